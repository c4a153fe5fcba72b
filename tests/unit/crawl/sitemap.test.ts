import { describe, expect, it } from 'vitest';
import { readListed } from '../../../src/crawl/sitemap.js';

const a = 'http://a.example/1';

describe('A list that a site makes', () => {
  it.each([
    [
      'a sitemap',
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> ${a} </loc><lastmod>2026-01-02</lastmod><changefreq>daily</changefreq></url></urlset>`,
      '2026-01-02',
    ],
    [
      'a sitemap in capitals, with entities',
      `<URLSET><URL><LOC>http://a.example/?x=1&amp;y=2</LOC></URL></URLSET>`,
      null,
    ],
    [
      'RSS',
      `<rss version="2.0"><channel><title>x</title><link>http://a.example/</link><item><title>Un</title><link>${a}</link><guid isPermaLink="false">no-address</guid><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate></item></channel></rss>`,
      'Fri, 02 Jan 2026 00:00:00 GMT',
    ],
    [
      'RSS whose only address is the guid',
      `<rss><channel><item><guid>${a}</guid></item></channel></rss>`,
      null,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item rdf:about="${a}"><link>${a}</link><dc:date>2026-01-02</dc:date></item></rdf:RDF>`,
      '2026-01-02',
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="http://a.example/feed"/><entry><link rel="edit" href="http://a.example/edit"/><link href="${a}"/><updated>2026-01-02T00:00:00Z</updated></entry></feed>`,
      '2026-01-02T00:00:00Z',
    ],
    ['a sitemap with CDATA', `<urlset><url><loc><![CDATA[${a}]]></loc></url></urlset>`, null],
  ])('is read: %s', (_what, text, changed) => {
    const listed = readListed(text);
    expect(listed?.kind).toBe('pages');
    expect(listed?.entries).toEqual([
      { url: text.includes('&amp;') ? 'http://a.example/?x=1&y=2' : a, changed },
    ]);
  });

  it('may lead to further ones', () => {
    const text = `<sitemapindex><sitemap><loc>http://a.example/s1.xml</loc></sitemap><sitemap><loc>http://a.example/s2.xml.gz</loc></sitemap></sitemapindex>`;
    expect(readListed(text)).toMatchObject({
      kind: 'sitemaps',
      entries: [{ url: 'http://a.example/s1.xml' }, { url: 'http://a.example/s2.xml.gz' }],
    });
  });

  it('that is cut gives what stands before, and what is none gives nothing', () => {
    expect(readListed(`<urlset><url><loc>${a}</loc></url><url><loc>http://a.exa`)?.entries).toHaveLength(1);
    expect(readListed('<html><body>404</body></html>')).toBeNull();
    expect(readListed('')).toBeNull();
    expect(readListed('<urlset><url><loc>javascript:alert(1)</loc></url></urlset>')?.entries).toEqual([]);
  });

  it('of any size or depth ends: entities are not expanded, and there are 50,000 entries at most', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>http://a.example/&b;</loc></url></urlset>`;
    expect(readListed(bomb)?.entries[0]?.url).toBe('http://a.example/&b;');
    const many = `<urlset>${`<url><loc>${a}</loc></url>`.repeat(50_010)}</urlset>`;
    expect(readListed(many)?.entries).toHaveLength(50_000);
    expect(readListed(`<urlset>${'<url>'.repeat(100_000)}`)?.entries).toEqual([]);
  });
});
