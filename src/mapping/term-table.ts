/** What properties mappings may use: their names from the JSON-LD context, their ranges from the SHACL shapes. */

import { toDataset } from '../rdf/dataset.js';
import type { NamedNode, Quad, Term } from '../rdf/terms.js';
import { namedNode } from '../rdf/terms.js';
import { bis, dcterms, rdf, sh } from '../rdf/vocabulary.js';

/** A property of a class, as a mapping may use it. */
export interface PropertyUse {
  readonly name: string;
  readonly iri: string;
  /** `text`: a language-tagged literal; `iri`: an address; `resource`: a described thing of class `range`. */
  readonly value: 'text' | 'iri' | 'resource';
  readonly range?: string;
}

/** The properties of each class, by class IRI and then by name. */
export type TermTable = ReadonlyMap<string, ReadonlyMap<string, PropertyUse>>;

/** What the mapper itself says of every record, and no mapping may. */
const saidByTheMapper = new Set([dcterms.source.value, dcterms.publisher.value, bis.listedOn.value]);

/** Builds the table of every class that a shape targets. Takes the context's terms and the shapes' quads. */
export function buildTermTable(terms: ReadonlyMap<string, string>, shapes: readonly Quad[]): TermTable {
  const dataset = toDataset(shapes);
  const objects = (subject: Term, predicate: NamedNode) =>
    [...dataset.match(subject, predicate)].map(({ object }) => object);
  const nameOf = new Map([...terms].map(([name, iri]) => [iri, name]));
  const table = new Map<string, Map<string, PropertyUse>>();
  for (const { subject: shape, object: target } of dataset.match(null, sh.targetClass)) {
    const properties = new Map<string, PropertyUse>();
    for (const property of objects(shape, sh.property)) {
      const iri = objects(property, sh.path)[0]?.value ?? '';
      const name = nameOf.get(iri);
      if (name === undefined || saidByTheMapper.has(iri)) continue;
      properties.set(name, { name, iri, ...rangeOf(property, objects) });
    }
    table.set(target.value, properties);
  }
  return table;
}

function rangeOf(
  property: Term,
  objects: (subject: Term, predicate: NamedNode) => Term[],
): Pick<PropertyUse, 'value' | 'range'> {
  const range = objects(property, sh.class)[0]?.value;
  if (range !== undefined) return { value: 'resource', range };
  const isText = objects(property, sh.datatype).some((term) => term.equals(rdf.langString));
  return { value: isText ? 'text' : 'iri' };
}

/** A property's term. */
export function termOf(property: PropertyUse): NamedNode {
  return namedNode(property.iri);
}
