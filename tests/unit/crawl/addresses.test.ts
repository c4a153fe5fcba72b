import { describe, expect, it } from 'vitest';
import { isWithin, timeInFrance } from '../../../src/crawl/hours.js';
import { softMissing } from '../../../src/crawl/soft-missing.js';
import { trapOf } from '../../../src/crawl/traps.js';
import { identify } from '../../../src/crawl/url-identity.js';
import { pageWith } from '../../fixtures/pages.js';

describe('An address', () => {
  it.each([
    ['http://a.example/x?utm_source=s&id=1', 'http://a.example/x?id=1'],
    ['http://a.example/x?PHPSESSID=abc', 'http://a.example/x'],
    ['http://a.example/x;jsessionid=AB12?id=1', 'http://a.example/x?id=1'],
    ['http://a.example/x?Itemid=95&id=1', 'http://a.example/x?id=1'],
    ['http://a.example/x?a=b%20c+d', 'http://a.example/x?a=b%20c+d'],
    ['http://a.example/x?id', 'http://a.example/x?id'],
    ['http://a.example/layout/set/embed/x/y', 'http://a.example/x/y'],
    ['http://a.example/fr/layout/set/embed/', 'http://a.example/fr/'],
    ['http://a.example/fr/layout/set/embed', 'http://a.example/fr'],
    ['http://a.example/layout/set/embed', 'http://a.example/'],
    ['http://a.example/layout/set/embedded/x', 'http://a.example/layout/set/embedded/x'],
    ['http://a.example/a//b/', 'http://a.example/a//b/'],
  ])('is known without what no page is told by: %s', (address, known) => {
    expect(identify(address, { drop: ['Itemid', '/layout/set/embed'] })).toBe(known);
  });

  it.each([
    ['too long', `http://a.example/${'x'.repeat(3_000)}`, 1],
    ['going round', 'http://a.example/a/b/a/b/a/b/a/b', 1],
    ['too deep', `http://a.example/${Array.from({ length: 30 }, (_, n) => n).join('/')}`, 1],
    ['behind too many links', 'http://a.example/x', 2_000],
  ])('may be a trap: it is %s', (_why, address, depth) => {
    expect(trapOf(address, depth)).not.toBeNull();
    expect(trapOf('http://a.example/fiches/2026/fiche-1?page=3', 30)).toBeNull();
  });
});

describe('A page that says it is there', () => {
  const asked = 'http://www.example.org/fiche?id=7';
  it.each([
    '<title>Erreur 404</title>',
    '<title>404 - Page introuvable | Exemple</title>',
    '<h1 class="x">Page non trouvée</h1>',
    '<h1>Page not found</h1>',
  ])('is not when it says otherwise: %s', (text) => {
    expect(softMissing(pageWith(text), asked, [])).toContain('with a status that says that it is there');
  });

  it.each([
    '<h1>404 façons de jardiner</h1>',
    '<title>La page blanche</title>',
    '<p>Page introuvable</p>',
    '<h1>Projet 404</h1>',
  ])('is, whatever else it tells of: %s', (text) => {
    expect(softMissing(pageWith(text), asked, [])).toBeNull();
  });

  it('is not when it is the home page, or the list', () => {
    const list = 'http://www.example.org/liste';
    expect(softMissing(pageWith('x', { url: 'http://www.example.org/' }), asked, [])).toContain(
      'is redirected',
    );
    expect(softMissing(pageWith('x', { url: list }), asked, [list])).toContain('is redirected');
    expect(
      softMissing(pageWith('x', { url: 'http://www.example.org/fiche?id=8' }), asked, [list]),
    ).toBeNull();
  });
});

describe('The hours of a partner', () => {
  const at = (text: string) => Date.parse(text);
  it('are those of France, in winter and in summer, over midnight too', () => {
    expect(timeInFrance(at('2026-01-15T21:30:00Z'))).toBe('22:30');
    expect(timeInFrance(at('2026-07-15T20:30:00Z'))).toBe('22:30');
    const night = '22:00-06:00';
    for (const [moment, is] of [
      ['2026-01-15T20:59:00Z', false],
      ['2026-01-15T21:00:00Z', true],
      ['2026-01-16T04:59:00Z', true],
      ['2026-01-16T05:00:00Z', false],
      ['2026-07-15T20:00:00Z', true],
      ['2026-07-16T04:00:00Z', false],
      // The night in which clocks are put forward.
      ['2026-03-29T03:59:00Z', true],
      ['2026-03-29T04:00:00Z', false],
    ] as const) {
      expect([moment, isWithin(night, at(moment))]).toEqual([moment, is]);
    }
    expect(isWithin('09:00-12:00', at('2026-01-15T09:00:00Z'))).toBe(true);
    expect(isWithin(null, 0)).toBe(true);
  });
});
