/** Counts the records of a search along dimensions, and looks which sources stand on its first pages. */

import { usualPage } from '../model/search.js';
import { labelOf } from '../model/shared-thing.js';
import {
  type CountedValue,
  type CountOutcome,
  type CountRequest,
  type Crossing,
  type DimensionCount,
  type DimensionName,
  type FirstPages,
  facetOfDimension,
  mostCountedValues,
} from '../model/statistics.js';
import { membershipOf } from './dimensions.js';
import { type FacetCode, isThingFacet, numberOf, plainKey } from './facet-values.js';
import { firstOf } from './order.js';
import { filter, type Plan, planSearch, tiesOf } from './search.js';
import type { IndexView } from './search-index.js';

/** Stands for values of other facets and levels. */
const foreign = -1;
/** Stands for values of the dimension that are left out. */
const leftOut = -2;

/** A dimension that has been counted: where each value, by its number in memory, stands in it. */
interface Counting {
  readonly counted: DimensionCount;
  readonly places: Int32Array;
}

/** Counts. */
export function countRecords(request: CountRequest, view: IndexView): CountOutcome {
  const plan = planSearch(request, view);
  if (plan.kind !== 'plan') return plan;
  const { ids } = filter(plan, view);
  const { crossing, dimensions, seeds, text = '' } = request;
  const names = new Set(crossing === undefined ? dimensions : [...dimensions, crossing.x, crossing.y]);
  const countings = countAlong([...names], ids, plan, view);
  const countingOf = (name: DimensionName) => countings.get(name) as Counting;
  return {
    kind: 'counts',
    version: view.version,
    progress: view.progress,
    total: ids.length,
    centre: plan.centre?.place ?? null,
    dimensions: dimensions.map((name) => countingOf(name).counted),
    crossing:
      crossing === undefined ? null : cross(ids, countingOf(crossing.x), countingOf(crossing.y), view),
    firstPages: seeds === undefined || text.trim() !== '' ? null : lookAtFirstPages(ids, seeds, view),
  };
}

// All dimensions in one pass. Values of dimensions of one facet are of different levels, and none is in two.
function countAlong(
  names: readonly DimensionName[],
  ids: Uint32Array,
  plan: Plan,
  view: IndexView,
): ReadonlyMap<DimensionName, Counting> {
  const { facets } = view.memory;
  const tests = names.map((name) => membershipOf(name, view));
  const bits = Uint32Array.from(facets.allCodes, (code) => {
    const dimension = tests.findIndex((isMember) => isMember(code));
    return dimension === -1 ? 0 : 1 << dimension;
  });
  const { counts, without } = facets.tally(ids, { bits, width: names.length });
  return new Map(
    names.map((name, n) => {
      const numbers = [...counts.keys()].filter((number) => bits[number] === 1 << n && counts[number] !== 0);
      const toValue = valueMaker(name, plan, view);
      const found = numbers
        .map((number) => ({
          number,
          value: toValue(facets.allCodes[number] as FacetCode, counts[number] as number),
        }))
        .sort((a, b) => compareValues(name, a.value, b.value));
      return [name, toCounting(name, found, { without: without[n] as number, size: facets.allCodes.length })];
    }),
  );
}

function toCounting(
  dimension: DimensionName,
  found: readonly { readonly number: number; readonly value: CountedValue }[],
  { without, size }: { readonly without: number; readonly size: number },
): Counting {
  const places = new Int32Array(size).fill(foreign);
  for (const [place, { number }] of found.entries()) {
    places[number] = place < mostCountedValues ? place : leftOut;
  }
  const values = found.slice(0, mostCountedValues).map(({ value }) => value);
  return { counted: { dimension, values, leftOut: found.length - values.length, without }, places };
}

function compareValues(dimension: DimensionName, a: CountedValue, b: CountedValue): number {
  if (dimension === 'year') return Number(a.key) - Number(b.key);
  return b.count - a.count || (a.key < b.key ? -1 : 1);
}

function valueMaker(
  dimension: DimensionName,
  { request, selected }: Plan,
  { things, keys }: IndexView,
): (code: FacetCode, count: number) => CountedValue {
  const facet = facetOfDimension[dimension];
  const chosen = new Set((selected.get(facet) ?? []).map((key) => keys.codeOf(facet, key, things)));
  if (!isThingFacet(facet)) {
    return (code, count) => {
      const key = plainKey(facet, code);
      return { key, iri: null, label: key, count, isWithin: chosen.size === 0 || chosen.has(code) };
    };
  }
  const chosenThings = new Set([...chosen].map((code) => code !== undefined && numberOf(code)));
  return (code, count) => {
    const thing = things.get(numberOf(code));
    return {
      key: keys.keyOf(facet, thing.iri),
      iri: thing.iri,
      label: labelOf(thing, request.language),
      count,
      isWithin: chosen.size === 0 || things.lineage(thing.id).some(({ id }) => chosenThings.has(id)),
    };
  };
}

function cross(ids: Uint32Array, x: Counting, y: Counting, { memory }: IndexView): Crossing {
  const columns = x.counted.values.length + 1;
  const rows = y.counted.values.length + 1;
  const cells = new Uint32Array(columns * rows);
  for (const id of ids) {
    const numbers = memory.facets.valueNumbers(id);
    const ofX = placesOf(numbers, x);
    const ofY = placesOf(numbers, y);
    for (const row of ofY) for (const column of ofX) (cells[row * columns + column] as number)++;
  }
  return { x: x.counted, y: y.counted, cells };
}

// Where a record stands in a dimension: the last place is that of having no value.
function placesOf(numbers: Uint32Array, { places, counted }: Counting): number[] {
  const found: number[] = [];
  let has = false;
  for (const number of numbers) {
    const place = places[number] as number;
    if (place !== foreign) has = true;
    if (place >= 0) found.push(place);
  }
  return has ? found : [counted.values.length];
}

function lookAtFirstPages(ids: Uint32Array, seeds: readonly string[], view: IndexView): FirstPages {
  const { facets } = view.memory;
  const isSource = membershipOf('source', view);
  const bySource = new Map<string, number>();
  let places = 0;
  // Without words all records are equally relevant.
  const keys = new Float64Array(ids.length);
  for (const seed of seeds) {
    for (const id of firstOf({ ids, keys, ties: tiesOf(ids, seed, view) }, usualPage)) {
      places++;
      for (const number of facets.valueNumbers(id)) {
        const code = facets.allCodes[number] as FacetCode;
        if (!isSource(code)) continue;
        const key = view.keys.keyOf('source', view.things.get(numberOf(code)).iri);
        bySource.set(key, (bySource.get(key) ?? 0) + 1);
      }
    }
  }
  return { places, bySource: Object.fromEntries(bySource) };
}
