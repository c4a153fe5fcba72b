import { describe, expect, it } from 'vitest';
import type { CountedValue, CountResult, DimensionCount } from '../../../../src/model/statistics.js';
import { emptySearch, withValues } from '../../../../src/pages/search-state.js';
import {
  type CountContext,
  narrow,
  placesShown,
  toCountTable,
  toCrossTable,
} from '../../../../src/pages/statistics/count-table.js';

const value = (key: string, count: number, more: Partial<CountedValue> = {}): CountedValue => ({
  ...{ key, iri: `http://x.example/${key}`, label: key, count, isWithin: true },
  ...more,
});
const counted = (
  dimension: DimensionCount['dimension'],
  values: readonly CountedValue[],
  without = 0,
): DimensionCount => ({ dimension, values, leftOut: 0, without });

const result: CountResult = {
  ...{ kind: 'counts', version: 1, progress: null, total: 10, centre: null },
  ...{ dimensions: [], crossing: null, firstPages: null },
};
const context = (more: Partial<CountContext> = {}): CountContext => ({
  ...{ result, search: emptySearch, language: 'fr', labelOf: ({ label }) => label, orderOf: () => null },
  ...more,
});
const keys = ({ rows }: { readonly rows: readonly { readonly key: string }[] }) => rows.map(({ key }) => key);

describe('The table of a dimension', () => {
  it('has shares of all records, and the search that finds each value', () => {
    const table = toCountTable(counted('theme', [value('ENV', 5), value('EMP', 2)], 3), context());
    expect(table.rows.map(({ share, href }) => [share, href])).toEqual([
      [0.5, '/recherche?theme=ENV'],
      [0.2, '/recherche?theme=EMP'],
    ]);
    expect([table.without, table.isSeveral]).toEqual([3, false]);
  });

  it('says that some records have several values where the counts exceed those that have any', () => {
    expect(toCountTable(counted('theme', [value('A', 6), value('B', 5)]), context()).isSeveral).toBe(true);
  });

  it('has values with an order of their own in it, and others as they were counted', () => {
    const values = [value('late', 5), value('early', 2)];
    const orders: Readonly<Record<string, number>> = { early: 1, late: 2 };
    const orderOf = ({ key }: CountedValue) => orders[key] ?? null;
    expect(keys(toCountTable(counted('stage', values), context({ orderOf })))).toEqual(['early', 'late']);
    expect(keys(toCountTable(counted('stage', [value('none', 9), ...values]), context({ orderOf })))).toEqual(
      ['none', 'late', 'early'],
    );
  });

  it('has partners by name, whatever they have', () => {
    const values = [
      value('z', 8, { label: 'Zeste' }),
      value('e', 1, { label: 'Éclat' }),
      value('f', 1, { label: 'fil' }),
    ];
    expect(keys(toCountTable(counted('source', values), context()))).toEqual(['e', 'f', 'z']);
  });

  it('measures what is shown of partners, and of nothing else', () => {
    const measured = { ...result, firstPages: { places: 40, bySource: { a: 30 } } };
    const values = [value('a', 6), value('b', 4)];
    const sources = toCountTable(counted('source', values), context({ result: measured }));
    expect(sources.rows.map(({ shownShare }) => shownShare)).toEqual([0.75, 0]);
    const themes = toCountTable(counted('theme', values), context({ result: measured }));
    expect([themes.places, themes.rows[0]?.shownShare]).toEqual([null, null]);
  });

  it('shows of too many values the first, of years the latest', () => {
    const table = (dimension: DimensionCount['dimension']) =>
      toCountTable(counted(dimension, [value('2001', 1), value('2002', 1), value('2003', 1)]), context());
    expect(placesShown(table('theme'), 2)).toEqual([0, 1]);
    expect(placesShown(table('year'), 2)).toEqual([1, 2]);
  });
});

describe('The search that is left when a value is chosen', () => {
  const chosen = withValues(emptySearch, 'theme', ['ENV']);

  it('puts the value in the place of what is chosen in its facet, where that finds the same records', () => {
    const inside = { dimension: 'subtheme', value: value('ENV-AGR', 3), total: 9 } as const;
    expect(narrow(chosen, inside)?.facets).toEqual({ theme: ['ENV-AGR'] });
    const beside = { dimension: 'theme', value: value('EMP', 3, { isWithin: false }), total: 9 } as const;
    expect(narrow(chosen, beside)).toBeNull();
  });

  it('is the search itself where all records have the value', () => {
    const all = { dimension: 'theme', value: value('EMP', 9, { isWithin: false }), total: 9 } as const;
    expect(narrow(chosen, all)).toBe(chosen);
  });

  it.each(['0045', '12016', '3000'])('is none for the year %s, which no search takes', (year) => {
    expect(narrow(emptySearch, { dimension: 'year', value: value(year, 1), total: 9 })).toBeNull();
  });
});

describe('The table of a crossing', () => {
  const x = counted('theme', [value('A', 4), value('B', 3)], 1);
  const y = counted('stage', [value('s', 5)], 2);
  // Rows: "s" and none; columns: "A", "B" and none.
  const cells = Uint32Array.of(3, 0, 1, 1, 3, 0);

  it('has a row and a column for having no value, and a search for each pair of values that occurs', () => {
    const table = toCrossTable({ x, y, cells }, context());
    expect(table.cells.map((row) => row.map(({ count }) => count))).toEqual([
      [3, 0, 1],
      [1, 3, 0],
    ]);
    expect(table.cells.map((row) => row.map(({ href }) => href))).toEqual([
      ['/recherche?theme=A&stage=s', null, null],
      [null, null, null],
    ]);
  });

  it('keeps its cells with their rows where these are put into an order', () => {
    const sources = counted('source', [value('z', 4, { label: 'Z' }), value('a', 3, { label: 'A' })], 1);
    const table = toCrossTable({ x: sources, y, cells }, context());
    expect(keys(table.x)).toEqual(['a', 'z']);
    expect(table.cells.map((row) => row.map(({ count }) => count))).toEqual([
      [0, 3, 1],
      [3, 1, 0],
    ]);
  });

  it('leads to no search where both dimensions are levels of one facet, which takes one or the other', () => {
    const table = toCrossTable({ x, y: { ...y, dimension: 'subtheme' }, cells }, context());
    expect(table.cells.flat().every(({ href }) => href === null)).toBe(true);
  });
});
