/** What territories a place lies in, as the graphs of places say. */

import type { Quad } from '../rdf/terms.js';
import { dcterms, igeo } from '../rdf/vocabulary.js';

/** The IRIs of the places that each place is directly a part of, or was replaced by. */
export type PlaceParents = ReadonlyMap<string, readonly string[]>;

/** Reads the parents of places from quads of the graphs of places, or of records that describe a city abroad. */
export function readPlaceParents(quads: Iterable<Quad>): PlaceParents {
  const parents = new Map<string, string[]>();
  for (const { subject, predicate, object } of quads) {
    if (!predicate.equals(igeo.subdivisionDirecteDe) && !predicate.equals(dcterms.isReplacedBy)) continue;
    const known = parents.get(subject.value);
    if (known === undefined) parents.set(subject.value, [object.value]);
    else if (!known.includes(object.value)) known.push(object.value);
  }
  return parents;
}

/** The place and every territory that it lies in, the nearest first, each once: commune, EPCI, département, region, country. */
export function territoryChain(place: string, parents: PlaceParents): readonly string[] {
  const chain = new Set([place]);
  // A set is walked in the order in which it grows.
  for (const territory of chain) for (const parent of parents.get(territory) ?? []) chain.add(parent);
  return [...chain];
}
