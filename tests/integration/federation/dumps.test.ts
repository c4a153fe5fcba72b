import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeDumps } from '../../../src/federation/dump-shelf.js';
import type { DumpManifest } from '../../../src/model/dump.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { parseJsonLd } from '../../../src/rdf/json-ld.js';
import { nQuads, turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { inGraph } from '../../../src/rdf/terms.js';
import { openTestStore, recordGraphs, type TestStore, testContext } from '../../fixtures/data-directory.js';
import { type SampleSite, serveSample, writeSample } from '../../fixtures/sample-site.js';

let store: TestStore;
let site: SampleSite;
let version: number;

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${site.origin}${path}`, { method, redirect: 'manual', headers: { accept: '*/*', ...headers } });
const bytesOf = async (name: string) =>
  Buffer.from(await (await get(`/dumps/${version}/${name}`)).arrayBuffer());
const textOf = async (name: string) => gunzipSync(await bytesOf(name)).toString('utf8');

async function untilMade(): Promise<void> {
  for (;;) {
    const { status } = await get(`/dumps/${store.reader.version()}/all.nq.gz`, {}, 'HEAD');
    if (status === 200) return;
    expect(status).toBe(503);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  store = openTestStore();
  writeSample(store);
  site = await serveSample(store);
  version = store.reader.version();
  const first = await get('/dumps/latest/all.nq.gz');
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '20']);
  await untilMade();
}, 60_000);
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  store[Symbol.dispose]();
});

describe('The dump of a version', () => {
  it('is the content of the store as canonical N-Quads', async () => {
    const content = [...store.reader.contentGraphs({})].map(({ text }) => text).join('');
    expect(await textOf('all.nq.gz')).toBe(content);
    expect(content.length).toBeGreaterThan(100_000);
  });

  it('says the same in Turtle and in JSON-LD', async () => {
    const quads = parseQuads(await textOf('all.nq.gz'), nQuads);
    const triples = canonicalLines(quads.map((quad) => inGraph(quad))).sort();
    const inTurtle = canonicalLines(parseQuads(await textOf('all.ttl.gz'), turtle));
    expect([...new Set(inTurtle)].sort()).toEqual([...new Set(triples)]);
    const document = JSON.parse(await textOf('all.jsonld.gz')) as Record<string, unknown>;
    expect(document['@context']).toBe(testContext.url);
    const inJson = await parseJsonLd(JSON.stringify({ ...document, '@context': {} }), testContext.url);
    expect(canonicalLines(inJson).sort()).toEqual(canonicalLines(quads).sort());
  });

  it('has what each source tells, and no file of one that tells nothing', async () => {
    const own = [...store.reader.contentGraphs({ prefix: 'http://localhost:3000/graph/gazette/' })];
    expect(await textOf('gazette.nq.gz')).toBe(own.map(({ text }) => text).join(''));
    const { files } = (await (await get(`/dumps/${version}/index.json`)).json()) as DumpManifest;
    expect([...new Set(files.map(({ source }) => source))]).toEqual([
      null,
      'atelier',
      'gazette',
      'observatoire',
    ]);
    const [map] = files.filter(({ source, format }) => source === 'gazette' && format === 'geojson');
    // A call is no initiative.
    const initiatives = own.filter(({ iri }) => !iri.includes('/gazette/call-'));
    expect(map?.items).toBe(initiatives.length);
    expect((await get(`/dumps/${version}/promesse.nq.gz`)).status).toBe(404);
  });

  it('tells the initiatives in CSV as a search does, and more', async () => {
    const table = parse(await textOf('all.csv.gz'), { columns: true }) as Record<string, string>[];
    const search = await get('/recherche?format=csv');
    const found = parse(await search.text(), { columns: true }) as Record<string, string>[];
    const byIri = new Map(table.map((row) => [row.iri, row]));
    expect([table.length, byIri.size]).toEqual([found.length, found.length]);
    const shared = Object.keys(found[0] ?? {}).filter((name) => name !== 'origin');
    expect(Object.keys(table[0] ?? {}).slice(0, 11)).toEqual(shared);
    for (const row of found) {
      const { abstract: cut = '', title = '', origin: _, ...rest } = row;
      const own = byIri.get(row.iri);
      expect(own).toMatchObject(rest);
      expect(own?.title?.startsWith(title.replace(/…$/, ''))).toBe(true);
      expect(own?.abstract?.startsWith(cut.replace(/…$/, ''))).toBe(true);
    }
    expect(byIri.get('http://localhost:3000/id/initiative/atelier/tout')?.page).toMatch(/^http/);
  });

  it('has a feature for each initiative in GeoJSON, with a position where one is known', async () => {
    const map = JSON.parse(await textOf('all.geojson.gz')) as {
      type: string;
      version: number;
      features: { id: string; geometry: { coordinates: number[] } | null; properties: { title: string } }[];
    };
    expect([map.type, map.version]).toEqual(['FeatureCollection', version]);
    const search = (await (await get('/recherche?format=geojson')).json()) as typeof map;
    const placed = ({ features }: typeof map) =>
      features.map(({ id, geometry }) => [id, geometry]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    expect(placed(map)).toEqual(placed(search));
  });

  it('has the checksums that it says', async () => {
    const sums = (await (await get(`/dumps/${version}/SHA256SUMS`)).text()).trimEnd().split('\n');
    expect(sums).toHaveLength(20);
    for (const [sum, name] of sums.map((line) => line.split('  '))) {
      const bytes = await bytesOf(name ?? '');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
    }
  });
});

describe('A file of a dump', () => {
  const path = () => `/dumps/${version}/all.nq.gz`;

  it('is told of without being sent', async () => {
    const [head, whole] = [await get(path(), {}, 'HEAD'), await get(path())];
    const length = (await whole.arrayBuffer()).byteLength;
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    for (const { headers, status } of [head, whole]) {
      expect(status).toBe(200);
      expect(headers.get('content-length')).toBe(String(length));
      expect(headers.get('accept-ranges')).toBe('bytes');
      expect(headers.get('content-type')).toBe('application/gzip');
      expect(headers.get('content-encoding')).toBeNull();
      expect(Date.parse(headers.get('last-modified') ?? '')).not.toBeNaN();
      expect(headers.get('bis-dataset-version')).toBe(String(version));
    }
  });

  it('is sent in parts, as long as it is the same', async () => {
    const whole = await bytesOf('all.nq.gz');
    const etag = (await get(path(), {}, 'HEAD')).headers.get('etag') ?? '';
    const part = await get(path(), { range: 'bytes=100-199', 'if-range': etag });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
    const other = await get(path(), { range: 'bytes=100-199', 'if-range': '"other"' });
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, whole.length]);
    const beyond = await get(path(), { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
  });

  it('is not sent to who has it', async () => {
    const { headers } = await get(path(), {}, 'HEAD');
    const [etag = '', date = ''] = ['etag', 'last-modified'].map((name) => headers.get(name) ?? '');
    expect((await get(path(), { 'if-none-match': etag })).status).toBe(304);
    expect((await get(path(), { 'if-modified-since': date })).status).toBe(304);
    expect((await get(path(), { 'if-modified-since': new Date(0).toUTCString() })).status).toBe(200);
    expect((await get(path(), { 'if-match': '"other"' })).status).toBe(412);
    const changed = await get(path(), {
      'if-unmodified-since': new Date(0).toUTCString(),
      range: 'bytes=0-9',
    });
    expect([changed.status, (await changed.json()).detail]).toEqual([
      412,
      expect.stringContaining('another one'),
    ]);
  });

  it('of the latest version has an address that leads to it', async () => {
    const { status, headers } = await get('/dumps/latest/gazette.csv.gz');
    expect([status, headers.get('location')]).toEqual([302, `/dumps/${version}/gazette.csv.gz`]);
  });

  it.each(['/dumps/1/all.nq.gz', '/dumps/999999/all.nq.gz', '/dumps/01/all.nq.gz', '/dumps/-1/all.nq.gz'])(
    'of another version is not there, and its absence names the latest: %s',
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([
        404,
        expect.stringContaining(`/dumps/${version}/all.nq.gz`),
      ]);
    },
  );

  it.each(['all.exe.gz', 'nobody.nq.gz', '..%2F..%2Fjournal.sqlite', 'all.nq', 'index.json.gz', '%00'])(
    'has one of the known names: %s is none',
    async (name) => {
      expect((await get(`/dumps/${version}/${name}`)).status).toBe(404);
    },
  );
});

describe('A dump that is out of date', () => {
  it('is followed by that of the current version, is kept for a while, and goes when something is forgotten', async () => {
    store.writer.replacePage({ url: 'http://atelier.example/new', source: 'atelier' }, [
      recordGraphs('new', 'Neuf'),
    ]);
    await untilMade();
    const fresh = store.reader.version();
    expect((await get('/dumps/latest/all.nq.gz')).headers.get('location')).toBe(`/dumps/${fresh}/all.nq.gz`);
    expect((await get(`/dumps/${version}/all.nq.gz`, {}, 'HEAD')).status).toBe(200);
    const folder = join(store.directory, 'dumps');
    expect(readdirSync(folder).sort()).toEqual([String(version), String(fresh)].sort());
    removeDumps(store.directory);
    expect(existsSync(folder)).toBe(false);
    expect((await get(`/dumps/${version}/all.nq.gz`)).status).toBe(404);
  });
});
