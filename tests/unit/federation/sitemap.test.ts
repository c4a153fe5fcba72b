import { describe, expect, it } from 'vitest';
import { Sitemap } from '../../../src/federation/sitemap.js';
import { testBase } from '../../fixtures/data-directory.js';

/** A sitemap of so many initiatives, some of them fictional. */
function sitemapOf(count: number, examples: readonly string[] = []) {
  const all = [
    ...Array.from(
      { length: count },
      (_, n) => `${testBase}id/initiative/apriles/${String(n).padStart(6, '0')}`,
    ),
    `${testBase}id/initiative/exemple/1`,
  ];
  const below = (prefix: string) => all.filter((iri) => iri.startsWith(prefix));
  return new Sitemap({
    lister: {
      countThings: (prefix) => below(prefix).length,
      things: (prefix, { offset, limit }) =>
        below(prefix)
          .slice(offset, offset + limit)
          .map((iri) => ({ iri, changedAt: '2026-11-29T07:00:00.000Z' })),
    },
    ...{ base: testBase, version: () => 1, examples },
  });
}

describe('The sitemap', () => {
  it('names each page in both languages, with when it last changed', async () => {
    const text = await sitemapOf(1).whole().text();
    expect(text).toContain(
      `<url><loc>${testBase}en/doc/initiative/apriles/000000</loc><lastmod>2026-11-29T07:00:00.000Z</lastmod>` +
        `<xhtml:link rel="alternate" hreflang="fr" href="${testBase}doc/initiative/apriles/000000"/>`,
    );
    expect(text).toContain(`<url><loc>${testBase}catalogue</loc><xhtml:link`);
  });

  it('leaves out what is fictional', async () => {
    expect(await sitemapOf(1).whole().text()).toContain('initiative/exemple/1');
    expect(await sitemapOf(1, ['exemple']).whole().text()).not.toContain('initiative/exemple/1');
  });

  it('is an index of files when there are many pages, which hold each page once', async () => {
    const sitemap = sitemapOf(2_400);
    const index = await sitemap.whole().text();
    const parts = [...index.matchAll(/<loc>[^<]*\/sitemap\/([^<]+)<\/loc>/g)].map(([, name = '']) => name);
    expect(parts).toEqual(['pages.xml', 'initiative-1.xml', 'initiative-2.xml', 'initiative-3.xml']);
    const texts = await Promise.all(parts.slice(1).map((name) => sitemap.part(name).text()));
    const pages = texts.flatMap((text) => text.match(/<loc>[^<]*<\/loc>/g) ?? []);
    expect([pages.length, new Set(pages).size]).toEqual([4_802, 4_802]);
  });

  it.each(['initiative-2.xml', 'initiative-0.xml', 'nothing-1.xml', 'x', 'initiative-1000000000.xml'])(
    'has no part %s',
    (name) => {
      expect(sitemapOf(1).part(name).status).toBe(404);
    },
  );

  it('is named by robots.txt, which keeps crawlers out of searches without end', async () => {
    const text = await sitemapOf(0).robots().text();
    expect(text).toMatch(/^User-agent: \*\nDisallow: \/recherche\?\n/);
    expect(text).toContain(`Sitemap: ${testBase}sitemap.xml\n`);
  });
});
