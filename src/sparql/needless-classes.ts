/**
 * Patterns of a class that say nothing new: beside `?x dcterms:subject ?t`, `?x a bis:Initiative` holds of every solution once
 * where all that have a subject are initiatives, which is counted once a version. Without it a block has the same solutions, as
 * often (SPARQL 1.1 Query, 18.3.1).
 */

import { rdf } from '../rdf/vocabulary.js';
import type { Resolve } from './iri-resolver.js';
import {
  isIri,
  isNode,
  isOpen,
  isSame,
  mapped,
  mappedValues,
  type PatternNode,
  type SyntaxNode,
  type TripleNode,
} from './syntax-nodes.js';

/** A pattern that may be needless, and the IRI that stands in it in the place of `rdf:type`. */
export interface ClassPlace {
  readonly marker: string;
  readonly class: string;
  /** What else is asked of the same thing. */
  readonly properties: readonly string[];
}

/** By property, the classes that all its subjects are members of. */
export type Domains = ReadonlyMap<string, ReadonlySet<string>>;

/** The tree with a marker in each such pattern; the same one where there are none. `nonce` is what no client can know. */
export function markClasses<Tree extends object>(
  tree: Tree,
  resolve: Resolve,
  nonce: string,
): { readonly tree: Tree; readonly places: readonly ClassPlace[] } {
  const places: ClassPlace[] = [];
  const mark = (value: unknown): unknown => {
    if (Array.isArray(value)) return mapped(value, mark);
    if (typeof value !== 'object' || value === null || isNode(value, 'term')) return value;
    if (isNode(value, 'pattern', 'bgp')) return markedIn(value as PatternNode);
    return mappedValues(value as SyntaxNode, mark);
  };
  const markedIn = (block: PatternNode): PatternNode => {
    const triples = block.triples as readonly TripleNode[];
    const marked = mapped(triples, (triple) => {
      const { subject, predicate, object } = triple as TripleNode;
      if (propertyOf(predicate, resolve) !== rdf.type.value || !isOpen(subject) || !isIri(object))
        return triple;
      const properties = triples.flatMap((other) =>
        isOpen(other.subject) && isSame(other.subject, subject)
          ? (firstStep(other.predicate, resolve) ?? [])
          : [],
      );
      if (properties.length === 0) return triple;
      const marker = `urn:x-bis:class:${nonce}:${places.length}`;
      places.push({ marker, class: resolve(object), properties });
      return { ...(triple as TripleNode), predicate: { type: 'term', subType: 'namedNode', value: marker } };
    });
    return marked === triples ? block : { ...block, triples: marked };
  };
  // What is constructed is not asked.
  const { where } = tree as { readonly where?: object };
  const marked = where === undefined ? where : mark(where);
  return marked === where ? { tree, places } : { tree: { ...tree, where: marked }, places };
}

/** The text without those patterns that are needless by what is counted, and with the others as they were; null: none is. */
export function leaveOutClasses(
  text: string,
  places: readonly ClassPlace[],
  domains: Domains,
): string | null {
  const needless = places.filter((place) =>
    place.properties.some((property) => domains.get(property)?.has(place.class)),
  );
  if (needless.length === 0) return null;
  const left = needless.reduce((filled, { marker }) => {
    const pattern = new RegExp(`\\S+ <${marker}> \\S+ \\. `);
    return filled.replace(pattern, '');
  }, text);
  return withoutMarkers(left, places);
}

/** The text with all patterns as they were. */
export function withoutMarkers(text: string, places: readonly ClassPlace[]): string {
  return places.reduce((filled, { marker }) => filled.replace(`<${marker}>`, `<${rdf.type.value}>`), text);
}

/** What all solutions of a pattern have of its subject; null: that is not known. */
function firstStep(predicate: SyntaxNode, resolve: Resolve): string | null {
  const isSequence = isNode(predicate, 'path', '/');
  const step = isSequence ? (predicate.items as readonly SyntaxNode[])[0] : predicate;
  const property = step === undefined ? null : propertyOf(step, resolve);
  // Two classes must not be left out because of each other.
  return property === rdf.type.value ? null : property;
}

const propertyOf = (predicate: SyntaxNode, resolve: Resolve) =>
  isIri(predicate) ? resolve(predicate) : null;
