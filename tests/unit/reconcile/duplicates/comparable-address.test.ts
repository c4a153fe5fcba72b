import { describe, expect, it } from 'vitest';
import { comparableAddress, isSite } from '../../../../src/reconcile/duplicates/comparable-address.js';

describe('Addresses that are one', () => {
  it.each([
    'http://garage.example/projet',
    'https://www.garage.example/projet/',
    'HTTPS://Garage.Example/projet?utm_source=lettre&fbclid=x#haut',
    ' http://garage.example/projet/index.html ',
  ])('%s', (address) => {
    expect(comparableAddress(address)).toBe('garage.example/projet');
  });

  it('keep what tells pages apart, in any order', () => {
    expect(comparableAddress('http://a.example/?id=2&c=1')).toBe('a.example?c=1&id=2');
    expect(comparableAddress('http://a.example:8080/A')).toBe('a.example:8080/A');
  });

  it('keep the number of a page that is called like a session, and drop a session', () => {
    expect(comparableAddress('http://a.example/fiche.php?sid=1')).toBe('a.example/fiche.php?sid=1');
    expect(comparableAddress('http://a.example/fiche.php?id=1&sid=9b2d7f3c5a1e8046b7')).toBe(
      'a.example/fiche.php?id=1',
    );
  });

  it('keep what a script shows at them', () => {
    const shown = ['#/projet/7', '#/projet/8/', '#!projet', '#/', '#!', '#haut'];
    expect(shown.map((hash) => comparableAddress(`https://carte.example/${hash}`))).toEqual([
      'carte.example#/projet/7',
      'carte.example#/projet/8',
      'carte.example#!projet',
      ...['carte.example', 'carte.example', 'carte.example'],
    ]);
    expect(isSite('carte.example#/projet/7')).toBe(false);
  });

  it.each(['', 'garage', 'mailto:x@y.example', 'javascript:alert(1)', 'http://[::'])(
    '"%s" is none',
    (address) => {
      expect(comparableAddress(address)).toBeNull();
    },
  );

  it('are of a site or of a page', () => {
    expect(['a.example', 'a.example/b', 'a.example?b=c'].map(isSite)).toEqual([true, false, false]);
  });
});
