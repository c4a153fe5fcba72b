import { describe, expect, it } from 'vitest';
import { UrlPattern } from '../../../src/mapping/url-pattern.js';

const matches = (pattern: string, address: string) =>
  new UrlPattern(pattern).matches(new URL(address, 'http://www.example.org'));

describe('A URL pattern', () => {
  it.each([
    ['in any order', '/fiche?task=details&id=*', '/fiche?id=7&task=details'],
    ['beside parameters that it does not name', '/fiche?id=*', '/fiche?lang=fr&id=7&Itemid=95'],
    ['by name alone', '/fiche?id', '/fiche?id=7'],
    ['with an optional one absent', '/liste?cat=*&start=*?', '/liste?cat=4'],
    ['with an optional one present', '/liste?cat=*&start=*?', '/liste?start=5&cat=4'],
    ['whatever they are after a lone asterisk', '/wp-json/projet?*', '/wp-json/projet?page=2'],
    ['whose values are percent-encoded', '/liste?theme=santé', '/liste?theme=sant%C3%A9'],
  ])('matches parameters %s', (_how, pattern, address) => {
    expect(matches(pattern, address)).toBe(true);
  });

  it.each([
    ['a named parameter is absent', '/fiche?id=*', '/fiche?ident=7'],
    ['a named parameter has another value', '/fiche?task=details', '/fiche?task=search'],
    ['a named parameter begins with the value', '/fiche?q=a=b', '/fiche?q=a=b=c'],
    ['an optional parameter has another value', '/liste?view=list?', '/liste?view=map'],
    ['the path goes on', '/fiche', '/fiche/7'],
    ['the path begins elsewhere', '/fiche', '/archive/fiche'],
    ['a dot of the pattern meets another letter', '/index.php', '/indexXphp'],
  ])('does not match when %s', (_why, pattern, address) => {
    expect(matches(pattern, address)).toBe(false);
  });

  it('stops an asterisk at a slash, and a double one nowhere', () => {
    expect(matches('/projets/*', '/projets/jardin')).toBe(true);
    expect(matches('/projets/*', '/projets/nord/jardin')).toBe(false);
    expect(matches('/projets/**', '/projets/nord/jardin')).toBe(true);
  });

  it('compares paths decoded, and survives paths that do not decode', () => {
    expect(matches('/santé/*', '/sant%C3%A9/1')).toBe(true);
    expect(matches('/remise/*', '/remise/50%')).toBe(true);
  });
});

describe('A named part', () => {
  it.each([
    ['/{id}-*.html', '/12-un-slug-3.html', '12'],
    ['/actualite_*_{id}.html', '/actualite_un_slug_12.html', '12'],
    ['/projet/{id}-*', '/projet/jardin-35', 'jardin'],
    ['/spip.php?id_article={id}', '/spip.php?page=article&id_article=1397', '1397'],
    ['/projet/{id}', '/projet/caf%C3%A9', 'café'],
  ])('of %s reads from %s the text %s', (pattern, path, id) => {
    expect(new UrlPattern(pattern).read(new URL(path, 'http://www.example.org'))?.get('id')).toBe(id);
  });

  it('cannot stand twice in a pattern', () => {
    expect(() => new UrlPattern('/{id}/{id}')).toThrow(SyntaxError);
  });
});
