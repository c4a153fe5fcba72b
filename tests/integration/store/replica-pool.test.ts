import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { resultsCsv } from '../../../src/rdf/media-types.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { skos } from '../../../src/rdf/vocabulary.js';
import { compactJournal } from '../../../src/store/compact.js';
import { readImageIdentity } from '../../../src/store/engine-image.js';
import { ReplicaPool } from '../../../src/store/replica-pool.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
  testIris,
} from '../../fixtures/data-directory.js';

const runaway = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }';
const pools: ReplicaPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

/** A pool over the store, once it answers. */
async function startPool(
  store: TestStore,
  slots = 1,
  onEvent: (message: string) => void = (message) => expect.fail(message),
): Promise<ReplicaPool> {
  const pool = new ReplicaPool({
    journal: store.journal.file,
    image: join(store.directory, 'image'),
    imageInterval: 100,
    slots,
    spares: 1,
    holding: 'dataset',
    queueLimit: 10,
    checkQuery: readFileSync('queries/checks/replica.rq', 'utf8'),
    onEvent,
  });
  pools.push(pool);
  await expect.poll(() => pool.isReady(), { timeout: 20_000 }).toBe(true);
  return pool;
}

function request(text: string, more: Partial<QueryRequest> = {}): QueryRequest {
  return { text, format: resultsCsv, base: testBase, timeout: 20_000, ...more };
}

function rowsOf(outcome: QueryOutcome): string[] {
  if (outcome.kind !== 'answer') return [outcome.kind];
  return Buffer.concat(outcome.body).toString('utf8').trim().split('\r\n').slice(1);
}

async function ask(pool: ReplicaPool, text: string, more: Partial<QueryRequest> = {}): Promise<string[]> {
  return rowsOf(await pool.query(request(text, more)));
}

const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
const organization = namedNode(`${testBase}id/organization/test/shared`);
const shared = [quad(organization, skos.prefLabel, literal('Partagée', 'fr'))];

describe('A pool of replicas', () => {
  it('answers from what the journal holds, and says at which version', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un titre')]);
    const pool = await startPool(store);
    const outcome = await pool.query(request('SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }'));
    expect(rowsOf(outcome)).toEqual(['Un titre']);
    expect(outcome).toMatchObject({ kind: 'answer', version: store.reader.version() });
  });

  it('sees a change that was committed before the query', async () => {
    using store = openTestStore();
    const pool = await startPool(store, 2);
    for (const title of ['Un', 'Deux', 'Trois']) {
      store.writer.replacePage(pageOf('1'), [recordGraphs('1', title)]);
      expect(await ask(pool, 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }')).toEqual([title]);
    }
  });

  it('counts a triple once that two graphs state, while either of them does', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un', shared)]);
    const pool = await startPool(store);
    const about = `SELECT (COUNT(*) AS ?n) { <${organization.value}> ?p ?o }`;
    store.writer.replacePage(pageOf('2'), [recordGraphs('2', 'Deux', shared)]);
    expect(await ask(pool, about)).toEqual(['1']);
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    expect(await ask(pool, about)).toEqual(['1']);
    store.writer.replacePage(pageOf('2'), []);
    expect(await ask(pool, about)).toEqual(['0']);
  });

  it('keeps provenance out of the default graph, and readable by GRAPH', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const pool = await startPool(store);
    const derived = '?g <http://www.w3.org/ns/prov#wasDerivedFrom> ?page';
    expect(await ask(pool, `SELECT ?page { ${derived} }`)).toEqual([]);
    expect(await ask(pool, `SELECT ?page { GRAPH ?prov { ${derived} } }`)).toEqual(['http://test.example/1']);
  });

  it('ends a query at its deadline, and goes on with the next', async () => {
    using store = openTestStore();
    const records = Array.from({ length: 30 }, (_, n) => recordGraphs(String(n), `Titre ${n}`));
    store.writer.replacePage(pageOf('all'), records);
    const pool = await startPool(store, 2);
    const slow = pool.query(request(runaway, { timeout: 500 }));
    expect(await ask(pool, count)).toEqual(['60']);
    expect((await slow).kind).toBe('deadline');
    expect(await ask(pool, count)).toEqual(['60']);
  });

  it('ends a query whose client has left', async () => {
    using store = openTestStore();
    store.writer.replacePage(
      pageOf('1'),
      [...Array(30).keys()].map((n) => recordGraphs(String(n), 'x')),
    );
    const pool = await startPool(store);
    const client = new AbortController();
    const slow = pool.query(request(runaway, { signal: client.signal }));
    client.abort();
    expect((await slow).kind).toBe('aborted');
  });

  it('says where a malformed query stops, and what it does not accept', async () => {
    using store = openTestStore();
    const pool = await startPool(store);
    expect(await pool.explain('SELECT *\n{ ?s ?p ', testBase)).toMatch(/^error at 2:/);
    expect(await pool.explain('ASK {}', testBase)).toBeNull();
    expect(await pool.explain(`ASK ${'{'.repeat(50_000)}`, testBase)).not.toBe('');
    expect(await pool.explain('ASK {', testBase)).toMatch(/^error at 1:/);
    const outcome = await pool.query(request('SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }'));
    expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining('is not supported') });
  });

  it('merges the graphs that a query puts into its default graph', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un', shared)]);
    store.writer.replacePage(pageOf('2'), [recordGraphs('2', 'Deux', shared)]);
    const pool = await startPool(store);
    const graphs = ['1', '2'].map((key) => testIris.graph('test', key));
    const about = `SELECT (COUNT(*) AS ?n) { <${organization.value}> ?p ?o }`;
    expect(await ask(pool, about, { defaultGraphs: graphs, namedGraphs: [] })).toEqual(['1']);
    const names = 'SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }';
    expect(await ask(pool, names, { defaultGraphs: graphs, namedGraphs: [] })).toEqual(['0']);
    expect(await ask(pool, names)).toEqual(['4']);
  });

  it('gives a large answer in pieces', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'x'.repeat(3_000_000))]);
    const pool = await startPool(store);
    const outcome = await pool.query(request('SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }'));
    expect(outcome.kind === 'answer' && outcome.body.length).toBeGreaterThan(2);
  });

  it('renews replicas that many changes have worn, and fails no query meanwhile', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', '0')]);
    const events: string[] = [];
    const pool = await startPool(store, 2, (message) => events.push(message));
    const answers: string[] = [];
    for (let n = 1; n <= 520; n++) {
      store.writer.replacePage(pageOf('1'), [recordGraphs('1', String(n))]);
      if (n % 10 === 0)
        answers.push(...(await ask(pool, 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }')));
    }
    expect(answers).toEqual(Array.from({ length: 52 }, (_, n) => String((n + 1) * 10)));
    await expect
      .poll(() => events, { timeout: 10_000 })
      .toEqual([expect.stringMatching(/are worn by changes/)]);
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          seen.add((await ask(pool, 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }')).join());
          return pool.hydrations;
        },
        { timeout: 10_000 },
      )
      .toBe(2);
    expect([...seen]).toEqual(['520']);
  });

  it('writes a newer image when there would be much to follow, so that the next start is quick', async () => {
    using store = openTestStore();
    const pool = await startPool(store);
    const imageVersion = () => readImageIdentity(join(store.directory, 'image'))?.version ?? -1;
    await expect.poll(imageVersion, { timeout: 20_000 }).toBe(0);
    const graph = namedNode(testIris.graph('place', '72'));
    const quads = Array.from({ length: 21_000 }, (_, n) =>
      quad(namedNode(`urn:place:${n}`), skos.prefLabel, literal(`Lieu ${n}`, 'fr'), graph),
    );
    store.writer.replaceGraph({ iri: graph.value, quads });
    await expect.poll(imageVersion, { timeout: 20_000 }).toBe(store.reader.version());
    expect(pool.hydrations).toBe(1);
    await pool.close();
    const next = await startPool(store);
    expect([next.hydrations, await ask(next, count)]).toEqual([0, ['21000']]);
  });

  it('replaces a replica that ended by itself, and says so', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const events: string[] = [];
    const pool = await startPool(store, 1, (message) => events.push(message));
    // Nested as deep as no query is: the engine's stack overflows.
    const deep = await pool.query(request(`ASK ${'{'.repeat(30_000)}${'}'.repeat(30_000)}`));
    expect(deep.kind).toBe('broke');
    expect(events).toEqual([expect.stringMatching(/ended by itself and is replaced/)]);
    expect(await ask(pool, 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }')).toEqual(['Un']);
  });

  it('is filled anew when changes that it lacks have been compacted away', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const events: string[] = [];
    const pool = await startPool(store, 1, (message) => events.push(message));
    for (const title of ['Deux', 'Trois']) store.writer.replacePage(pageOf('1'), [recordGraphs('1', title)]);
    compactJournal(store.journal, store.lock, new Date(Date.now() + 1_000).toISOString());
    const title = 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }';
    await expect.poll(() => ask(pool, title), { timeout: 20_000 }).toEqual(['Trois']);
    expect(events).toEqual(events.map(() => expect.stringMatching(/no longer in the journal/)));
    expect(pool.hydrations).toBeGreaterThan(1);
  });

  it('throws a damaged image away, and fills its replicas from the journal', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const before = await startPool(store);
    await expect.poll(() => existsSync(join(store.directory, 'image')), { timeout: 20_000 }).toBe(true);
    await before.close();
    const file = openSync(join(store.directory, 'image'), 'r+');
    writeSync(file, Buffer.alloc(10_000, 'x'), 0, 10_000, 1_200_000);
    closeSync(file);
    const events: string[] = [];
    const pool = await startPool(store, 1, (message) => events.push(message));
    expect(await ask(pool, 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }')).toEqual(['Un']);
    expect(events).toEqual([expect.stringMatching(/The image is damaged/)]);
  });

  it('refuses more queries than may wait', async () => {
    using store = openTestStore();
    store.writer.replacePage(
      pageOf('1'),
      Array.from({ length: 30 }, (_, n) => recordGraphs(String(n), 'x')),
    );
    const pool = await startPool(store);
    const outcomes = Array.from({ length: 15 }, () => pool.query(request(runaway, { timeout: 700 })));
    const kinds = (await Promise.all(outcomes)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'deadline')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'not-ready')).toHaveLength(14);
  });
});
