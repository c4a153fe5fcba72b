import { describe, expect, it } from 'vitest';
import { chanceOf, notesOf, titleOf } from '../../../../src/pages/statistics/count-section.js';
import type { CountRow, CountTable } from '../../../../src/pages/statistics/count-table.js';
import { statisticsWords } from '../../../../src/pages/statistics/statistics-words.js';

const row = (share: number): CountRow => ({
  ...{ key: 'k', label: 'K', count: 1, share, shownShare: null, href: null },
});
const table = (more: Partial<CountTable>): CountTable => ({
  ...{ dimension: 'theme', rows: [], leftOut: 0, without: 0, total: 10, isSeveral: false, places: null },
  ...more,
});
const notes = (more: Partial<CountTable>, shown: number) =>
  notesOf(table(more), shown, { words: statisticsWords.en, language: 'en' });

describe('What chance makes of a share', () => {
  it('is greatest for a half, and less the more places there are', () => {
    // 1.96 · √(0.5 · 0.5 / 600) = 4.0 hundredths, rounded up.
    expect(chanceOf([row(0.1), row(0.5)], 600)).toBe(4.1);
    expect(chanceOf([row(0.5)], 60_000)).toBe(0.5);
  });

  it('is nothing where one partner has all', () => {
    expect(chanceOf([row(1)], 600)).toBe(0);
  });
});

describe('The notes below a table', () => {
  it('say how many values are not shown, and which are', () => {
    const rows = Array.from({ length: 30 }, () => row(0.1));
    expect(notes({ rows }, 12)).toEqual(['The 12 most frequent values of 30.']);
    expect(notes({ rows, dimension: 'year' }, 12)).toEqual(['The 12 latest years of 30.']);
    expect(notes({ rows, dimension: 'source' }, 12)).toEqual(['The first 12 of 30 in alphabetical order.']);
    expect(notes({ rows }, 30)).toEqual([]);
  });

  it('say that numbers do not add up, and what has no region', () => {
    expect(notes({ isSeveral: true }, 0)).toEqual([statisticsWords.en.several]);
    expect(notes({ dimension: 'region', without: 2 }, 0)).toEqual([statisticsWords.en.elsewhere]);
  });
});

describe('The heading of a dimension', () => {
  it('tells of fairness where partners are counted', () => {
    expect(titleOf({ dimension: 'source' }, 'fr')).toBe(
      'Par partenaire\u00A0: ce qui existe et ce qui est montré',
    );
    expect(titleOf({ dimension: 'theme' }, 'en')).toBe('By theme');
  });
});
