/** Shared things as lists, the search index and tables see them: concepts, places and sources with their labels, what is above them, where they are. */

import type { Quad } from '../rdf/terms.js';
import { dcterms, igeo, skos, wgs84 } from '../rdf/vocabulary.js';
import type { TaggedText } from './record.js';
import type { SearchLanguage } from './search.js';

export interface SharedThing {
  readonly iri: string;
  /** Names, the preferred ones first. */
  readonly names: readonly TaggedText[];
  /** Other spellings: found, but not shown. */
  readonly otherNames: readonly TaggedText[];
  /** IRIs of what is directly above it. */
  readonly broader: readonly string[];
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const nameProperties = new Set([skos.prefLabel.value, dcterms.title.value]);
const otherNameProperties = new Set([skos.altLabel.value, skos.hiddenLabel.value]);
// A region that was merged into another lies in it, so that choosing the new one finds what was told of the old one.
const broaderProperties = new Set([
  skos.broader.value,
  igeo.subdivisionDirecteDe.value,
  dcterms.isReplacedBy.value,
]);

/** The named things of a graph of concepts, places or a source. */
export function readSharedThings(quads: readonly Quad[]): SharedThing[] {
  const bySubject = Map.groupBy(quads, ({ subject }) => subject.value);
  return [...bySubject].map(([iri, own]) => readThing(iri, own)).filter(({ names }) => names.length > 0);
}

function readThing(iri: string, quads: readonly Quad[]): SharedThing {
  const texts = (properties: ReadonlySet<string>) =>
    quads.flatMap(({ predicate, object }) =>
      properties.has(predicate.value) && object.termType === 'Literal'
        ? [{ text: object.value, language: object.language }]
        : [],
    );
  const degrees = (property: string, most: number) => {
    const value = Number(
      quads.find(({ predicate }) => predicate.value === property)?.object.value ?? Number.NaN,
    );
    return Math.abs(value) <= most ? value : null;
  };
  return {
    iri,
    names: texts(nameProperties),
    otherNames: texts(otherNameProperties),
    broader: quads
      .filter(
        ({ predicate, object }) => broaderProperties.has(predicate.value) && object.termType === 'NamedNode',
      )
      .map(({ object }) => object.value),
    latitude: degrees(wgs84.lat.value, 90),
    longitude: degrees(wgs84.long.value, 180),
  };
}

/** The text in the language wanted, else the first in French, else the first. */
export function inLanguage(texts: readonly TaggedText[], language: SearchLanguage): TaggedText | undefined {
  const of = (wanted: string) => texts.find((text) => text.language.toLowerCase().split('-')[0] === wanted);
  return of(language) ?? of('fr') ?? texts[0];
}

/** The last part of an IRI, for what has no name. */
export function endOfIri(iri: string): string {
  const end = iri.split(/[/#]/).findLast((part) => part !== '') ?? iri;
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

/** What a thing is called. */
export function labelOf(
  { names, iri }: Pick<SharedThing, 'names' | 'iri'>,
  language: SearchLanguage,
): string {
  return inLanguage(names, language)?.text ?? endOfIri(iri);
}
