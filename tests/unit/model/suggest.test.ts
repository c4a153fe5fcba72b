import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../../src/model/suggest.js';

const known = ['title', 'abstract', 'holder', 'url', 'key'];

describe('A suggestion', () => {
  it.each([
    ['titel', 'title'],
    ['Title', 'title'],
    ['abstrat', 'abstract'],
    ['urll', 'url'],
  ])('for "%s" is "%s"', (word, meant) => {
    expect(didYouMean(word, known)).toBe(` Did you mean "${meant}"?`);
  });

  it.each(['place', 'x', 'description', ''])('is not made for "%s", which is near to none', (word) => {
    expect(didYouMean(word, known)).toBe('');
  });
});
