import { describe, expect, it } from 'vitest';
import { emptySearch } from '../../../src/pages/search-state.js';
import { fileNameOf, SpreadsheetPages } from '../../../src/pages/spreadsheet-pages.js';

const shown = (total: number) =>
  String(<SpreadsheetPages state={{ ...emptySearch, text: 'é&a', page: 7 }} total={total} language="en" />);

describe('A search for spreadsheets', () => {
  it('that has more rows than a page has a link to each page', () => {
    const links = [...shown(2_001).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      '/en/recherche?q=%C3%A9%26a&amp;format=csv-tableur',
      '/en/recherche?q=%C3%A9%26a&amp;page=2&amp;format=csv-tableur',
      '/en/recherche?q=%C3%A9%26a&amp;page=3&amp;format=csv-tableur',
    ]);
  });

  it('that has no more rows has none', () => {
    expect(shown(1_000)).toBe('');
  });

  it('is saved under a name that tells of the other pages', () => {
    const name = (page: number, last: number) => fileNameOf('bank.csv', { page, last, language: 'fr' });
    expect([name(1, 1), name(2, 12)]).toEqual(['bank.csv', 'bank-2-sur-12.csv']);
  });
});
