import { describe, expect, it } from 'vitest';
import { keyOfUrl, slug } from '../../../src/mapping/mint.js';

describe('A slug', () => {
  it.each([
    ['Régie de quartier', 'regie-de-quartier'],
    ['  L’Œuvre & Cie (92) ', 'l-oeuvre-cie-92'],
    ['Curriculum Vitæ', 'curriculum-vitae'],
    ['E\u0301cole', 'ecole'],
    ['東京', '東京'],
    ['—!—', ''],
  ])('of "%s" is "%s"', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });
});

describe('The key of an address', () => {
  const path = { kind: 'path' } as const;
  const query = { kind: 'query', parameter: 'id' } as const;

  it.each([
    [query, '/fiche?x=1&id=1590', '1590'],
    [query, '/fiche?id=a%2Fb', 'a/b'],
    [path, '/projets/jardin-partage', 'jardin-partage'],
    [path, '/projets/jardin-partage/', 'jardin-partage'],
    [path, '/projets/286572.html', '286572'],
    [path, '/projets/caf%C3%A9-citoyen', 'café-citoyen'],
    [path, '/projets/50%', '50%'],
  ])('is found by %o in %s', (rule, address, key) => {
    expect(keyOfUrl(rule, new URL(address, 'http://www.example.org'))).toBe(key);
  });

  it.each([
    [query, '/fiche'],
    [query, '/fiche?id='],
    [query, '/fiche?id=..'],
    [path, '/'],
    [path, '/..html'],
  ])('is absent for %o in %s', (rule, address) => {
    expect(keyOfUrl(rule, new URL(address, 'http://www.example.org'))).toBeNull();
  });
});
