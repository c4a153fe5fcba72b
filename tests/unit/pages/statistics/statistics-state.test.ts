import { describe, expect, it } from 'vitest';
import {
  readStatistics,
  type StatisticsState,
  statisticsPath,
} from '../../../../src/pages/statistics/statistics-state.js';

const read = (query: string) => readStatistics(new URLSearchParams(query));

describe('The address of statistics', () => {
  it.each([
    '',
    'x=theme',
    'x=year&y=region',
    'q=jardin&theme=ENV&territory=region/84&year=2010-2015&x=source',
  ])('"%s" is read and written the same', (query) => {
    const path = statisticsPath(read(query) as StatisticsState);
    expect(path).toBe(query === '' ? '/statistiques' : `/statistiques?${query}`);
  });

  it('has neither the order nor the page of the search that it counts', () => {
    const state = read('q=jardin&sort=title&page=7&x=stage') as StatisticsState;
    expect([state.search.sort, state.search.page]).toEqual([null, 1]);
    expect(statisticsPath({ ...state, search: { ...state.search, sort: 'title', page: 7 } }, 'csv')).toBe(
      '/statistiques?q=jardin&x=stage&format=csv',
    );
  });

  it.each([
    ['x=tag', 'x'],
    ['x=theme&y=nothing', 'y'],
    ['y=theme', 'x'],
    ['x=theme&y=theme', 'y'],
    ['year=20', 'year'],
  ])('is refused as "%s", because of its parameter %s', (query, parameter) => {
    expect(read(query)).toMatchObject({ kind: 'malformed', parameter });
  });

  it('does not offer to cross a dimension with itself', () => {
    const fault = read('x=theme&y=theme');
    if (!('kind' in fault)) throw new Error('It was read');
    expect(fault.expected.fr.split(', ')).not.toContain('theme');
  });
});
