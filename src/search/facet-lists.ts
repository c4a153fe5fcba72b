/** The facets beside a result: values with labels and counts, the open branches of trees. */

import {
  type Facet,
  type FacetName,
  type FacetValue,
  facetNames,
  facetsOfKind,
  type SearchedKind,
  type SearchLanguage,
} from '../model/search.js';
import { labelOf } from '../model/shared-thing.js';
import type { FacetCount } from './facet-memory.js';
import { type FacetCode, type FacetKeys, facetCode, isThingFacet, numberOf } from './facet-values.js';
import type { KnownThing, ThingTable } from './thing-table.js';

export interface FacetListOptions {
  readonly kind: SearchedKind;
  /** By the facets' places among `facetNames`. */
  readonly counts: readonly (readonly FacetCount[])[];
  /** What is chosen, by facet. */
  readonly selected: ReadonlyMap<FacetName, readonly string[]>;
  readonly things: ThingTable;
  readonly keys: FacetKeys;
  readonly language: SearchLanguage;
  /** Values shown of each facet. */
  readonly limit: number;
}

/** A value before it has a label. */
interface Counted {
  readonly code: FacetCode;
  readonly count: number;
  readonly thing: KnownThing | null;
}

/** All facets of a kind of record, in their order. */
export function listFacets(options: FacetListOptions): Facet[] {
  return facetsOfKind[options.kind].map((name) =>
    listFacet(name, options.counts[facetNames.indexOf(name)] ?? [], options),
  );
}

function listFacet(name: FacetName, counts: readonly FacetCount[], options: FacetListOptions): Facet {
  const { things, selected, keys, limit } = options;
  const selectedCodes = new Map(
    (selected.get(name) ?? []).map((key) => [key, keys.codeOf(name, key, things)] as const),
  );
  const chosen = new Set([...selectedCodes.values()].filter((code) => code !== undefined));
  const open = openBranches(name, chosen, things);
  const counted = new Map(counts);
  const inSight = [...chosen, ...[...open].map((id) => facetCode(name, id))];
  for (const code of inSight) if (!counted.has(code)) counted.set(code, 0);
  const toCounted = ([code, count]: FacetCount): Counted => ({
    code,
    count,
    thing: isThingFacet(name) ? things.get(numberOf(code)) : null,
  });
  const shown = [...counted].map(toCounted).filter((value) => isShown(value, open, things));
  // Years in their order, all else by frequency; what is chosen stays in sight.
  const rank = ({ code, count }: Counted) => (name === 'year' ? numberOf(code) : count);
  const isKept = ({ code }: Counted) => chosen.has(code) || open.has(numberOf(code));
  shown.sort((a, b) => rank(b) - rank(a) || a.code - b.code);
  const kept = shown.filter((value, n) => n < limit || isKept(value));
  const unknown = [...selectedCodes].filter(([, code]) => code === undefined).map(([key]) => toUnknown(key));
  return {
    name,
    values: [...kept.map((value) => toValue(name, value, chosen, options)), ...unknown],
    leftOut: shown.length - kept.length,
  };
}

// The chosen things and all that is above them: their branches are open.
function openBranches(
  name: FacetName,
  chosen: ReadonlySet<FacetCode>,
  things: ThingTable,
): ReadonlySet<number> {
  if (!isThingFacet(name)) return new Set();
  return new Set([...chosen].flatMap((code) => things.lineage(numberOf(code)).map(({ id }) => id)));
}

// Shown are the roots, what is directly below them, and what is directly below what is open.
function isShown({ thing }: Counted, open: ReadonlySet<number>, things: ThingTable): boolean {
  if (thing === null) return true;
  const isReached = ({ id, broader }: KnownThing) => broader.length === 0 || open.has(id);
  return isReached(thing) || thing.broader.some((id) => isReached(things.get(id)));
}

// A value that no record has, and that is chosen all the same.
function toUnknown(key: string): FacetValue {
  return { key, iri: null, label: key, count: 0, isSelected: true, broader: [] };
}

function toValue(
  name: FacetName,
  { code, count, thing }: Counted,
  chosen: ReadonlySet<FacetCode>,
  { things, keys, language }: FacetListOptions,
): FacetValue {
  const isSelected = chosen.has(code);
  if (thing === null || !isThingFacet(name)) {
    const key = String(numberOf(code));
    return { key, iri: null, label: key, count, isSelected, broader: [] };
  }
  return {
    key: keys.keyOf(name, thing.iri),
    iri: thing.iri,
    label: labelOf(thing, language),
    count,
    isSelected,
    broader: thing.broader.map((id) => keys.keyOf(name, things.get(id).iri)),
  };
}
