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
import type { FacetMemory } from './facet-memory.js';
import {
  type FacetCode,
  type FacetKeys,
  facetCode,
  isThingFacet,
  numberOf,
  plainKey,
} from './facet-values.js';
import type { KnownThing, ThingTable } from './thing-table.js';

export interface FacetListOptions {
  readonly kind: SearchedKind;
  readonly facets: FacetMemory;
  /** By the numbers that values have in memory. */
  readonly counts: Uint32Array;
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
  return facetsOfKind[options.kind].map((name) => listFacet(name, options));
}

function listFacet(name: FacetName, options: FacetListOptions): Facet {
  const { things, selected, keys, limit } = options;
  const selectedCodes = new Map(
    (selected.get(name) ?? []).map((key) => [key, keys.codeOf(name, key, things)] as const),
  );
  const chosen = new Set([...selectedCodes.values()].filter((code) => code !== undefined));
  const open = openBranches(name, chosen, things);
  const shown = shownValues(name, { chosen, open }, options);
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

// What is chosen and what is above it is shown even where nothing has it.
function shownValues(
  name: FacetName,
  { chosen, open }: { readonly chosen: ReadonlySet<FacetCode>; readonly open: ReadonlySet<number> },
  { facets, counts, things }: FacetListOptions,
): Counted[] {
  const isThing = isThingFacet(name);
  const bare = new Set([...chosen, ...[...open].map((id) => facetCode(name, id))]);
  const shown: Counted[] = [];
  const show = (code: FacetCode, count: number) => {
    if (isThing && !isShown(numberOf(code), open, things)) return;
    shown.push({ code, count, thing: isThing ? things.get(numberOf(code)) : null });
  };
  for (const number of facets.valuesOf(facetNames.indexOf(name))) {
    const count = counts[number] as number;
    if (count === 0) continue;
    const code = facets.allCodes[number] as FacetCode;
    bare.delete(code);
    show(code, count);
  }
  for (const code of bare) show(code, 0);
  return shown;
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
function isShown(id: number, open: ReadonlySet<number>, things: ThingTable): boolean {
  if (things.isNearRoot(id) || open.has(id)) return true;
  return open.size > 0 && things.get(id).broader.some((above) => open.has(above));
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
    const key = plainKey(name, code);
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
