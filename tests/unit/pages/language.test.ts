import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatMoment,
  formatShare,
  localPath,
  wordsOf,
} from '../../../src/pages/language.js';

describe('A path of the site', () => {
  it.each([
    ['/', '/en'],
    ['/?after=a', '/en?after=a'],
    ['/doc/a', '/en/doc/a'],
  ])('%s is the same in French and %s in English', (path, english) => {
    expect([localPath('fr', path), localPath('en', path)]).toEqual([path, english]);
  });
});

describe('The words of the site', () => {
  it('are in both languages, none of them blank', () => {
    for (const [name, word] of Object.entries(wordsOf('en'))) expect(word.trim(), name).not.toBe('');
    expect(Object.keys(wordsOf('fr'))).toEqual(Object.keys(wordsOf('en')));
  });
});

describe('A date', () => {
  it.each([
    ['2016', '2016', '2016'],
    ['2016-03', 'mars 2016', 'March 2016'],
    ['2016-03-01', '1er mars 2016', '1 March 2016'],
    ['2016-03-31', '31 mars 2016', '31 March 2016'],
    ['0045', '45', '45'],
    ['2016-13', '2016-13', '2016-13'],
    ['il y a peu', 'il y a peu', 'il y a peu'],
  ])('%s is as precise as it is given: %s, %s', (value, french, english) => {
    const spoken = (language: 'fr' | 'en') => formatDate(value, language).replaceAll('\u00A0', ' ');
    expect([spoken('fr'), spoken('en')]).toEqual([french, english]);
  });

  it('of provenance has its time, in UTC', () => {
    expect(formatMoment('2025-11-20T08:30:00Z', 'fr')).toBe('20 novembre 2025 à 08:30 UTC');
    expect(formatMoment('unknown', 'fr')).toBe('unknown');
  });
});

describe('A count', () => {
  it('is in the singular or the plural of its language', () => {
    const counts = ([0, 1, 2, 12_480] as const).map((n) => formatCount(n, 'fiche|fiches', 'fr'));
    expect(counts).toEqual(['0\u00A0fiche', '1\u00A0fiche', '2\u00A0fiches', '12\u202F480\u00A0fiches']);
    expect(formatCount(0, 'record|records', 'en')).toBe('0\u00A0records');
  });
});

describe('A share', () => {
  it('is in hundredths with one digit more, unless it is nothing or all', () => {
    expect([0, 0.2961, 0.00001, 1].map((share) => formatShare(share, 'fr').replaceAll(/\s/g, ' '))).toEqual([
      ...['0 %', '29,6 %', '0,0 %', '100 %'],
    ]);
    expect(formatShare(0.2961, 'en')).toBe('29.6%');
  });
});
