import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/search/query-text.js';

/** Parts in short: `-` left out, quotes around phrases, `…` still being typed. */
function read(text: string): string[] {
  return readText(text).map(({ words, isPhrase, isExcluded, isOpen }) => {
    const shown = isPhrase ? `"${words.join(' ')}"` : words.join(' ');
    return `${isExcluded ? '-' : ''}${shown}${isOpen ? '…' : ''}`;
  });
}

describe('A text that a person types', () => {
  it.each<[string, string[]]>([
    ['jardin partagé', ['jardin', 'partagé…']],
    ['jardin partagé ', ['jardin', 'partagé']],
    ['"maison de quartier" vélo', ['"maison de quartier"', 'vélo…']],
    ['« maison de quartier »', ['"maison de quartier"']],
    ['“maison de quartier”', ['"maison de quartier"']],
    ['"maison de', ['"maison de"']],
    ['"vélo"', ['vélo']],
    ['vélo -électrique', ['vélo', '-électrique']],
    ['vélo -"maison de quartier"', ['vélo', '-"maison de quartier"']],
    ['éco-quartier', ['éco', 'quartier…']],
    ['- vélo', ['vélo…']],
    ["l'économie", ['l', 'économie…']],
    ['vélo (rouge)', ['vélo', 'rouge']],
    ['', []],
    [' "" «» - ', []],
  ])('%s is read as %j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it('is read to a length', () => {
    expect(readText('mot '.repeat(1_000_000)).length).toBe(32);
    expect(readText(`"${'mot '.repeat(1_000_000)}"`)[0]?.words.length).toBe(32);
  });
});
