import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/mapping/clean-text.js';

describe('A cleaned text', () => {
  it('is cleaned alike whether any of it has to be or not', () => {
    const different: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const character = String.fromCharCode(code);
      for (const text of [`a${character}b`, `a ${character}`, `${character} b`, character + character]) {
        // What is invisible has all of it looked at.
        if (cleanText(text) !== cleanText(`\u200B${text}`)) different.push(text);
      }
    }
    expect(different).toEqual([]);
  });

  it.each([
    ['has composed accents', 'cafe\u0301', 'caf\u00E9'],
    ['has no soft hyphen, zero-width space or byte order mark', '\uFEFFbé\u00ADné\u200Bvole', 'bénévole'],
    ['has no controls that reorder the text around them', 'a\u202Eb\u2066c\u2069d', 'abcd'],
    ['has a space for a control character', 'a\u0000b\u0085c', 'a b c'],
    ['has one space for several, unbreakable ones included', ' a \t\u00A0\u202F b ', 'a b'],
    ['keeps line breaks, without spaces around them', 'a \r\n b\rc', 'a\nb\nc'],
    ['has one empty line at most', 'a\n\n \n\nb', 'a\n\nb'],
    ['is empty when there is nothing to read', ' \u00A0\n\u200B', ''],
  ])('%s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});
