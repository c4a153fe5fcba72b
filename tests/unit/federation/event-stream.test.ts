import { describe, expect, it } from 'vitest';
import { EventStream } from '../../../src/federation/event-stream.js';
import { changesPerPage, type GraphVersion, type VersionStream } from '../../../src/model/event-stream.js';
import { triG } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { activity, ldes, tree } from '../../../src/rdf/service-vocabulary.js';
import type { NamedNode, Quad } from '../../../src/rdf/terms.js';
import { dcterms, rdf } from '../../../src/rdf/vocabulary.js';

const base = 'http://bank.example/';
const graph = `${base}graph/apriles/1`;
const version = (sequence: number, text: string | null): GraphVersion => ({
  ...{ sequence, graph, text, at: '2026-01-01T00:00:00.000Z' },
});

const fake: VersionStream = {
  identity: '0123456789abcdef',
  version: () => changesPerPage + 2,
  compacted: () => 0,
  knows: (source) => source === 'apriles',
  pages: () => [
    { number: 0, edition: 2 },
    { number: 1, edition: 0 },
  ],
  editionOf: (page) => (page === 0 ? 2 : 0),
  versions: () => [
    version(1, `<http://x/> <http://y/> "a <${graph}> ."@fr <${graph}> .\n`),
    version(2, null),
  ],
};

function streamOf(given: Partial<VersionStream> = {}): EventStream {
  return new EventStream({ versions: { ...fake, ...given }, base });
}

/** Where a client finds it; not where the bank says that it is. */
const at = 'https://proxy.example/bank/stream';
const requestOf = (url: string, headers: Record<string, string> = {}) => new Request(url, { headers });
const quadsOf = async (response: Response, url: string) => parseQuads(await response.text(), triG, url);
const objects = (quads: readonly Quad[], predicate: NamedNode, subject?: string) =>
  quads
    .filter(
      (found) =>
        found.predicate.equals(predicate) && (subject === undefined || found.subject.value === subject),
    )
    .map(({ object }) => object.value);

describe('The event stream', () => {
  it('describes itself, and links its view and pages under the address that it is fetched at', async () => {
    const root = await quadsOf(streamOf().root(null, requestOf(at)), at);
    expect(objects(root, rdf.type, `${base}stream`)).toEqual([ldes.EventStream.value]);
    expect(objects(root, ldes.versionDeleteObject)).toEqual([activity.Delete.value]);
    const [view = ''] = objects(root, tree.view, `${base}stream`);
    expect(view).toBe(`${at}/view`);
    const listed = await quadsOf(streamOf().view(null, requestOf(view)), view);
    expect(objects(listed, tree.view, `${base}stream`)).toEqual([view]);
    expect(objects(listed, tree.relation, view)).toHaveLength(2);
    expect(objects(listed, tree.node)).toEqual([`${at}/pages/01234567-0-2`, `${at}/pages/01234567-1`]);
    expect(objects(listed, ldes.retentionPolicy, view)).toHaveLength(1);
    expect(objects(listed, ldes.versionAmount)).toEqual(['1']);
  });

  it('of a partner does so below its own address', async () => {
    const root = await quadsOf(
      streamOf().root('apriles', requestOf(`${at}/source/apriles`)),
      `${at}/source/apriles`,
    );
    expect(objects(root, tree.view, `${base}stream/source/apriles`)).toEqual([`${at}/source/apriles/view`]);
    expect(streamOf().root('nobody', requestOf(at)).status).toBe(404);
    expect(streamOf().view('nobody', requestOf(at)).status).toBe(404);
    expect(streamOf().page('nobody', '01234567-1', requestOf(at)).status).toBe(404);
  });

  it('says where its IRIs are of no use to others, and what compaction left of the past', async () => {
    const said = async (stream: EventStream) =>
      objects(await quadsOf(stream.root(null, requestOf(at)), at), dcterms.description).join('\n');
    expect(await said(streamOf())).not.toMatch(/BIS_BASE|change 41/);
    expect(await said(streamOf({ compacted: () => 41 }))).toContain('up to change 41');
    const local = new EventStream({
      versions: { ...fake, version: () => 0 },
      base: 'http://localhost:3000/',
    });
    expect(await said(local)).toContain('The IRIs begin with http://localhost:3000/');
  });

  it('gives each member the graph as it was in a graph of its own name, and of a removal what was removed', async () => {
    const url = `${at}/pages/01234567-0-2`;
    const quads = await quadsOf(streamOf().page(null, '01234567-0-2', requestOf(url)), url);
    expect(objects(quads, tree.member, `${base}stream`)).toEqual([`${graph}/v/1`, `${graph}/v/2`]);
    expect(objects(quads, dcterms.isVersionOf)).toEqual([graph, graph]);
    const content = quads.filter((found) => found.graph.value !== '');
    expect(content.map((found) => [found.graph.value, found.object.value])).toEqual([
      [`${graph}/v/1`, `a <${graph}> .`],
    ]);
    expect(objects(quads, rdf.type, `${graph}/v/2`)).toEqual([activity.Delete.value]);
    expect(objects(quads, activity.object, `${graph}/v/2`)).toEqual([graph]);
  });

  it('lets a full page be kept for thirty days at most, and the last one not at all', () => {
    const full = streamOf().page(null, '01234567-0-2', requestOf(at));
    expect(full.headers.get('cache-control')).toBe('public, max-age=2592000, immutable');
    const last = streamOf().page(null, '01234567-1', requestOf(at));
    expect(last.headers.get('cache-control')).toBe('no-cache');
    const tag = last.headers.get('etag') ?? '';
    expect(streamOf().page(null, '01234567-1', requestOf(at, { 'if-none-match': tag })).status).toBe(304);
    const grown = streamOf({ version: () => changesPerPage + 3 });
    expect(grown.page(null, '01234567-1', requestOf(at, { 'if-none-match': tag })).status).toBe(200);
  });

  it('leads from the IRI of a member to the page that it stands on', () => {
    const stream = streamOf();
    expect(stream.member('/graph/apriles/1/v/2')).toMatchObject({ status: 303 });
    expect(stream.member('/graph/apriles/1/v/2')?.headers.get('location')).toBe('/stream/pages/01234567-0-2');
    const paths = [
      '/graph/apriles/1',
      '/graph/apriles/2/v/2',
      '/graph/apriles/1/v/3',
      '/graph/apriles/1/v/0',
    ];
    expect([...paths, '/graph/apriles/1/v/999999'].map((path) => stream.member(path))).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it.each([
    ['a page that something was taken from', '01234567-0', 410],
    ['an earlier edition', '01234567-0-1', 410],
    ['an edition that is not yet', '01234567-0-3', 404],
    ['a page of another journal', '76543210-0', 410],
    ['a page that is not yet', '01234567-2', 404],
    ['a page beyond all numbers', '01234567-999999999999999', 404],
    ['a number written otherwise', '01234567-01', 404],
    ['no page at all', 'latest', 404],
    ['hostile text', '<script>', 404],
  ])('answers for %s with a problem', (_what, name, status) => {
    expect(streamOf().page(null, name, requestOf(at)).status).toBe(status);
  });

  it('offers TriG, whole members having graphs of their own', () => {
    const html = requestOf(at, { accept: 'text/csv' });
    expect(streamOf().page(null, '01234567-1', html).status).toBe(406);
    expect(streamOf().root(null, html).status).toBe(406);
    expect(streamOf().view(null, requestOf(`${at}?format=csv`)).status).toBe(406);
    expect(streamOf().view(null, requestOf(`${at}?format=trig`)).status).toBe(200);
  });

  it('reads a member when the one before has gone out', async () => {
    let read = 0;
    const many = function* () {
      for (read = 1; read <= 100; read++) yield version(read, null);
    };
    const { body } = streamOf({ versions: many }).page(null, '01234567-1', requestOf(at));
    const reader = body?.getReader();
    await reader?.read();
    expect(read).toBeLessThan(5);
    await reader?.cancel();
  });

  it('is compressed for those who take it', async () => {
    const response = streamOf().page(null, '01234567-1', requestOf(at, { 'accept-encoding': 'gzip' }));
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const plain = response.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(plain).text()).toContain(`<${graph}/v/1>`);
  });
});
