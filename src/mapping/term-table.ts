/** What properties mappings may use: their names from the JSON-LD context, their ranges from the SHACL shapes. */

import { toDataset } from '../rdf/dataset.js';
import type { NamedNode, Quad } from '../rdf/terms.js';
import { namedNode } from '../rdf/terms.js';
import { bis, dcterms, sh } from '../rdf/vocabulary.js';
import { type Range, ShapeReader } from './shape-range.js';

/** A property of a class, as a mapping may use it. */
export interface PropertyUse extends Range {
  readonly name: string;
  readonly iri: string;
}

/** What mappings may speak of. */
export interface TermTable {
  /** The properties of each class that a shape targets, by class IRI and then by name. */
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, PropertyUse>>;
  /** The IRIs of those classes by their names in the context. */
  readonly classes: ReadonlyMap<string, string>;
}

/** What the bank itself says of records, and no mapping may. */
const saidByTheBank = new Set(
  [dcterms.source, dcterms.publisher, bis.listedOn, bis.placePrecision].map(({ value }) => value),
);

/** Builds the table. Takes the context's terms and the shapes' quads. */
export function buildTermTable(terms: ReadonlyMap<string, string>, shapes: readonly Quad[]): TermTable {
  const dataset = toDataset(shapes);
  const reader = new ShapeReader(dataset);
  const nameOf = new Map([...terms].map(([name, iri]) => [iri, name]));
  const properties = new Map<string, Map<string, PropertyUse>>();
  const classes = new Map<string, string>();
  for (const { subject: shape, object: target } of dataset.match(null, sh.targetClass)) {
    const known = properties.get(target.value) ?? new Map<string, PropertyUse>();
    properties.set(target.value, known);
    const className = nameOf.get(target.value);
    if (className !== undefined) classes.set(className, target.value);
    for (const [iri, range] of reader.rangesOf(shape)) {
      const name = nameOf.get(iri);
      if (name !== undefined && !saidByTheBank.has(iri)) known.set(name, { name, iri, ...range });
    }
  }
  return { properties, classes };
}

/** A property's term. */
export function termOf(property: PropertyUse): NamedNode {
  return namedNode(property.iri);
}
