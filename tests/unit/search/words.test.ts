import { describe, expect, it } from 'vitest';
import { fold, Stemmer, wordsOf } from '../../../src/search/words.js';

const texts = (text: string) => [...wordsOf(text)].map((word) => word.text);

describe('The words of a text', () => {
  it('are parted at everything but letters, digits and their marks', () => {
    expect(texts("L'Éco-quartier d’Œuvre, 2e (bis) !")).toEqual([
      'l',
      'éco',
      'quartier',
      'd',
      'œuvre',
      '2e',
      'bis',
    ]);
  });

  it('are composed, and stand where they stood', () => {
    const text = 'Un e\u0301te\u0301.';
    const [, word] = wordsOf(text);
    expect(word?.text).toBe('été');
    expect(text.slice(word?.start, word?.end)).toBe('e\u0301te\u0301');
  });

  it('are cut when they are no words', () => {
    expect(texts('x'.repeat(1_000_000))).toEqual(['x'.repeat(40)]);
    expect(texts('𝒳'.repeat(41))[0]?.isWellFormed()).toBe(true);
  });

  it('may be of any script', () => {
    expect(texts('حديقة 日本 🌱')).toEqual(['حديقة', '日本']);
  });
});

describe('A word without accents', () => {
  it.each([
    ['Œuvré', 'oeuvre'],
    ['ÆGIS', 'aegis'],
    ['naïveté', 'naivete'],
    ['ﬁn', 'fin'],
    ['Straße', 'strasse'],
  ])('of %s is %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });
});

describe('A stemmer', () => {
  const stemmer = new Stemmer();
  const meet = (a: string, b: string) => stemmer.stems(a).some((stem) => stemmer.stems(b).includes(stem));

  it.each([
    ['emploi', 'emplois'],
    ['lieu', 'lieux'],
    ['appui', 'appuis'],
    ['mobilité', 'mobilites'],
    ['partagés', 'partages'],
    ['partagée', 'partagé'],
    ['solidaire', 'solidaires'],
    ['quartier', 'quartiers'],
    ['gardens', 'gardening'],
  ])('brings %s and %s together', (a, b) => {
    expect(meet(a, b)).toBe(true);
  });

  it.each([
    ['habitat', 'habitants'],
    ['jardin', 'jardinier'],
    ['bus', 'but'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(meet(a, b)).toBe(false);
  });

  it('remembers no more words than it may', () => {
    const small = new Stemmer({ capacity: 2 });
    for (const word of ['a', 'b', 'c', 'a']) small.forms(word, 'fr');
    expect(small.forms('mobilité', 'fr')).toEqual({ folded: 'mobilite', stem: 'mobilit', accented: 'mobil' });
  });
});
