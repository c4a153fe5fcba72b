import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadQueries, loadValueQueries } from '../../src/compose-endpoint.js';
import { lastOpenDay } from '../../src/model/call-days.js';
import { type RunningSite, startSite } from '../fixtures/running-site.js';

interface Rows {
  readonly results: { readonly bindings: readonly Readonly<Record<string, { readonly value: string }>>[] };
}

const base = 'http://localhost:3000/';
const catalogue = loadQueries(base);

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers });

describe('The catalogue of queries', () => {
  it('holds more than twenty-five, in both languages', () => {
    expect(catalogue.queries.length).toBeGreaterThan(25);
    for (const { title, about } of catalogue.queries) {
      expect(title.fr).not.toBe(title.en);
      expect(about.fr).not.toBe(about.en);
    }
  });

  it.each(catalogue.queries.map(({ name, template }) => [name, template.form] as const))(
    'has an answer to %s on the demo data',
    async (name, form) => {
      const response = await get(`/api/queries/${name}`);
      expect(response.status).toBe(200);
      const text = await response.text();
      if (form === 'ask') expect(JSON.parse(text)).toHaveProperty('boolean', true);
      else if (form === 'select') expect(JSON.parse(text).results.bindings.length).toBeGreaterThan(0);
      else expect(text).toContain('pair#Project');
    },
  );

  it.each(Object.entries(loadValueQueries()))('offers values: %s', async (_name, query) => {
    const response = await get(`/sparql?${new URLSearchParams({ query, format: 'csv' })}`);
    const [head, ...rows] = (await response.text()).trim().split('\r\n');
    expect(head).toBe('value,label,language');
    expect(rows.length).toBeGreaterThan(3);
  });

  it('finds what the founding document tells', async () => {
    const csv = async (path: string) => (await get(`/api/queries/${path}`, { accept: 'text/csv' })).text();
    expect(await csv('initiatives')).toContain(
      'Le parrainage de proximité se donne du PEPSE,Apprentis d’Auteuil,Apriles',
    );
    const north = `territory=${encodeURIComponent(`${base}id/place/departement/59`)}`;
    expect(await csv(`initiatives-of-a-territory?${north}`)).toContain(
      'Roubaix, territoire pilote « Zéro Déchet »',
    );
    const here = `initiative=${encodeURIComponent(`${base}id/initiative/apriles/1590`)}`;
    expect(await csv(`provenance-of-a-claim?${here}`)).toContain('sobi2Id=1590');
  });

  it.each([
    '2014-03-01',
    '2019-05-15',
    '2019-05-16',
    '2026-09-02',
    '2026-09-03',
    '2026-11-25',
    '2027-04-20',
    '2027-04-21',
    '2027-09-30',
    '2028-01-01',
  ])('tells the calls that are open on %s by the rule that the site keeps', async (day) => {
    const rows = async (text: string) => {
      const response = await get(`/sparql?${new URLSearchParams({ query: text, format: 'json' })}`);
      return ((await response.json()) as Rows).results.bindings.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])),
      );
    };
    const calls =
      await rows(`PREFIX bis: <https://w3id.org/innovation-sociale/ns#> PREFIX schema: <http://schema.org/>
      SELECT ?call ?from ?through ?issued WHERE { ?call a bis:Call OPTIONAL { ?call schema:validFrom ?from }
      OPTIONAL { ?call schema:validThrough ?through } OPTIONAL { ?call <http://purl.org/dc/terms/issued> ?issued } }`);
    const open = calls.filter(({ from = null, through = null, issued = null }) => {
      const isDated = from !== null || through !== null || issued !== null;
      return isDated && lastOpenDay({ from, through, issued }, 0) >= day;
    });
    expect(calls.length).toBeGreaterThan(20);
    const told = (await (await get(`/api/queries/open-calls?day=${day}`)).json()) as Rows;
    const found = told.results.bindings.map(({ call }) => call?.value);
    expect(found.toSorted()).toEqual(open.map(({ call }) => call).toSorted());
  });

  it('finds records by their words, as the search of the site does', async () => {
    const search = await (await get('/recherche?q=jardins+partages&format=json')).json();
    const words = `words=${encodeURIComponent('jardins partages')}`;
    const response = await get(`/api/queries/records-with-words?${words}`);
    const { bindings } = (await response.json()).results;
    const found = new Set(bindings.map((row: { initiative: { value: string } }) => row.initiative.value));
    expect(found.size).toBe(search.total);
    expect(bindings[0].initiative.value).toBe(search.items[0].iri);
    expect(Number(bindings[0].score.value)).toBeGreaterThan(0);
    const etag = response.headers.get('etag') ?? '';
    expect((await get(`/api/queries/records-with-words?${words}`, { 'if-none-match': etag })).status).toBe(
      304,
    );
  });

  it('is answered like any query: formats, validators, and parameters that are wrong', async () => {
    const first = await get('/api/queries/themes-counted?language=en&format=tsv');
    expect(first.headers.get('content-type')).toMatch('text/tab-separated-values');
    expect(await first.text()).toContain('"Environment"@en');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/api/queries/themes-counted?language=en&format=tsv', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await get('/api/queries/themes-counted?format=pdf')).status).toBe(406);
    expect((await get('/api/queries/themes-counted?langage=en')).status).toBe(400);
    const unknown = await get('/api/queries/theme-counted');
    expect([unknown.status, (await unknown.json()).detail]).toEqual([
      404,
      'There is no query "theme-counted" in the catalogue. Did you mean "themes-counted"? /api/queries lists it.',
    ]);
  });

  it('is listed as JSON with everything that a program needs', async () => {
    const { queries } = await (await get('/api/queries')).json();
    expect(queries.length).toBe(catalogue.queries.length);
    expect(queries.find((one: { name: string }) => one.name === 'initiatives-of-a-theme')).toMatchObject({
      url: `${base}api/queries/initiatives-of-a-theme`,
      parameters: [
        { name: 'theme', type: 'iri', default: expect.stringMatching(/themes\/ENV$/) },
        { name: 'language' },
      ],
    });
  });

  it('is described by an OpenAPI document that is valid', async () => {
    const document = await (await get('/api/openapi.json')).json();
    expect(Object.keys(document.paths).length).toBe(catalogue.queries.length + 5);
    const parameters = document.paths['/recherche'].get.parameters as {
      readonly name: string;
      readonly schema: { readonly enum?: readonly string[] };
    }[];
    const ofFormat = parameters.find(({ name }) => name === 'format');
    for (const format of ofFormat?.schema.enum ?? []) {
      expect([format, (await get(`/recherche?format=${format}`)).status]).toEqual([format, 200]);
    }
    expect(ofFormat?.schema.enum).toContain('atom');
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it('stands in the dataset as examples that run', async () => {
    const query = `PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      SELECT DISTINCT ?sq ?text { ?sq a sh:SPARQLExecutable ; rdfs:comment ?about ; sh:select|sh:ask|sh:construct ?text }`;
    const response = await get(`/sparql?${new URLSearchParams({ query, format: 'json' })}`);
    const { bindings } = (await response.json()).results;
    expect(bindings.length).toBe(catalogue.queries.length);
    const text = bindings.find((row: { sq: { value: string } }) => row.sq.value.endsWith('/is-there-any'))
      .text.value;
    const ran = await get(`/sparql?${new URLSearchParams({ query: text, format: 'json' })}`);
    expect(await ran.json()).toHaveProperty('boolean', true);
  });
});

describe('The gallery', () => {
  it.each(['/requetes', '/en/requetes'])('%s lists every query', async (path) => {
    const html = await (await get(path)).text();
    for (const { name } of catalogue.queries) expect(html).toContain(`/requetes/${name}"`);
  });

  it('shows a query with its form, its answer and its text', async () => {
    const theme = 'https://w3id.org/innovation-sociale/scheme/themes/SOL-LIE';
    const html = await (
      await get(`/requetes/initiatives-of-a-theme?theme=${encodeURIComponent(theme)}`)
    ).text();
    expect(html).toMatch(/<option value="[^"]*SOL-LIE" selected="">Lien social<\/option>/);
    expect(html).toContain('Le parrainage de proximité se donne du PEPSE');
    expect(html).toContain(`VALUES ?theme { &lt;${theme}&gt; }`);
    expect(html).toContain('href="/id/initiative/apriles/1590"');
  });

  it('says what is wrong with a value, and keeps the form', async () => {
    const response = await get('/en/requetes/initiatives-near-a-place?within=near');
    const html = await response.text();
    expect([response.status, html]).toEqual([
      400,
      expect.stringContaining('&quot;within=near&quot; is not a whole number'),
    ]);
    expect(html).toContain('name="within" value="near"');
    expect((await get('/requetes/nope')).status).toBe(404);
  });

  it('does not let the text of a page or an address be markup', async () => {
    const html = await (await get('/requetes/words-in-titles?word=%3Cscript%3Ealert(1)%3C/script%3E')).text();
    expect(html).not.toContain('<script>alert');
  });
});
