import { describe, expect, it } from 'vitest';
import { localPath, wordsOf } from '../../../src/pages/language.js';

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
