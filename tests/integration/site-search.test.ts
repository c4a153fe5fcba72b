import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileText, type SampleSite, startSampleSite } from '../fixtures/sample-site.js';

let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite();
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());

const get = (path: string, accept = 'text/html') =>
  fetch(site.origin + path, { headers: { accept }, redirect: 'manual' });
const text = async (path: string) => (await get(path)).text();

interface Answer {
  readonly version: number;
  readonly total: number;
  readonly items: readonly { readonly iri: string; readonly title: string }[];
  readonly facets: readonly {
    readonly name: string;
    readonly values: readonly { readonly key: string; readonly count: number; readonly iri: string | null }[];
  }[];
}
const search = async (query: string) =>
  (await (await get(`/recherche?${query}`, 'application/json')).json()) as Answer;

const withoutReferences = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&#39;', "'");

describe('A search', () => {
  it.each(['/recherche', '/en/recherche'])(
    'at %s leads to every initiative once, page after page',
    async (start) => {
      const found: string[] = [];
      for (let path: string | undefined = start; path !== undefined; ) {
        const html: string = await text(path);
        found.push(
          ...[...html.matchAll(/<h2><a href="[^"]*\/doc\/initiative\/([^"]+)"/g)].map(([, key]) => key ?? ''),
        );
        path = withoutReferences(/<a href="([^"]*)" rel="next nofollow"/.exec(html)?.[1] ?? '') || undefined;
      }
      expect([found.length, new Set(found).size]).toEqual([47, 47]);
    },
  );

  it('is the same as a page, as JSON by Accept and by name, and as CSV', async () => {
    const query = 'q=jardin&theme=ENV&sort=title';
    const { version, total, items, facets } = await search(query);
    expect(total).toBeGreaterThan(2);
    expect(await (await get(`/recherche?${query}&format=json`)).json()).toMatchObject({
      version,
      total,
      items,
    });
    const html = await text(`/recherche?${query}`);
    const shown = [...html.matchAll(/<h2><a href="\/doc\/initiative\/([^"]+)"/g)].map(([, key]) => key);
    expect(shown).toEqual(items.map(({ iri }) => iri.split('/id/initiative/')[1]));
    const csv = await get(`/recherche?${query}`, 'text/csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await csv.text()).match(/^http[^,]*/gm)).toEqual(items.map(({ iri }) => iri));
    expect(facets.map(({ name }) => name)).toContain('territory');
    expect(csv.headers.get('bis-dataset-version')).toBe(String(version));
  });

  it('gives the same set in every format, page after page', async () => {
    const types = {
      csv: 'text/csv; charset=utf-8',
      geojson: 'application/geo+json',
      ttl: 'text/turtle; charset=utf-8',
      jsonld: 'application/ld+json',
      nt: 'application/n-triples',
      rdf: 'application/rdf+xml',
      atom: 'application/atom+xml',
    };
    const query = 'theme=ENV';
    const wanted: string[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await (await get(`/recherche?${query}&format=json&page=${page}`)).json();
      wanted.push(...(answer as Answer).items.map(({ iri }) => iri));
      pages = (answer as { pages: number }).pages;
    }
    expect(wanted.length).toBeGreaterThan(5);
    for (const [format, type] of Object.entries(types)) {
      const answer = await get(`/recherche?${query}&format=${format}`);
      expect([format, answer.status, answer.headers.get('content-type')]).toEqual([format, 200, type]);
      const body = await answer.text();
      expect([format, wanted.filter((iri) => !body.includes(iri))]).toEqual([format, []]);
      const all = new Set(body.match(/http:[^\s"<>,]*\/id\/initiative\/[^\s"<>,]*/g));
      expect([format, all.size]).toEqual([format, wanted.length]);
    }
  });

  it('says where its next page is, in every format that has more', async () => {
    const link = (await get('/recherche?format=json', 'application/json')).headers.get('link') ?? '';
    const next = new URL(/^<([^>]*)>; rel="next"$/.exec(link)?.[1] ?? '');
    expect([next.pathname, next.searchParams.get('page'), next.searchParams.get('format')]).toEqual([
      '/recherche',
      '2',
      'json',
    ]);
    expect((await get('/recherche?format=atom&page=3')).status).toBe(404);
    const refused = await get('/recherche?format=docx', 'application/json');
    expect(refused.status).toBe(406);
    expect(await refused.text()).toContain(
      'html, json, csv, csv-tableur, geojson, ttl, jsonld, nt, rdf, atom',
    );
  });

  it('has a feed of what came last, the same on every day until something comes', async () => {
    const feed = await text('/en/recherche?q=jardin&sort=title&format=atom');
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">');
    expect(feed).toMatch(/<title>jardin · Search · /);
    expect(feed).toMatch(/<published>\d{4}-\d\d-\d\dT[\d:.]+Z<\/published><updated>/);
    const arrivals = [...feed.matchAll(/<published>([^<]*)</g)].map(([, at]) => at ?? '');
    expect(arrivals).toEqual([...arrivals].sort().reverse());
    expect(feed).not.toContain('sort=title&amp;format');
    const page = await text('/recherche?q=jardin');
    expect(page).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/recherche?q=jardin&amp;format=atom"',
    );
  });

  it('counts beside each value what choosing it gives', async () => {
    const { facets } = await search('q=jardin');
    for (const { name, values } of facets) {
      for (const { key, count } of values.slice(0, 3)) {
        expect([name, key, (await search(`q=jardin&${name}=${key}`)).total]).toEqual([name, key, count]);
      }
    }
  });

  it('marks what was looked for, and says what may have been meant', async () => {
    expect(await text('/recherche?q=jardins')).toContain('<mark>jardin</mark>');
    expect(await text('/recherche?q=jardinn')).toMatch(/Vouliez-vous dire <a href="\/recherche\?q=jardin"/);
    expect(await text('/recherche?q=%C3%89picrie')).toMatch(/Vouliez-vous dire <a [^>]*>epicerie</);
  });

  it('tells of a value that is not known, and offers a way on where nothing is found', async () => {
    const html = await text('/recherche?theme=NOPE&stage=ideation');
    expect(html).toContain('n’est pas une valeur connue de la rubrique «\u00A0Thème\u00A0»');
    expect(html).toMatch(/retirer un critère.*href="\/recherche\?stage=ideation"/);
  });

  it('says how many each way on would find: without a criterion, or farther around', async () => {
    const without = await text('/recherche?theme=NOPE&stage=ideation');
    const { total } = await search('stage=ideation');
    expect(without).toMatch(
      new RegExp(`href="/recherche\\?stage=ideation"[^(]*<span class="note">\\(${total}\u00A0initiatives\\)`),
    );
    expect(without).not.toMatch(/retirer un critère[^/]*href="\/recherche\?theme=NOPE"/);
    const far = await text('/en/recherche?near=45.9,5.7&radius=2');
    const { total: within } = await search('near=45.9,5.7&radius=100');
    expect(far).toMatch(
      new RegExp(
        `near=45.9,5.7&amp;radius=100"[^>]*>look within 100\u00A0km</a> <span class="note">\\(${within}\u00A0`,
      ),
    );
  });

  it('calls a city abroad, which only records describe, by its name', async () => {
    const html = await text('/recherche?territory=city/6077243');
    expect(html.match(/Montréal/g)?.length).toBeGreaterThanOrEqual(3);
    expect(html).not.toContain('>6077243<');
  });

  it('finds around a place, the nearest first', async () => {
    const near = await search('near=commune/38185&radius=120&sort=distance');
    expect(near.total).toBeGreaterThan(10);
    const html = await text('/recherche?near=commune/38185&radius=120&sort=distance');
    expect(html).toContain('Dans un rayon de 120\u00A0km\u00A0: Grenoble');
    expect(html.indexOf('0\u00A0km')).toBeLessThan(html.indexOf('94,1\u00A0km'));
  });

  it('leads from what a place is called to its key', async () => {
    const answer = await get('/en/recherche?q=jardin&near=grenoble&radius=120');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      '/en/recherche?q=jardin&near=commune/38185&radius=120',
    ]);
    const page = await text('/recherche?near=commune/38185');
    expect(page).toContain('name="near" value="Grenoble (Isère)"');
    expect((await get('/recherche?near=Grenoble+(Is%C3%A8re)')).headers.get('location')).toBe(
      '/recherche?near=commune/38185',
    );
    expect((await search('near=grenoble&radius=120')).total).toBe(
      (await search('near=commune/38185&radius=120')).total,
    );
  });

  it.each([
    ['year=20', 400],
    ['page=0', 400],
    ['sort=best', 400],
    ['near=commune/nowhere', 400],
    ['page=1000000000', 404],
    ['page=99999999999999999999999999', 404],
    ['format=png', 406],
  ])(
    '%s is answered with %i, a page for a person and problem details for a program',
    async (query, status) => {
      const person = await get(`/en/recherche?${query}`);
      expect([person.status, person.headers.get('content-type')]).toEqual([
        status,
        'text/html; charset=utf-8',
      ]);
      expect(await person.text()).toMatch(/<a [^>]*href="\/en[^"]*"/);
      const program = await get(`/en/recherche?${query}`, 'application/json');
      expect([program.status, program.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json',
      ]);
    },
  );

  it('shows hostile words as text, wherever it repeats them', async () => {
    const html = await text(
      `/recherche?q=${encodeURIComponent(hostileText)}&theme=${encodeURIComponent(hostileText)}`,
    );
    expect(html).not.toMatch(
      /<script(?! type="module" src="\/assets\/| type="application\/ld\+json">\{")|<img/,
    );
  });
});

describe('The page of a place', () => {
  it('has its code, what it is part of, and its initiatives with the way to the search', async () => {
    const html = await text('/doc/place/commune/38185');
    expect(html).toMatch(/Isère.*Auvergne-Rhône-Alpes.*Grenoble-Alpes-Métropole.*38185/s);
    expect(html).toContain('>9\u00A0initiatives<');
    expect(html).toContain('href="/recherche?territory=commune/38185"');
    expect(html).toContain('href="/recherche?near=commune/38185"');
  });
});

describe('The page of a concept', () => {
  it('has its initiatives, those of the narrower ones included', async () => {
    const html = await text('/en/scheme/themes/ENV');
    expect(html).toContain('>13\u00A0initiatives<');
    expect(html).toContain('href="/en/recherche?theme=ENV"');
  });
});

describe('The page of a partner', () => {
  it('says what it calls innovation, or that it has not said, and never guesses a licence', async () => {
    const [one, other] = [await text('/doc/source/atelier'), await text('/en/doc/source/gazette')];
    expect(one).toContain('Une réponse nouvelle à un besoin social');
    expect(one).toContain('href="https://creativecommons.org/licenses/by-sa/4.0/"');
    expect(other).toContain('This partner has not communicated its definition');
    expect(other).toContain('Licence not communicated');
  });

  it('is also found by its short address', async () => {
    const response = await get('/source/atelier');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/doc/source/atelier']);
  });
});

describe('The list of partners', () => {
  it('has each in its family, with its records, those without any included', async () => {
    const html = await text('/sources');
    expect(html).toMatch(/Associations et think tanks.*L’Atelier des communs fictifs.*16\u00A0fiches/s);
    expect(html).toMatch(/Fondations et RSE.*href="http:\/\/promesse\.example\/".*pas encore lu/s);
  });
});

describe('The page of an initiative', () => {
  it('has every value, in the words of its language', async () => {
    const html = await text('/doc/initiative/atelier/tout');
    for (const shown of [
      'La fiche qui dit tout',
      'Grenoble</bdi></a><span class="above"> › </span>',
      'Agriculture durable',
      'Développement',
      'Accompagnement-conseil',
      'Prix des quartiers vivants',
      'mars\u00A02016',
      '1er\u00A0juin\u00A02019',
      '45 000 € par an',
      'href="http://atelier.example/fiches/tout"',
      'À voir aussi',
      'Cette fiche est fictive',
    ]) {
      expect(html).toContain(shown);
    }
    expect(html).not.toContain('<img');
  });

  it('says which other partners tell of it, what a person has checked first, and lists them once', async () => {
    const html = await text('/doc/initiative/atelier/tout');
    const section = /<section class="also-told".*?<\/section>/s.exec(html)?.[0] ?? '';
    expect(section).toMatch(
      /Aussi raconté par.*Observatoire d’essai.*vérifié par une personne.*La Gazette imaginaire/s,
    );
    expect(section).toContain('rapprochée automatiquement : même adresse, même titre et même lieu.');
    expect(html.match(/href="\/doc\/initiative\/gazette\/1"/g)).toHaveLength(1);
    expect(await text('/en/doc/initiative/gazette/1')).toMatch(
      /Also told by.*found automatically: same address/s,
    );
  });

  it('cuts a title of a megabyte, and stays small', async () => {
    const html = await text('/doc/initiative/gazette/hostile');
    expect(html.length).toBeLessThan(60_000);
    expect(html).not.toMatch(
      /<script(?! type="module" src="\/assets\/| type="application\/ld\+json">\{")|<img/,
    );
  });
});
