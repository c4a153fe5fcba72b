import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { discover } from '../../../src/crawl/discover.js';
import type { CrawlRules } from '../../../src/model/source.js';
import { testHost, testSource } from '../../fixtures/pages.js';

const at = (path: string) => `http://${testHost}${path}`;
const sitemap = (...urls: string[]) =>
  `<urlset>${urls.map((url) => `<url><loc>${url}</loc><lastmod>2026-01-02</lastmod></url>`).join('')}</urlset>`;
const index = (...urls: string[]) =>
  `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;

/** What is found on a site of files, by address. */
async function find(
  files: Readonly<Record<string, string | Buffer>>,
  rules: Partial<CrawlRules> = {},
  named: readonly string[] = [],
) {
  const asked: string[] = [];
  const failures: string[] = [];
  const pages = await discover({
    source: { hosts: [testHost], crawl: { ...testSource.crawl, sitemap: 'auto', ...rules } },
    sitemapsOf: async () => named,
    takes: (url) => url.includes('/fiche'),
    onFailure: (url, { kind }) => failures.push(`${url} ${kind}`),
    read: async (url) => {
      asked.push(url);
      const body = files[url];
      return {
        ...{ url, body: Buffer.from(body ?? ''), contentType: 'application/xml', fetchedAt: '' },
        ...{ fetchStatus: body === undefined ? 404 : 200, archiveRecord: null, reconstructedFrom: null },
      };
    },
  });
  return { asked, failures, pages: pages.map(({ url }) => url.replace(at(''), '')), all: pages };
}

describe('The pages that a site lists', () => {
  it('are those of the sitemaps that robots.txt names, indexes and gzip included', async () => {
    const files = {
      [at('/plan.xml')]: index(at('/p1.xml'), at('/p2.xml.gz'), at('/plan.xml')),
      [at('/p1.xml')]: sitemap(at('/fiche/1'), at('/contact')),
      [at('/p2.xml.gz')]: gzipSync(sitemap(at('/fiche/2'), at('/fiche/1'))),
    };
    const found = await find(files, {}, [at('/plan.xml')]);
    expect(found.pages).toEqual(['/fiche/1', '/fiche/2']);
    expect(found.asked).toHaveLength(3);
    expect(found.all[0]?.changedAt).toBe('2026-01-02T00:00:00.000Z');
  });

  it('are looked for at /sitemap.xml, which need not be there', async () => {
    expect((await find({ [at('/sitemap.xml')]: sitemap(at('/fiche/1')) })).pages).toEqual(['/fiche/1']);
    expect(await find({})).toMatchObject({ pages: [], failures: [] });
  });

  it('are those of a sitemap and feeds that the source names, or none', async () => {
    const files = {
      [at('/s.xml')]: sitemap(at('/fiche/1')),
      [at('/feed')]: `<rss><item><link>${at('/fiche/9')}</link></item></rss>`,
    };
    expect((await find(files, { sitemap: at('/s.xml'), feeds: [at('/feed')] })).pages).toEqual([
      '/fiche/1',
      '/fiche/9',
    ]);
    expect(await find(files, { sitemap: null })).toMatchObject({ pages: [], asked: [] });
    expect((await find({}, { sitemap: at('/gone.xml') })).failures).toEqual([`${at('/gone.xml')} missing`]);
  });

  it('are none of another host, and no other host is asked', async () => {
    const files = {
      [at('/sitemap.xml')]: index('http://elsewhere.example/s.xml', at('/s.xml')),
      [at('/s.xml')]: sitemap('http://elsewhere.example/fiche/1', at('/fiche/1')),
    };
    const found = await find(files, {}, [at('/sitemap.xml'), 'http://elsewhere.example/named.xml']);
    expect(found.pages).toEqual(['/fiche/1']);
    expect(found.asked).toEqual([at('/sitemap.xml'), at('/s.xml')]);
  });

  it('are found in fifty files at most, and a bomb is none', async () => {
    const files: Record<string, string | Buffer> = {
      [at('/sitemap.xml')]: index(...Array.from({ length: 80 }, (_, n) => at(`/s${n}.xml`))),
    };
    for (let n = 0; n < 80; n++) files[at(`/s${n}.xml`)] = sitemap(at(`/fiche/${n}`));
    expect((await find(files)).asked).toHaveLength(50);
    const bomb = await find({ [at('/sitemap.xml')]: gzipSync(Buffer.alloc(60 * 1024 * 1024)) });
    expect(bomb.failures).toEqual([`${at('/sitemap.xml')} failed`]);
  });
});
