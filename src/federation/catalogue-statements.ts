/** What the catalogue's statements are made of: its IRIs, and texts in both languages. */

import type { BilingualText } from '../model/source.js';
import { literal, type NamedNode, namedNode, type ObjectTerm } from '../rdf/terms.js';

export type Statement = readonly [NamedNode, NamedNode, ObjectTerm];

/** The names that the catalogue's own IRIs end with. */
export interface CatalogueIris {
  readonly catalogue: NamedNode;
  /** The VoID dataset. */
  readonly dataset: NamedNode;
  /** The service of the SPARQL service description. */
  readonly service: NamedNode;
  source(id: string): NamedNode;
  /** Something that the catalogue alone speaks of. */
  own(name: string): NamedNode;
}

/** The names under a base IRI. */
export function catalogueIris(base: string): CatalogueIris {
  return {
    catalogue: namedNode(`${base}catalogue`),
    dataset: namedNode(`${base}.well-known/void#dataset`),
    service: namedNode(`${base}.well-known/void#service`),
    source: (id) => namedNode(`${base}id/source/${encodeURIComponent(id)}`),
    own: (name) => namedNode(`${base}catalogue#${name}`),
  };
}

/** A text in both languages. */
export function* say(subject: NamedNode, property: NamedNode, text: BilingualText): Iterable<Statement> {
  for (const language of ['fr', 'en'] as const) yield [subject, property, literal(text[language], language)];
}
