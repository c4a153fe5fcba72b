import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';

let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite();
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(site.origin + path, { headers: { accept: 'text/html', ...headers } });
const page = async (path: string) => (await (await get(path)).text()).replaceAll('&amp;', '&');
const totalOf = async (query: string) =>
  ((await (await get(`/recherche?format=json&${query}`)).json()) as { readonly total: number }).total;

interface Points {
  readonly total: number;
  readonly withoutPosition: number;
  readonly records: readonly number[];
  readonly places: readonly string[];
}
const pointsOf = async (query: string) => (await (await get(`/carte/points?${query}`)).json()) as Points;

/** Names, numbers and queries of the départements that lead on. */
function linksOf(html: string) {
  const drawing = /<svg [\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
  return [...drawing.matchAll(/<a href="\/carte\?([^"]*)"[^>]*><title>([^<]*?)\u00A0: (\d+)/g)].map(
    ([, query = '', name = '', count]) => ({ query, name, count: Number(count) }),
  );
}

describe('The choropleth', () => {
  it.each(['', 'q=jardin', 'theme=ENV&year=2010-2018', 'territory=departement/38&source=atelier'])(
    'of the search "%s" leads to searches that find as many as it says',
    async (query) => {
      const links = linksOf(await page(`/carte?${query}`));
      expect(links.length).toBeGreaterThan(1);
      for (const link of links) {
        // Its own territory, once chosen, is taken back by choosing it again.
        const chosen = link.query.includes('territory=') ? link.query : query;
        expect([link.name, await totalOf(chosen)]).toEqual([link.name, link.count]);
      }
    },
  );

  it('tells the same numbers in its list, and those that it cannot draw', async () => {
    const html = await page('/carte');
    const list = /<details class="departements">[\s\S]*?<\/details>/.exec(html)?.[0] ?? '';
    for (const { name, count } of linksOf(html)) {
      expect(list).toMatch(
        new RegExp(`${name} <span class="code">\\d+</span></span> <span class="count">${count}<`),
      );
    }
    expect(list.match(/class="code"/g)).toHaveLength(101);
    const sum = linksOf(html).reduce((all, { count }) => all + count, 0);
    const elsewhere = Number(/(\d+)\u00A0initiatives sans département connu/.exec(html)?.[1]);
    // One record of the sample lies in a commune of the Isère and abroad; none in two départements.
    expect(sum + elsewhere).toBe(await totalOf(''));
  });

  it('comes with a page of less than 100 kB compressed', async () => {
    expect(gzipSync(await page('/carte')).length).toBeLessThan(100_000);
  });
});

describe('The positions for the script', () => {
  it.each(['', 'q=jardin', 'near=commune/38185&radius=20'])(
    'of "%s" are of the records found',
    async (query) => {
      const { total, withoutPosition, records, places } = await pointsOf(query);
      expect(total).toBe(await totalOf(query));
      expect(records.length).toBe(places.length);
      const standing = records.reduce((all, count) => all + count, 0);
      expect(standing).toBeGreaterThanOrEqual(total - withoutPosition);
    },
  );

  it('are not sent again to who has them', async () => {
    const first = await get('/carte/points?q=jardin');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/carte/points?q=jardin', { 'if-none-match': etag });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect(first.headers.get('bis-dataset-version')).toMatch(/^\d+$/);
  });

  it('lead to the records of each place, whose texts stay texts', async () => {
    const answer = await get('/en/carte/fiches?near=45.1885,5.7245&radius=0.01');
    const { total, records, search } = (await answer.json()) as {
      readonly total: number;
      readonly records: readonly { readonly href: string; readonly places: string }[];
      readonly search: string;
    };
    const { records: counts, places } = await pointsOf('');
    expect([total, records.length]).toEqual([counts[places.indexOf('Grenoble')], 6]);
    expect(records.every(({ href }) => href.startsWith('/en/doc/initiative/'))).toBe(true);
    expect(search).toBe('/en/recherche?near=45.1885,5.7245&radius=1');
  });
});

describe('A search', () => {
  it('leads from the list to the map and back, with all that is asked', async () => {
    const query = 'q=jardin&theme=ENV&territory=region/84&year=2010-2020&sort=newest';
    expect(await page(`/recherche?${query}`)).toContain(`<a href="/carte?${query}" rel="nofollow">Carte</a>`);
    const map = await page(`/carte?${query}`);
    expect(map).toContain(`<a href="/recherche?${query}" rel="nofollow">Liste</a>`);
    const { records } = await pointsOf(query);
    expect(records.length).toBeGreaterThan(0);
  });

  it('stays on the map by facets, chips, orders, words and places', async () => {
    const map = await page('/carte?q=jardin&theme=ENV');
    const main = map.slice(map.indexOf('<main'), map.indexOf('<ol class="results"'));
    const links = [...main.matchAll(/(?:href|action)="(\/recherche[^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(['/recherche?q=jardin&theme=ENV']);
  });

  it('around a place by its name is led to the place, on the map as well', async () => {
    const answer = await fetch(`${site.origin}/carte?near=Grenoble`, {
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/carte?near=commune/38185']);
  });
});

describe('The page of a thing', () => {
  it('shows where it is on a little map that leads to the large one', async () => {
    const commune = await page('/doc/place/commune/38185');
    expect(commune).toMatch(/<svg [^>]*role="img" aria-label="Carte\u00A0: Grenoble \(France\)">/);
    expect(commune).toContain('href="/carte?territory=departement/38"');
    expect(commune).toMatch(/Le point\u00A0: centre de la commune/);
    expect(await page('/en/doc/initiative/atelier/0')).toMatch(/class="little"[\s\S]*See the map/);
  });

  it('that is not in France shows none', async () => {
    expect(await page('/doc/place/country/BE')).not.toContain('class="little"');
  });
});
