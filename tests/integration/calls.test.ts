import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProject } from '../../src/compose-project.js';
import { loadReconciliation } from '../../src/compose-shared.js';
import { openArchive } from '../../src/crawl/archive.js';
import { harvestSource } from '../../src/harvest/harvest.js';
import { demoArchive } from '../../src/installed-files.js';
import { openTestStore, type TestStore, testBase, testIris } from '../fixtures/data-directory.js';
import { type SampleSite, serveSample } from '../fixtures/sample-site.js';
import { seed } from '../fixtures/seed-directory.js';

const project = loadProject();
const { source, mapping } = project.catalogue.entries.find((entry) => entry.source.id === 'exemple')!;
const harvested = Date.parse('2026-11-22T10:00:00Z');

let now = harvested;
let store: TestStore;
let site: SampleSite;
beforeAll(async () => {
  store = openTestStore(seed(mkdtempSync(join(tmpdir(), 'bis-calls-'))), () => harvested);
  await harvestSource({
    ...{ source, mapping: mapping!, iris: testIris, clock: () => harvested },
    ...{ validate: project.validate, reconcile: loadReconciliation(project, testIris).reconcile },
    ...{ writer: store.writer, fetch: (await openArchive([demoArchive('exemple')!])).fetch },
  });
  site = await serveSample(store, [source], () => now);
}, 120_000);
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  store[Symbol.dispose]();
});

const get = (path: string, accept = 'text/html') => fetch(site.origin + path, { headers: { accept } });
const text = async (path: string, accept?: string) => (await get(path, accept)).text();
interface Answer {
  readonly total: number;
  readonly items: readonly { readonly iri: string; readonly title: string; readonly lastDay: string }[];
}
const openCalls = async (query = '') => (await (await get(`/appels?format=json${query}`)).json()) as Answer;
const titles = async (query?: string) => (await openCalls(query)).items.map(({ title }) => title);
const at = (moment: string) => {
  now = Date.parse(moment);
};

const coordination = 'Coordination de la centrale villageoise';
const froid = 'Cherchons ingénieure ou ingénieur du froid pour frigos partagés';
const callPath = '/doc/call/exemple/2010';

describe('The calls of the demo', () => {
  it('are of all four kinds, those that end first coming first, and the closed ones are not among them', async () => {
    at('2026-11-25T12:00:00Z');
    const { total, items } = await openCalls();
    expect(total).toBe(15);
    expect(items.map(({ lastDay }) => lastDay)).toEqual(items.map(({ lastDay }) => lastDay).toSorted());
    expect(items[0]).toMatchObject({ title: coordination, lastDay: '2027-01-15' });
    for (const kind of ['expertise-recherchee', 'expertise-offerte', 'emploi-offert', 'emploi-recherche'])
      expect((await openCalls(`&callKind=${kind}`)).total, kind).toBeGreaterThan(1);
    expect(await titles()).toContain('Mécanicienne ou mécanicien cycles, atelier du lundi');
    for (const closed of ['Apiculteur pour former dix adoptants', 'Maraîchère ou maraîcher, saison d’été'])
      expect(await titles()).not.toContain(closed);
  });

  it('are not counted among the initiatives', async () => {
    const { total } = (await (await get('/recherche?format=json')).json()) as Answer;
    expect(total).toBe(188);
    expect(await text('/')).not.toContain(coordination);
  });

  it('are the same set in every format', async () => {
    at('2026-11-25T12:00:00Z');
    const iris = (await openCalls('&callKind=emploi-offert')).items.map(({ iri }) => iri).toSorted();
    const path = (format: string) => `/appels?callKind=emploi-offert&format=${format}`;
    expect(iris.length).toBeGreaterThan(3);
    const sorted = (found: Iterable<string>) => [...new Set(found)].toSorted();
    const csv = await text(path('csv'));
    expect(sorted(csv.match(/^http[^,]*/gm) ?? [])).toEqual(iris);
    expect(csv.split('\r\n')[0]).toContain('kind,holders,initiatives,source');
    const atom = await text(path('atom'));
    expect(sorted([...atom.matchAll(/<entry[^>]*><id>([^<]*)/g)].map(([, id = '']) => id))).toEqual(iris);
    expect(atom).toContain('<category term="Offre d’emploi"/>');
    const html = await text('/appels?callKind=emploi-offert');
    const shown = [...html.matchAll(/<h2><a href="\/doc\/([^"]+)"/g)].map(
      ([, key]) => `${testBase}id/${key}`,
    );
    expect(sorted(shown)).toEqual(iris);
    const triples = await text(path('nt'));
    const subjects = triples.match(/^<[^>]*\/id\/call\/[^>]*>(?= <[^>]*#type> <[^>]*#Call>)/gm) ?? [];
    expect(sorted(subjects.map((subject) => subject.slice(1, -1)))).toEqual(iris);
    const { features } = JSON.parse(await text(path('geojson'))) as { features: { id: string }[] };
    expect(sorted(features.map(({ id }) => id))).toEqual(iris);
  });

  it('lead to the initiative that they are for, whether its address or its page has the key', async () => {
    const initiativeOf = async (key: string) =>
      /\/id\/initiative\/exemple\/([^>]+)>/.exec(await text(`/data/call/exemple/${key}.nt`))?.[1];
    expect(await initiativeOf('2013')).toBe('9157');
    expect(await initiativeOf('2019')).toBe('les-declics-du-comptoir');
    expect(await initiativeOf('2000')).toBe('17');
    expect(await initiativeOf('2018')).toBe('44');
    expect(await text('/doc/call/exemple/2013')).toMatch(
      /<a href="\/doc\/initiative\/exemple\/9157"[^>]*><bdi[^>]*>Ludobus des hameaux/,
    );
  });
});

describe('A call on the day after its last one', () => {
  it('has left the list, the feed, the counts and the pages of what it concerns', async () => {
    const places = ['/appels', '/appels?format=atom', '/appels?format=csv', '/doc/source/exemple'];
    const about = [
      '/doc/initiative/exemple/17',
      '/doc/organization/exemple/frigo-du-palier',
      '/doc/place/commune/59512',
    ];
    at('2027-03-31T21:59:00Z');
    expect((await openCalls('&callKind=expertise-recherchee')).items.map(({ title }) => title)).toContain(
      froid,
    );
    const before = (await openCalls()).total;
    for (const path of [...places.slice(0, 3), ...about]) expect(await text(path), path).toContain(froid);
    at('2027-03-31T22:00:00Z');
    expect((await openCalls()).total).toBe(before - 1);
    for (const path of [...places, ...about]) expect(await text(path), path).not.toContain(froid);
  });

  it('says on its page that it is closed, with the page of the partner, and is not to be listed', async () => {
    at('2027-01-15T22:59:59Z');
    const open = await text(callPath);
    expect(open).toContain('Répondre à cet appel');
    expect(open).toContain('href="https://soleil-commun.example.org/contact"');
    expect(open).not.toMatch(/noindex|Cet appel est clos/);
    at('2027-01-15T23:00:00Z');
    const response = await get(callPath);
    const closed = await response.text();
    expect(response.status).toBe(200);
    expect(closed).toContain('<meta name="robots" content="noindex"');
    expect(closed).toContain(
      'Cet appel est clos\u00A0: son dernier jour était le 15\u00A0janvier\u00A02027.',
    );
    expect(closed).not.toMatch(/Répondre|soleil-commun\.example\.org/);
    expect(await text('/en/doc/call/exemple/2010')).toContain('its last day was 15\u00A0January\u00A02027');
    // What it said stays, for those who read the data.
    expect((await get('/data/call/exemple/2010.ttl')).status).toBe(200);
  });

  it('gets another tag than before, so that nobody keeps the page of an open call', async () => {
    at('2027-01-15T12:00:00Z');
    const etag = (await get('/appels')).headers.get('etag') ?? '';
    const again = () =>
      fetch(`${site.origin}/appels`, { headers: { accept: 'text/html', 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    at('2027-01-16T12:00:00Z');
    expect((await again()).status).toBe(200);
  });
});

describe('A call without an end', () => {
  const path = '/doc/call/exemple/2018';

  it('says until when it is announced, six months after it was published', async () => {
    at('2027-04-20T12:00:00Z');
    expect(await titles()).toContain('Monter un pédibus en trois réunions');
    expect(await text(path)).toContain(
      'non indiquée\u00A0; l’appel est annoncé ici jusqu’au 20\u00A0avril\u00A02027',
    );
    at('2027-04-21T12:00:00Z');
    expect(await titles()).not.toContain('Monter un pédibus en trois réunions');
    expect(await text(path)).toContain('Appel clos');
  });

  it('and without any date leaves six months after it came to the bank', async () => {
    at('2027-05-22T12:00:00Z');
    expect(await titles()).toContain('Service civique : raconter la vallée à pied');
    at('2027-05-23T12:00:00Z');
    expect(await titles()).not.toContain('Service civique : raconter la vallée à pied');
  });
});

describe('When all calls have ended', () => {
  it('the page says so, the feed is empty and sound, and nothing of them is on other pages', async () => {
    at('2030-01-01T12:00:00Z');
    expect(await text('/appels')).toContain('Aucun appel n’est ouvert en ce moment.');
    expect(await text('/en/appels')).toContain('No call is open at the moment.');
    const feed = await text('/appels', 'application/atom+xml');
    expect(feed).toMatch(/<updated>20\d\d-[^<]+<\/updated>/);
    expect(feed).not.toContain('<entry');
    expect(await text('/doc/source/exemple')).not.toContain('Appels ouverts');
  });
});

describe('A search for calls that cannot be meant', () => {
  it.each([
    ['/appels?page=1000000000', 404],
    ['/appels?page=0', 400],
    ['/appels?sort=nope', 400],
    ['/appels?sort=distance', 400],
    ['/recherche?sort=closing', 400],
    ['/appels?near=999,1', 400],
    ['/appels?format=pdf', 406],
    ['/doc/call/exemple/nope', 404],
    ['/id/call/exemple/nope', 404],
  ])('is answered by its status, for people and for programs: %s', async (path, status) => {
    at('2026-11-25T12:00:00Z');
    const page = await get(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    const details = await get(path, 'application/json');
    expect([details.status, details.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ]);
  });

  it('leads on: facets of initiatives are left to others, unknown values are named', async () => {
    at('2026-11-25T12:00:00Z');
    expect((await openCalls('&stage=amorcage&year=2016-2010')).total).toBe(15);
    expect(await text('/appels?callKind=NOPE')).toContain('n’est pas une valeur connue de la rubrique');
    expect(await text('/appels?q=zzzz')).toContain('Aucun appel ouvert ne répond à tous ces critères');
  });
});
