/** What the address of the statistics says: the search that is counted, and what it is counted by. */

import { type DimensionName, dimensionNames } from '../../model/statistics.js';
import {
  addressOf,
  readSearch,
  type SearchFault,
  type SearchState,
  searchParameters,
} from '../search-state.js';

export interface StatisticsState {
  /** Its order and page do not matter. */
  readonly search: SearchState;
  /** Null: the overview. */
  readonly x: DimensionName | null;
  /** What `x` is crossed with. */
  readonly y: DimensionName | null;
}

/** Reads the parameters of an address. */
export function readStatistics(parameters: URLSearchParams): StatisticsState | SearchFault {
  const search = readSearch(parameters);
  if ('kind' in search) return search;
  const x = readDimension('x', parameters);
  if (x !== null && typeof x === 'object') return x;
  const y = readDimension('y', parameters);
  if (y !== null && typeof y === 'object') return y;
  if (y !== null && x === null) return fault('x', '', dimensionNames);
  if (y !== null && x === y) {
    return fault(
      'y',
      y,
      dimensionNames.filter((name) => name !== x),
    );
  }
  return { search: { ...search, sort: null, page: 1 }, x, y };
}

function readDimension(
  parameter: 'x' | 'y',
  parameters: URLSearchParams,
): DimensionName | SearchFault | null {
  const text = parameters.get(parameter)?.trim() ?? '';
  if (text === '') return null;
  return dimensionNames.find((name) => name === text) ?? fault(parameter, text, dimensionNames);
}

function fault(parameter: string, value: string, names: readonly DimensionName[]): SearchFault {
  const expected = names.join(', ');
  return {
    kind: 'malformed',
    parameter,
    value: value.slice(0, 100),
    expected: { fr: expected, en: expected },
  };
}

/** The path of statistics, without language prefix. */
export function statisticsPath({ search, x, y }: StatisticsState, format?: string): string {
  return addressOf('/statistiques', [
    // What is counted has neither order nor pages.
    ...searchParameters({ ...search, sort: null, page: 1 }),
    ...(x === null ? [] : [['x', x] as const]),
    ...(y === null ? [] : [['y', y] as const]),
    ...(format === undefined ? [] : [['format', format] as const]),
  ]);
}
