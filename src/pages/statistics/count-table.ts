/** Counts as the statistics tell them: values in reading order, with shares and the searches that they count. */

import {
  type CountedValue,
  type CountResult,
  type Crossing,
  type DimensionCount,
  type DimensionName,
  facetOfDimension,
} from '../../model/statistics.js';
import { type Language, localPath } from '../language.js';
import { type SearchState, searchPath, withValues } from '../search-state.js';

export interface CountRow {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Of all that is counted, from 0 to 1. */
  readonly share: number;
  /** Of the places on the first pages, from 0 to 1; null where it is not measured. */
  readonly shownShare: number | null;
  /** The search that finds these records and no others; null where no search does. */
  readonly href: string | null;
}

export interface CountTable {
  readonly dimension: DimensionName;
  readonly rows: readonly CountRow[];
  /** Values that are not among the rows. */
  readonly leftOut: number;
  /** Records without a value. */
  readonly without: number;
  /** All records. */
  readonly total: number;
  /** Whether some record has several values. */
  readonly isSeveral: boolean;
  /** Places on the first pages; null where they are not measured. */
  readonly places: number | null;
}

/** What tables are made with. */
export interface CountContext {
  readonly result: CountResult;
  readonly search: SearchState;
  readonly language: Language;
  /** What a value is called. */
  readonly labelOf: (value: CountedValue) => string;
  /** The place of a value among its like, for those that have an order of their own; null: it has none. */
  readonly orderOf: (value: CountedValue) => number | null;
}

/** A cell of a crossing. */
export interface CrossCell {
  readonly count: number;
  readonly href: string | null;
}

/** Two dimensions that are crossed. */
export interface CrossTable {
  readonly x: CountTable;
  readonly y: CountTable;
  /** For each row of `y` and last for none, a cell for each row of `x` and last for none. */
  readonly cells: readonly (readonly CrossCell[])[];
}

/** Places of the values that are shown of so many: of years the latest, of others the first. */
export function placesShown({ dimension, rows }: CountTable, most: number): number[] {
  const places = [...rows.keys()];
  return dimension === 'year' ? places.slice(-most) : places.slice(0, most);
}

/** The search that is left of a search when a value is chosen in it; null where no search finds just that. */
export function narrow(
  search: SearchState,
  { dimension, value, total }: { dimension: DimensionName; value: CountedValue; total: number },
): SearchState | null {
  // All that is counted has it.
  if (value.count === total) return search;
  // The search knows years of four digits only.
  if (!value.isWithin || (dimension === 'year' && !/^[12]\d{3}$/.test(value.key))) return null;
  return withValues(search, facetOfDimension[dimension], [value.key]);
}

/** The table of a dimension. */
export function toCountTable(counted: DimensionCount, context: CountContext): CountTable {
  const { result, search, language, labelOf } = context;
  const { dimension, leftOut, without } = counted;
  const { total } = result;
  const firstPages = dimension === 'source' ? result.firstPages : null;
  const places = firstPages === null || firstPages.places === 0 ? null : firstPages.places;
  const rows = inOrder(counted, context).map((n): CountRow => {
    const value = counted.values[n] as CountedValue;
    const next = narrow(search, { dimension, value, total });
    return {
      key: value.key,
      label: labelOf(value),
      count: value.count,
      share: value.count / total,
      shownShare: places === null ? null : (firstPages?.bySource[value.key] ?? 0) / places,
      href: next === null ? null : localPath(language, searchPath(next)),
    };
  });
  const sum = rows.reduce((all, { count }) => all + count, 0);
  return { dimension, rows, leftOut, without, total, places, isSeveral: sum > total - without };
}

/** The table of a crossing. */
export function toCrossTable({ x, y, cells }: Crossing, context: CountContext): CrossTable {
  const { search, language, result } = context;
  const columns = [...inOrder(x, context), x.values.length];
  const rows = [...inOrder(y, context), y.values.length];
  const hrefOf = (column: number, row: number, count: number) => {
    const [ofX, ofY] = [x.values[column], y.values[row]];
    if (count === 0 || ofX === undefined || ofY === undefined) return null;
    const { total } = result;
    const first = narrow(search, { dimension: x.dimension, value: ofX, total });
    if (first === null) return null;
    // Two levels of one tree are chosen in one facet, which asks for the one or the other.
    if (facetOfDimension[x.dimension] === facetOfDimension[y.dimension]) return null;
    const both = narrow(first, { dimension: y.dimension, value: ofY, total });
    return both === null ? null : localPath(language, searchPath(both));
  };
  return {
    x: toCountTable(x, context),
    y: toCountTable(y, context),
    cells: rows.map((row) =>
      columns.map((column) => {
        const count = cells[row * (x.values.length + 1) + column] as number;
        return { count, href: hrefOf(column, row, count) };
      }),
    ),
  };
}

// Values that have an order of their own stand in it, partners by name, so that none is ranked; others as they were counted.
function inOrder({ dimension, values }: DimensionCount, context: CountContext): number[] {
  const { language, labelOf, orderOf } = context;
  const places = [...values.keys()];
  if (dimension === 'source') {
    const names = values.map(labelOf);
    const { compare } = new Intl.Collator(language);
    return places.sort((a, b) => compare(names[a] as string, names[b] as string));
  }
  const orders = values.map(orderOf);
  if (orders.includes(null)) return places;
  return places.sort((a, b) => (orders[a] as number) - (orders[b] as number));
}
