/** The partners by family, each with how much it tells. */

import type { FC } from 'hono/jsx';
import { Iris } from '../model/iris.js';
import type { Facet } from '../model/search.js';
import { type Family, families } from '../model/source.js';
import { formatCount, type Language, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { External, To } from './marked.js';
import type { Link } from './names.js';
import { ask, type Site } from './site.js';

export interface PartnerLine {
  readonly family: Family | null;
  /** To its page here where the bank has it, to its own site otherwise. */
  readonly link: Link;
  readonly homepage: string | null;
  /** Initiatives that it tells; null while the index cannot say. */
  readonly count: number | null;
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
    };
  });
  const listed = new Set(site.sources.map(({ id }) => iris.source(id)));
  const others = (facet?.values ?? [])
    .filter(({ iri }) => iri !== null && !listed.has(iri))
    .map(({ iri, count }): PartnerLine => {
      const link = site.names.link(iri ?? '', language);
      return { family: null, link, homepage: null, count };
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
    <Layout language={language} title={words.sourcesTitle} path="/sources">
      <h1>{words.sourcesTitle}</h1>
      <p class="lead">{words.sourcesIntro}</p>
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
    </Layout>
  );
};

const Line: FC<{ line: PartnerLine; language: Language }> = ({ line, language }) => {
  const words = wordsOf(language);
  const { link, homepage, count } = line;
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
      {count === null ? null : (
        <span class="note">
          {count === 0 ? words.notHarvested : formatCount(count, words.recordCount, language)}
        </span>
      )}
    </li>
  );
};
