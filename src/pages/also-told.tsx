/** Records of other partners that tell of the same initiative, or may: who tells it, and what makes one think so. */

import type { FC } from 'hono/jsx';
import { Iris } from '../model/iris.js';
import { bis, dcterms, skos } from '../rdf/vocabulary.js';
import { type Description, quadsOf, valuesOf } from './description.js';
import { type Language, type Words, wordsOf } from './language.js';
import { To } from './marked.js';
import type { Link } from './names.js';
import type { Site } from './site.js';

export interface AlsoTold {
  readonly iri: string;
  readonly record: Link;
  readonly publisher: Link | null;
  /** Whether a person says that it is the same initiative. */
  readonly isConfirmed: boolean;
  /** What was compared, as the data says it. */
  readonly methods: readonly string[];
  /** From 0 to 1. */
  readonly score: number;
}

/** Links of one record that are shown. */
const mostShown = 10;

/** The records that a description links to, what is confirmed first, then the likeliest. */
export function viewAlsoTold(description: Description, site: Site, language: Language): AlsoTold[] {
  const { names, reader, base } = site;
  const confirmed = new Set(valuesOf(description, skos.exactMatch).map(({ value }) => value));
  return valuesOf(description, bis.possiblySameAs)
    .map(({ value: iri }): AlsoTold => {
      const [publisher] = names.values(iri, dcterms.publisher);
      const graph = reader.graph(new Iris(base).linkGraph(description.iri, iri));
      const quads = graph === undefined ? [] : quadsOf(graph);
      const said = (property: typeof bis.score) =>
        quads.find(({ predicate }) => predicate.equals(property))?.object.value ?? '';
      return {
        iri,
        record: names.link(iri, language),
        publisher: publisher === undefined ? null : names.link(publisher.value, language),
        isConfirmed: confirmed.has(iri),
        methods: said(bis.comparisonMethod).split('; '),
        score: Number(said(bis.score)),
      };
    })
    .sort((a, b) => Number(b.isConfirmed) - Number(a.isConfirmed) || b.score - a.score)
    .slice(0, mostShown);
}

/** The section; nothing where there is no other record. */
export const AlsoToldBy: FC<{ of: readonly AlsoTold[]; language: Language }> = ({ of, language }) => {
  const words = wordsOf(language);
  if (of.length === 0) return null;
  return (
    <section class="also-told" aria-labelledby="also-told">
      <h2 id="also-told">{words.alsoToldBy}</h2>
      <ul>
        {of.map(({ record, publisher, isConfirmed, methods }) => (
          <li>
            {publisher === null ? null : (
              <>
                <To link={publisher} />
                {words.colonAfterName}
              </>
            )}
            <To link={record} />
            <p class="note">
              {isConfirmed
                ? words.confirmedSame
                : `${words.perhapsSame} ${methods.map((method) => methodText(method, words)).join(', ')}.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

function methodText(method: string, words: Words): string {
  const known: Readonly<Record<string, string>> = {
    'same address': words.sameAddress,
    'same title and place': words.sameTitleAndPlace,
    'same holder and similar title': words.sameHolder,
  };
  return known[method] ?? method;
}
