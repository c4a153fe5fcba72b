/** The partners by family, each with how much it tells and what is known of it: the participants of the commons. */

import type { FC } from 'hono/jsx';
import { Iris } from '../model/iris.js';
import type { Facet } from '../model/search.js';
import { type Family, families, type Source } from '../model/source.js';
import { CommonsLayout } from './commons/commons-layout.js';
import { commonsPaths } from './commons/commons-menu.js';
import { Blocks } from './commons/prose.js';
import { formatCount, type Language, wordsOf } from './language.js';
import { External, To } from './marked.js';
import type { Link } from './names.js';
import { partnerWords } from './partner-words.js';
import { ask, type Site } from './site.js';

export interface PartnerLine {
  readonly family: Family | null;
  /** To its page here where the bank has it, to its own site otherwise. */
  readonly link: Link;
  readonly homepage: string | null;
  /** Initiatives that it tells; null while the index cannot say. */
  readonly count: number | null;
  /** What the project's own file says of it; null for one that came from elsewhere. */
  readonly source: Source | null;
}

/** Gathers the partners: those that the project has files of, and those that the data alone tell of. */
export async function viewPartners(site: Site, language: Language): Promise<PartnerLine[]> {
  const outcome = await ask(site, { language, pageSize: 1, facetLimit: 1_000 });
  const facet = outcome.kind === 'result' ? outcome.facets.find(({ name }) => name === 'source') : undefined;
  const iris = new Iris(site.base);
  const known = site.sources.map((source): PartnerLine => {
    const iri = iris.source(source.id);
    const here = site.names.isDescribed(iri);
    const elsewhere = { href: source.homepage ?? '', text: source.name[language], language };
    return {
      family: source.family,
      link: here ? site.names.link(iri, language) : elsewhere,
      homepage: here ? source.homepage : null,
      count: countOf(facet, iri),
      source,
    };
  });
  const listed = new Set(site.sources.map(({ id }) => iris.source(id)));
  const others = (facet?.values ?? [])
    .filter(({ iri }) => iri !== null && !listed.has(iri))
    .map(({ iri, count }): PartnerLine => {
      const link = site.names.link(iri ?? '', language);
      return { family: null, link, homepage: null, count, source: null };
    });
  const order = new Intl.Collator(language);
  return [...known, ...others].sort((a, b) => order.compare(a.link.text, b.link.text));
}

function countOf(facet: Facet | undefined, iri: string): number | null {
  if (facet === undefined) return null;
  return facet.values.find((value) => value.iri === iri)?.count ?? 0;
}

export interface SourcesPageProps {
  readonly partners: readonly PartnerLine[];
  readonly language: Language;
}

/** The list of partners. */
export const SourcesPage: FC<SourcesPageProps> = ({ partners, language }) => {
  const words = wordsOf(language);
  const byFamily = Map.groupBy(partners, ({ family }) => family);
  return (
    <CommonsLayout language={language} title={words.sourcesTitle} path={commonsPaths.partners}>
      <h1>{words.sourcesTitle}</h1>
      <p class="lead">{words.sourcesIntro}</p>
      <Blocks of={[...partnerWords[language].intro, ...summaryOf(partners, language)]} language={language} />
      {[...families, null].map((family) => {
        const lines = byFamily.get(family) ?? [];
        const id = family ?? 'others';
        return lines.length === 0 ? null : (
          <section aria-labelledby={id}>
            <h2 id={id}>{family === null ? words.otherSources : words[family]}</h2>
            <ul class="cards">
              {lines.map((line) => (
                <Line line={line} language={language} />
              ))}
            </ul>
          </section>
        );
      })}
    </CommonsLayout>
  );
};

// Nothing while it is not known who has records.
function summaryOf(partners: readonly PartnerLine[], language: Language): readonly string[] {
  const real = partners.filter(({ source }) => source?.example !== true);
  if (real.some(({ count }) => count === null)) return [];
  const having = (test: (line: PartnerLine) => boolean) => real.filter(test).length;
  const counts = {
    all: real.length,
    told: having(({ count }) => count !== 0),
    licences: having(({ source }) => source !== null && source.licence !== null),
    definitions: having(({ source }) => source !== null && source.definitionOfInnovation !== null),
  };
  return [partnerWords[language].summary(counts)];
}

const Line: FC<{ line: PartnerLine; language: Language }> = ({ line, language }) => {
  const words = wordsOf(language);
  const { link, homepage, count, source } = line;
  const facts = source === null ? [] : factsOf(source, language);
  return (
    <li>
      <span>
        <To link={link} />
        {homepage === null ? null : (
          <span class="note homepage">
            <External href={homepage} />
          </span>
        )}
      </span>
      <span class="note known">
        {count === null || count === 0 ? null : (
          <strong>{formatCount(count, words.recordCount, language)}</strong>
        )}
        {facts.map((fact) => (
          <span>{fact}</span>
        ))}
      </span>
    </li>
  );
};

// What is as for most of them is not repeated.
function factsOf(
  { example, evidence, status, licence, definitionOfInnovation: definition }: Source,
  language: Language,
): readonly string[] {
  const words = partnerWords[language];
  return [
    example ? words.example : words.evidence[evidence.kind],
    words.status[status],
    licence === null ? '' : words.licence,
    definition === null ? '' : words.definition,
  ].filter((fact) => fact !== '');
}
