import { afterEach, describe, expect, it } from 'vitest';
import { type RunningEngine, startEngine } from '../../../src/compose-engine.js';
import type { QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { nTriples, resultsCsv, resultsJson } from '../../../src/rdf/media-types.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { skos } from '../../../src/rdf/vocabulary.js';
import type { RemoteAddresses } from '../../../src/store/remote-client.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
  testIris,
} from '../../fixtures/data-directory.js';
import { settingsFor } from '../../fixtures/remote-engine.js';
import { startSparqlServer } from '../../fixtures/sparql-server.js';

const engines: RunningEngine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

/** The engine over a server, once it answers. */
async function startRemote(
  store: TestStore,
  remote: RemoteAddresses,
  events: string[] = [],
): Promise<RunningEngine> {
  const engine = startEngine({ ...store, iris: testIris }, settingsFor(store.directory, remote), (line) =>
    events.push(line),
  );
  engines.push(engine);
  await expect.poll(() => engine.isReady(), { timeout: 20_000 }).toBe(true);
  return engine;
}

const ask = (engine: RunningEngine, text: string, more: Partial<QueryRequest> = {}) =>
  engine.query({ text, format: resultsCsv, base: testBase, timeout: 20_000, ...more });

function textOf(outcome: QueryOutcome): string {
  return outcome.kind === 'answer' ? Buffer.concat(outcome.body).toString('utf8') : JSON.stringify(outcome);
}

const rowsOf = (outcome: QueryOutcome) => textOf(outcome).trim().split(/\r?\n/).slice(1);
const titles = 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t } ORDER BY ?t';
const shared = [
  quad(namedNode(`${testBase}id/organization/test/shared`), skos.prefLabel, literal('Partagée', 'fr')),
];
const about = `<${testBase}id/organization/test/shared>`;

describe('A remote engine', () => {
  it('answers what was committed before the query, and says at which version', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    for (const title of ['Un', 'Deux', 'Trois']) {
      store.writer.replacePage(pageOf('1'), [recordGraphs('1', title)]);
      const outcome = await ask(engine, titles);
      expect(rowsOf(outcome)).toEqual([title]);
      expect(outcome).toMatchObject({ version: store.reader.version() });
    }
  });

  it('shows the merged graph and the bank’s graphs, and nothing else that the server holds', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un', shared)]);
    store.writer.replacePage(pageOf('2'), [recordGraphs('2', 'Deux', shared)]);
    await using server = await startSparqlServer();
    server.update('INSERT DATA { <a:a> <a:b> <a:c> GRAPH <a:g> { <a:a> <a:b> <a:c> } }');
    const engine = await startRemote(store, server.addresses);
    const graphs = await ask(engine, 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g');
    expect(rowsOf(graphs)).toEqual(store.reader.graphNames());
    expect(rowsOf(await ask(engine, `SELECT (COUNT(*) AS ?n) { ${about} ?p ?o }`))).toEqual(['1']);
    expect(rowsOf(await ask(engine, `SELECT (COUNT(*) AS ?n) { GRAPH ?g { ${about} ?p ?o } }`))).toEqual([
      '2',
    ]);
    expect(rowsOf(await ask(engine, 'SELECT (COUNT(*) AS ?n) { <a:a> ?p ?o }'))).toEqual(['0']);
  });

  it('merges the graphs that a query has for its default graph, and leaves none of the merge behind', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un', shared)]);
    store.writer.replacePage(pageOf('2'), [recordGraphs('2', 'Deux', shared)]);
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    const before = server.contents();
    const defaultGraphs = ['1', '2', 'none'].map((key) => testIris.graph('test', key));
    const counted = await ask(engine, `SELECT (COUNT(*) AS ?n) { ${about} ?p ?o }`, {
      defaultGraphs,
      namedGraphs: [],
    });
    expect(rowsOf(counted)).toEqual(['1']);
    await expect.poll(() => server.contents()).toEqual(before);
  });

  it('answers each form of query', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un', shared)]);
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    const line = `${about} <${skos.prefLabel.value}> "Partagée"@fr .`;
    expect(textOf(await ask(engine, `DESCRIBE ${about}`, { format: nTriples })).trim()).toBe(line);
    expect(
      textOf(
        await ask(engine, `CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } FILTER(?s = ${about}) }`, {
          format: nTriples,
        }),
      ).trim(),
    ).toBe(line);
    expect(JSON.parse(textOf(await ask(engine, `ASK { ${about} ?p ?o }`, { format: resultsJson })))).toEqual({
      head: {},
      boolean: true,
    });
  });

  it('says why a query is refused', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    server.trouble = ({ path }) => (path === '/query' ? 400 : null);
    expect(await ask(engine, 'ASK {}')).toMatchObject({
      kind: 'refused',
      message: 'The server is told to fail.',
    });
    expect(await engine.explain('SELECT', testBase)).toMatch(/1:7/);
  });

  it('stops a query at its deadline, and when its client leaves', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    server.trouble = ({ fields }) => (fields.get('query')?.includes('?slow') ? 'hang' : null);
    expect(await ask(engine, 'SELECT ?slow {}', { timeout: 200 })).toMatchObject({ kind: 'deadline' });
    const client = new AbortController();
    const left = ask(engine, 'SELECT ?slow {}', { signal: client.signal });
    client.abort();
    expect(await left).toMatchObject({ kind: 'aborted' });
    expect((await ask(engine, titles)).kind).toBe('answer');
  });

  it('refuses queries beyond those that may wait', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    server.trouble = ({ fields }) => (fields.get('query')?.includes('?slow') ? 'hang' : null);
    const client = new AbortController();
    const slow = Array.from({ length: 130 }, () => ask(engine, 'SELECT ?slow {}', { signal: client.signal }));
    client.abort();
    const kinds = (await Promise.all(slow)).map(({ kind }) => kind);
    // Eight run and a hundred wait.
    expect(kinds.filter((kind) => kind === 'not-ready').length).toBe(22);
  });

  it('answers queries that are known to be quick while slow ones fill all its places', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    server.trouble = ({ fields }) => (fields.get('query')?.includes('?slow') ? 'hang' : null);
    expect((await ask(engine, titles)).kind).toBe('answer');
    const client = new AbortController();
    const slow = Array.from({ length: 20 }, (_, n) =>
      ask(engine, `SELECT ?slow${n} {}`, { signal: client.signal }),
    );
    expect((await ask(engine, titles)).kind).toBe('answer');
    client.abort();
    expect((await Promise.all(slow)).every(({ kind }) => kind === 'aborted')).toBe(true);
  });

  it('says that it is not ready while its server is away, and answers when it is back', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    const engine = await startRemote(store, server.addresses);
    server.trouble = () => 503;
    expect((await ask(engine, titles)).kind).toBe('not-ready');
    await expect.poll(() => engine.isReady(), { timeout: 10_000 }).toBe(false);
    server.trouble = () => null;
    await expect.poll(() => engine.isReady(), { timeout: 10_000 }).toBe(true);
    expect((await ask(engine, titles)).kind).toBe('answer');
  });

  it('tells its operator why a server cannot be used, and strangers only that it cannot', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    server.update(
      'INSERT DATA { GRAPH <urn:x-bis:position> { <urn:x-bis:journal/other> <urn:x-bis:stands-at> "1" } }',
    );
    const events: string[] = [];
    const engine = startEngine(
      { ...store, iris: testIris },
      settingsFor(store.directory, server.addresses),
      (line) => events.push(line),
    );
    engines.push(engine);
    await expect.poll(() => events.join(), { timeout: 10_000 }).toContain('journal other');
    const outcome = await ask(engine, titles);
    expect(outcome).toMatchObject({ kind: 'unavailable' });
    expect(textOf(outcome)).not.toContain('other');
  });
});
