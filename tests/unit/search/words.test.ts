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
  const stems = (word: string) => [...stemmer.stemsIn(word, 'fr'), ...stemmer.stemsIn(word, 'en')];
  const meet = (a: string, b: string) => stems(a).some((stem) => stems(b).includes(stem));
  const finds = (word: string, inText: string, language: 'fr' | 'en') =>
    stems(word).some((stem) => stemmer.stemsIn(inText, language).includes(stem));

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

  it.each([
    ['organic', 'organe', 'fr'],
    ['care', 'cars', 'en'],
    ['aged', 'ag', 'fr'],
  ] as const)(
    'does not take %s for %s where the stem of one language is that of another word in the other',
    (word, text, language) => {
      expect(finds(word, text, language)).toBe(false);
    },
  );

  it.each([
    ['gardens', 'gardening', 'en'],
    ['social', 'sociales', 'fr'],
    ['social', 'social', 'en'],
    ['jardins', 'jardin', 'en'],
    ['commons', 'common', 'en'],
  ] as const)('finds by %s the word %s of a text in its language', (word, text, language) => {
    expect(finds(word, text, language)).toBe(true);
  });

  it('remembers no more words than it may', () => {
    const small = new Stemmer({ capacity: 2 });
    for (const word of ['a', 'b', 'c', 'a']) small.forms(word, 'fr');
    expect(small.forms('mobilité', 'fr')).toEqual({ folded: 'mobilite', stem: 'mobilit', accented: 'mobil' });
  });
});
