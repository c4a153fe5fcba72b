import { describe, expect, it } from 'vitest';
import { beginningInWords, callsWords, endInWords } from '../../../src/pages/calls-words.js';

describe('Until when a call is open', () => {
  it.each([
    ['2027-03-31', 'jusqu’au 31\u00A0mars\u00A02027', 'until 31\u00A0March\u00A02027'],
    ['2027-04', 'jusqu’à fin avril\u00A02027', 'until the end of April\u00A02027'],
    ['2027', 'jusqu’à fin 2027', 'until the end of 2027'],
  ])('is said no more precisely than the page says it: %s', (date, fr, en) => {
    expect([endInWords(date, 'fr'), endInWords(date, 'en')]).toEqual([fr, en]);
  });

  it('is said with its beginning where that is to come', () => {
    expect(beginningInWords('2027-01-01', 'fr')).toBe('dès le 1er\u00A0janvier\u00A02027');
    expect(beginningInWords('2027-10', 'fr')).toBe('dès octobre\u00A02027');
    expect(beginningInWords('2027-01-01', 'en')).toBe('from 1\u00A0January\u00A02027');
  });

  it('counts one day as one', () => {
    expect([1, 2].map(callsWords.fr.daysLeft)).toEqual(['encore 1\u00A0jour', 'encore 2\u00A0jours']);
    expect([1, 2].map(callsWords.en.daysLeft)).toEqual(['1\u00A0day left', '2\u00A0days left']);
  });
});
