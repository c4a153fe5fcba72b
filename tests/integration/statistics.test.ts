import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../fixtures/data-directory.js';
import { hostileText, type SampleSite, serveSample, startSampleSite } from '../fixtures/sample-site.js';
import { graphOf, writeRecord } from '../fixtures/search-index.js';

const withoutReferences = (html: string) =>
  html.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>');

/** Reads pages of a site. */
class Reader {
  readonly #origin: string;

  constructor({ origin }: SampleSite) {
    this.#origin = origin;
  }

  get(path: string, accept = 'text/html'): Promise<Response> {
    return fetch(this.#origin + path, { headers: { accept }, redirect: 'manual' });
  }

  async text(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** How many records a search finds. */
  async total(path: string): Promise<number> {
    const answer = await this.get(path.replace(/^\/en\//, '/'), 'application/json');
    return ((await answer.json()) as { total: number }).total;
  }
}

/** Each link of a page to a search, with the number that stands beside it or in it. */
function numbersWithLinks(html: string): (readonly [href: string, count: number])[] {
  const number = (text: string | undefined) => Number(text?.replaceAll(/[\u202F\u00A0,]/g, ''));
  const rows = [...html.matchAll(/<tr><th scope="row"><a href="([^"]*)".*?<\/tr>/g)].map(([row, href]) => {
    const cells = [...row.matchAll(/<td[^>]*>([^<]*)/g)].map(([, text]) => text);
    // A crossing has the number of all at the end, other tables have it before the shares.
    return [href, row.includes('%') ? cells[0] : cells.at(-1)] as const;
  });
  const cells = [...html.matchAll(/<td><a href="([^"]*)" rel="nofollow">([^<]*)</g)];
  const inCharts = [...html.matchAll(/<a [^>]*aria-label="[^"]*"[^>]*>/g)].map(([link]) => [
    /href="([^"]*)"/.exec(link)?.[1],
    /aria-label="[^"]*: ([\d\u202F,]+)"/.exec(link)?.[1],
  ]);
  return [...rows, ...cells.map(([, href, text]) => [href, text] as const), ...inCharts]
    .filter(([href, text]) => href !== undefined && text !== undefined)
    .map(([href = '', text]) => [withoutReferences(href), number(text)]);
}

describe('The statistics', () => {
  let site: SampleSite;
  let reader: Reader;
  beforeAll(async () => {
    site = await startSampleSite();
    reader = new Reader(site);
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  it.each([
    '/statistiques',
    '/en/statistiques',
    '/statistiques?x=theme&y=region',
    '/statistiques?x=year&y=stage&territory=region/84',
    '/statistiques?x=theme&y=subtheme',
    '/statistiques?x=theme&theme=ENV',
    '/statistiques?x=departement&territory=region/84&q=jardin',
    '/statistiques?x=source&y=theme&source=atelier&source=gazette&year=2012-2016',
  ])('at %s lead from each number to the search that finds as many', async (path) => {
    const counted = new Map(numbersWithLinks(await reader.text(path)));
    expect(counted.size).toBeGreaterThan(0);
    for (const [href, count] of counted) expect([href, await reader.total(href)]).toEqual([href, count]);
  });

  it('have no link where no search finds what is counted', async () => {
    const html = await reader.text('/statistiques?x=theme&theme=ENV');
    // Records of two themes: a search for the other one would find more.
    expect(html).toMatch(/<th scope="row"><bdi>[^<]*<\/bdi><\/th><td>\d/);
  });

  it('say how many records have no value, and that those with several count in each', async () => {
    const html = await reader.text('/statistiques');
    expect(html).toMatch(/<th scope="row">Sans thème connu<\/th><td>\d/);
    expect(html).toContain('les nombres ne s’additionnent pas');
    expect(await reader.text('/en/statistiques')).toContain('the numbers do not add up');
  });

  it('are the same as CSV: a dimension, a crossing, the overview', async () => {
    const csv = async (query: string) => {
      const answer = await reader.get(`/statistiques?${query}format=csv`);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      return (await answer.text()).trimEnd().split('\r\n');
    };
    const stages = await csv('x=stage&');
    expect(stages[0]).toBe('dimension,key,label,initiatives,share');
    expect(stages.map((line) => line.split(',')[1])).toEqual([
      ...['key', 'ideation', 'amorcage', 'developpement', 'essaimage', 'terminee', ''],
    ]);
    const html = await reader.text('/statistiques?x=stage');
    for (const line of stages.slice(1)) {
      const [, , label = '', count] = line.split(',');
      expect(html).toMatch(new RegExp(`${label}(</bdi></a>)?</th><td>${count}<`));
    }
    const [head = '', ...rows] = await csv('x=stage&y=source&');
    expect(head.startsWith('Partenaire / État d’avancement,Idéation,')).toBe(true);
    expect(rows.at(-1)?.endsWith(',47')).toBe(true);
    const overview = await csv('');
    const counted = new Set(overview.slice(1).map((line) => line.split(',')[0]));
    expect([...counted]).toEqual(['theme', 'region', 'departement', 'stage', 'source', 'year']);
    expect((await reader.get('/statistiques?x=theme', 'text/csv')).headers.get('vary')).toContain('Accept');
  });

  it('measure what is shown of each partner beside what exists', async () => {
    const answer = await reader.get('/statistiques?x=source&format=csv');
    const rows = (await answer.text()).trimEnd().split('\r\n').slice(1);
    const shares = rows.map((line) => line.split(',').slice(-2).map(Number));
    const sum = (n: number) => shares.reduce((all, row) => all + (row[n] ?? 0), 0);
    expect([rows.length, Math.round(sum(0) * 1e4), Math.round(sum(1) * 1e4)]).toEqual([3, 1e4, 1e4]);
    const html = await reader.text('/statistiques?x=source');
    expect(html).toContain('parmi les 600 places');
    expect(html).toMatch(/Le hasard seul .*\spoints au plus/);
    const words = await reader.text('/statistiques?x=source&q=jardin');
    expect(words).toContain('se suivent par pertinence');
    expect(words).not.toContain('Part montrée');
  });

  it('name partners in the order of the alphabet, however much they have', async () => {
    for (const [path, names] of [
      ['/statistiques?x=source', /<th scope="row"><a [^>]*><bdi>([^<]*)/g],
      ['/statistiques?x=theme&y=source', /<th scope="row"><a [^>]*><bdi>([^<]*)/g],
      ['/statistiques?x=source&format=csv', /^source,[^,]+,([^,]+)/gm],
    ] as const) {
      const shown = [...(await reader.text(path)).matchAll(names)].map(([, name = '']) => name);
      expect([path, shown]).toEqual([path, shown.toSorted(new Intl.Collator('fr').compare)]);
      expect(shown.length).toBeGreaterThan(2);
    }
  });

  it('draw charts without style of their own, and as files that stand alone', async () => {
    for (const path of ['/statistiques', '/statistiques?x=theme&y=region']) {
      const html = await reader.text(path);
      expect(html).toContain('<svg');
      expect([path, /\sstyle=|<style/.test(html)]).toEqual([path, false]);
    }
    for (const query of ['x=theme', 'x=source', 'x=year', 'x=theme&y=region']) {
      const answer = await reader.get(`/en/statistiques?${query}&format=svg`);
      const svg = await answer.text();
      expect([query, answer.status, answer.headers.get('content-type')]).toEqual([
        query,
        200,
        'image/svg+xml',
      ]);
      expect(svg.startsWith('<svg') && svg.includes('xmlns="http://www.w3.org/2000/svg"')).toBe(true);
      expect([query, /<a\s|style|href=/.test(svg)]).toEqual([query, false]);
      expect(svg).toMatch(/<title id="[^"]*">[^<]+<\/title><desc id="[^"]*">[^<]+<\/desc>/);
    }
  });

  it('lead to the query form, which opens with the query behind', async () => {
    const html = await reader.text('/en/statistiques?x=theme&y=region&q=jardin');
    const href = withoutReferences(/"(\/en\/sparql\?query=[^"]*)"/.exec(html)?.[1] ?? '');
    const form = withoutReferences(await reader.text(href));
    expect(form).toMatch(/<textarea[^>]*>[^<]*SELECT \?theme/);
    expect(form).toContain('bis:matches "jardin"');
  });

  it('know a place by its name, and offer no query around it', async () => {
    const moved = await reader.get('/statistiques?near=Grenoble&x=stage&radius=50');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      302,
      '/statistiques?near=commune/38185&radius=50&x=stage',
    ]);
    const html = await reader.text('/statistiques?near=commune/38185&radius=50&x=stage');
    expect(html).toContain('km\u00A0: Grenoble');
    expect(html).not.toContain('/sparql?query=');
    expect(html).toContain('la requête SPARQL n’est pas proposée');
    expect((await reader.get('/statistiques?near=Grenoble&x=stage&format=csv')).status).toBe(200);
  });

  it('keep their dimensions when the search is changed, and the search when they are', async () => {
    const html = withoutReferences(
      await reader.text('/statistiques?theme=ENV&stage=amorcage&x=year&y=stage'),
    );
    expect(html).toContain('href="/statistiques?theme=ENV&x=year&y=stage"');
    expect(html).toContain('href="/statistiques?theme=ENV&stage=amorcage&x=theme&y=region"');
    expect(html).toMatch(/<input type="hidden" name="theme" value="ENV"\/>/);
    expect(html).toContain('href="/en/statistiques?theme=ENV&stage=amorcage&x=year&y=stage"');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(withoutReferences(await reader.text('/recherche?theme=ENV&sort=title&page=1'))).toContain(
      'href="/statistiques?theme=ENV"',
    );
  });

  it.each([
    ['x=colour', 400, 'theme, subtheme, region'],
    ['y=theme', 400, 'theme, subtheme, region'],
    ['x=theme&y=theme', 400, 'subtheme, region'],
    ['year=20', 400, 'deux avec un trait d’union'],
    ['near=Atlantis', 400, 'Atlantis'],
    [`q=${'a'.repeat(501)}`, 400, '500'],
  ])('answer %s with %i and what would be right, as a page and as a problem', async (query, status, says) => {
    const page = await reader.get(`/statistiques?${query}`);
    expect([page.status, await page.text()]).toEqual([status, expect.stringContaining(says)]);
    const data = await reader.get(`/statistiques?${query}&format=csv`, 'text/csv, application/json');
    expect([data.status, data.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  });

  it('refuse formats that they do not have, and an image of everything', async () => {
    expect((await reader.get('/statistiques?format=pdf')).status).toBe(406);
    expect((await reader.get('/statistiques', 'image/png')).status).toBe(406);
    const image = await reader.get('/statistiques?format=svg', 'application/json');
    expect([image.status, await image.text()]).toEqual([400, expect.stringContaining('one chart')]);
    expect((await reader.get('/statistiques?theme=NOPE&x=stage&format=svg')).status).toBe(404);
  });

  it('say so where nothing is found, and what value is unknown', async () => {
    const html = await reader.text('/statistiques?theme=NOPE');
    expect(html).toContain('Il n’y a rien à compter');
    expect(html).toContain('NOPE');
    expect(html).not.toContain('<svg');
    expect(await (await reader.get('/statistiques?theme=NOPE&x=theme&y=stage&format=csv')).text()).toMatch(
      /,0\r\n$/,
    );
  });
});

describe('The statistics of an unusual bank', () => {
  const open = async (write: (store: TestStore) => void) => {
    const store = openTestStore();
    write(store);
    const site = await serveSample(store);
    return {
      reader: new Reader(site),
      [Symbol.asyncDispose]: async () => {
        await site[Symbol.asyncDispose]();
        store[Symbol.dispose]();
      },
    };
  };

  it('say that an empty one is empty', async () => {
    await using bank = await open(() => undefined);
    for (const path of ['/statistiques', '/statistiques?x=source', '/statistiques?x=theme&y=region']) {
      const answer = await bank.reader.get(path);
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringContaining('La banque ne contient encore aucune initiative'),
      ]);
    }
    expect(await bank.reader.text('/statistiques?x=theme&format=csv')).toBe(
      'dimension,key,label,initiatives,share\r\n',
    );
  });

  it('show one record without any value', async () => {
    await using bank = await open((store) => writeRecord(store, '1', 'Un lieu'));
    const html = await bank.reader.text('/statistiques');
    expect(html).toContain('Sans thème connu</th><td>1</td><td>100');
    expect(html).toContain('Aucune de ces initiatives n’a de valeur ici');
    expect(html).not.toContain('<svg');
    expect((await bank.reader.get('/statistiques?x=theme&y=year')).status).toBe(200);
  });

  it('show the first of two hundred values, say of how many, and hand all on', async () => {
    await using bank = await open((store) => {
      for (let n = 0; n < 200; n++)
        writeRecord(
          store,
          String(n),
          `Lieu ${n}`,
          `dcterms:publisher <id/source/s${n}> ; schema:startDate "${1800 + n}"^^xsd:gYear`,
        );
    });
    const { reader } = bank;
    const rows = (html: string) => html.match(/<th scope="row"><a /g)?.length;
    const overview = await reader.text('/statistiques');
    expect(overview).toContain('Les 60 premiers dans l’ordre alphabétique, sur 200.');
    expect(overview).toContain('<a href="/statistiques?x=source">Les 200 valeurs</a>');
    expect(overview).toContain('Les 12 années les plus récentes sur 200.');
    const [whole, years, crossed] = await Promise.all(
      ['x=source', 'x=year', 'x=year&y=source'].map((query) => reader.text(`/statistiques?${query}`)),
    );
    expect([rows(whole ?? ''), rows(years ?? '')]).toEqual([60, 100]);
    expect(years).toContain('Les 100 années les plus récentes sur 200.');
    expect(years).toContain('>1999<');
    expect(years).not.toContain('>1899</bdi>');
    expect(crossed).toContain('Toutes les cases sont dans le fichier CSV.');
    expect((crossed ?? '').length).toBeLessThan(200_000);
    expect((await reader.text('/statistiques?x=source&format=csv')).split('\r\n')).toHaveLength(202);
    expect((await reader.text('/statistiques?x=year&y=source&format=csv')).split('\r\n')).toHaveLength(204);
  });

  it('show names as text, however long or hostile, and no formula to a spreadsheet', async () => {
    const names = [
      `${hostileText} ${'très long '.repeat(50_000)}`,
      `=HYPERLINK("http://evil.example")`,
      '\u0000\uFFFE',
    ];
    await using bank = await open((store) => {
      names.forEach((name, n) => {
        store.writer.replaceGraph(
          graphOf(`source/s${n}`, `<id/source/s${n}> skos:prefLabel ${JSON.stringify(name)}@fr .`),
        );
        writeRecord(store, String(n), `Lieu ${n}`, `dcterms:publisher <id/source/s${n}>`);
      });
    });
    for (const path of [
      '/statistiques?x=source',
      '/statistiques?x=source&y=theme',
      '/statistiques?x=source&format=svg',
    ]) {
      const text = await bank.reader.text(path);
      expect([path, /<script>alert|<img/.test(text), text.length < 60_000]).toEqual([path, false, true]);
    }
    const csv = await bank.reader.text('/statistiques?x=source&format=csv');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });
});
