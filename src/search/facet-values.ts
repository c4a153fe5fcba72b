/** Values of facets as numbers, and as the keys that stand for them in addresses. */

import type { SearchRecord, ThingFacet } from '../model/record.js';
import { type FacetName, facetNames, type Origin, origins } from '../model/search.js';
import { scheme } from '../rdf/vocabulary.js';
import type { ThingTable } from './thing-table.js';

/** A facet and the number of a thing, or a year, in 32 bits. */
export type FacetCode = number;

const span = 2 ** 24;
/** The value that records with a distinction have. */
const hasDistinction = 1;

/** The code of a value: `number` is a thing's, a year, an origin's place among all, or 1 for "has a distinction". */
export function facetCode(facet: FacetName, number: number): FacetCode {
  return facetNames.indexOf(facet) * span + (number % span);
}

/** Place of the facet among `facetNames`. */
export function facetOf(code: FacetCode): number {
  return Math.floor(code / span);
}

/** The number of a thing, or a year. */
export function numberOf(code: FacetCode): number {
  return code % span;
}

/** Whether the values of a facet are things, which have IRIs and labels. */
export function isThingFacet(facet: FacetName): facet is ThingFacet {
  return facet !== 'year' && facet !== 'distinction' && facet !== 'origin';
}

/** All that a record counts for: its values, and what stands above them. */
export function codesOf(record: SearchRecord, origin: Origin, things: ThingTable): Uint32Array {
  const codes = new Set<FacetCode>();
  for (const [facet, iris] of Object.entries(record.things) as [ThingFacet, readonly string[]][]) {
    for (const iri of iris) {
      for (const { id } of things.lineage(things.idOf(iri))) codes.add(facetCode(facet, id));
    }
  }
  if (record.year !== null) codes.add(facetCode('year', record.year));
  codes.add(facetCode('origin', origins.indexOf(origin)));
  if (record.hasDistinction) codes.add(facetCode('distinction', hasDistinction));
  return Uint32Array.from(codes);
}

/** What stands in an address for a value that is no thing. */
export function plainKey(facet: FacetName, code: FacetCode): string {
  return (facet === 'origin' ? origins[numberOf(code)] : undefined) ?? String(numberOf(code));
}

/** Turns values into keys and back, under a base IRI. */
export class FacetKeys {
  readonly #prefixes: Readonly<Record<ThingFacet, string>>;

  constructor(base: string) {
    this.#prefixes = {
      theme: `${scheme.iri}themes/`,
      territory: `${base}id/place/`,
      stage: `${scheme.iri}stages/`,
      engineering: `${scheme.iri}engineering/`,
      method: `${scheme.iri}methods/`,
      audience: `${scheme.iri}audiences/`,
      source: `${base}id/source/`,
      reach: `${scheme.iri}reach/`,
      recordType: `${scheme.iri}record-types/`,
      tag: `${scheme.iri}tags/`,
      callKind: `${scheme.iri}call-kinds/`,
      callFor: `${base}id/initiative/`,
      holder: `${base}id/organization/`,
    };
  }

  /** What stands for an IRI in an address: the IRI itself where it is not of the facet's usual kind. */
  keyOf(facet: ThingFacet, iri: string): string {
    const prefix = this.#prefixes[facet];
    return iri.startsWith(prefix) ? iri.slice(prefix.length) : iri;
  }

  /** The IRI that a key or an IRI stands for. */
  iriOf(facet: ThingFacet, key: string): string {
    return /^[a-z][a-z0-9+.-]*:/i.test(key) ? key : this.#prefixes[facet] + key;
  }

  /** The code of a key or IRI; undefined when no record can have it. */
  codeOf(facet: FacetName, key: string, things: ThingTable): FacetCode | undefined {
    if (facet === 'distinction') return facetCode(facet, hasDistinction);
    if (facet === 'origin') {
      const number = origins.indexOf(key as Origin);
      return number === -1 ? undefined : facetCode(facet, number);
    }
    if (facet === 'year') return /^\d{1,4}$/.test(key) ? facetCode(facet, Number(key)) : undefined;
    const id = things.find(this.iriOf(facet, key));
    return id === undefined ? undefined : facetCode(facet, id);
  }
}
