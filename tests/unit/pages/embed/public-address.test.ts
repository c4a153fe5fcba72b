import { describe, expect, it } from 'vitest';
import { ownPath, publicAddress, recordAt } from '../../../../src/pages/embed/public-address.js';

const base = 'https://banque.example/fr/';

describe('The address of the bank for others', () => {
  it('is its base, whoever stands in front of it', () => {
    expect(publicAddress('http://127.0.0.1:3000/oembed', base)).toBe(base);
  });

  it('is the one by which it is asked, where it is tried out', () => {
    expect(publicAddress('http://192.168.1.7:8080/oembed?x', 'http://localhost:3000/')).toBe(
      'http://192.168.1.7:8080/',
    );
  });
});

describe('An address', () => {
  const roots = [base, 'http://localhost:3000/'];

  it('is one of this site below each of its roots, with TLS or without', () => {
    expect(ownPath('https://banque.example/fr/recherche?q=a', roots)).toEqual({
      path: '/recherche',
      query: new URLSearchParams('q=a'),
    });
    expect(ownPath('http://banque.example/fr/carte#x', roots)?.path).toBe('/carte');
    expect(ownPath('http://localhost:3000/carte', roots)?.path).toBe('/carte');
  });

  it.each([
    'https://banque.example/autre',
    'https://banque.example.evil.example/fr/recherche',
    'https://banque.example@evil.example/fr/recherche',
    'https://user@banque.example/fr/recherche',
    'https://banque.example:8443/fr/recherche',
    'javascript:alert(1)',
    'file:///fr/recherche',
    '//banque.example/fr/recherche',
    '',
  ])('is not: %s', (address) => {
    expect(ownPath(address, roots)).toBeNull();
  });

  it('of a record is its IRI or that of its page, in both languages', () => {
    const paths = ['id/initiative/a/1', 'doc/initiative/a/1', 'en/doc/initiative/a/1'];
    expect(paths.map((path) => recordAt(base + path, roots))).toEqual(Array(3).fill('initiative/a/1'));
    expect(recordAt(`${base}doc/source/a`, roots)).toBeNull();
    expect(recordAt(`${base}doc/initiative/a/1/2`, roots)).toBeNull();
  });
});
