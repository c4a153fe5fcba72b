import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/compose.js';
import { type RunningEngine, startEngine } from '../../../src/compose-engine.js';
import type { QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { canonicalLines, termToNQuads } from '../../../src/rdf/canonical.js';
import { spellCanonically } from '../../../src/rdf/canonical-literal.js';
import {
  type Format,
  nTriples,
  rdfFormats,
  resultFormats,
  resultsJson,
  resultsTsv,
} from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { readSolutions } from '../../../src/rdf/solutions.js';
import { literal, namedNode, type ObjectTerm, quad, type Term } from '../../../src/rdf/terms.js';
import { dcterms, skos } from '../../../src/rdf/vocabulary.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';
import { linesOf } from '../../../src/store/diff.js';
import type { RemoteState } from '../../../src/store/remote-messages.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
  testIris,
} from '../../fixtures/data-directory.js';
import { settingsFor } from '../../fixtures/remote-engine.js';
import { researchersQueries } from '../../fixtures/researchers-queries.js';
import { runBis } from '../../fixtures/run-bis.js';
import { seed } from '../../fixtures/seed-directory.js';
import { fuseki } from '../../fixtures/servers/fuseki.js';
import { serverCache } from '../../fixtures/servers/obtain.js';
import { oxigraph } from '../../fixtures/servers/oxigraph.js';
import {
  type RunningServer,
  type ServerKind,
  type ServerProgram,
  startServer,
} from '../../fixtures/servers/server.js';
import { virtuoso } from '../../fixtures/servers/virtuoso.js';

/** What a server is known to answer otherwise, with the reason. One that it answers alike after all fails the run. */
const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Virtuoso: {
    datatypes: 'it has a datatype of its own for geometries, and none for texts with a language',
    'concepts below others': 'a path of any length needs one end that is known',
  },
};

// Those that a run must have are named, separated by spaces; others are left out where they cannot be had.
const required = (process.env.REQUIRED_SERVERS ?? '').split(' ');

async function obtain(kind: ServerKind): Promise<ServerProgram | null> {
  try {
    return await kind.obtain(serverCache);
  } catch (error) {
    if (required.includes(kind.name.toLowerCase())) throw error;
    console.warn(`Without ${kind.name}: ${(error as Error).message}`);
    return null;
  }
}

const programs = await Promise.all(
  [virtuoso, oxigraph, fuseki].map(async (kind) => [kind.name, await obtain(kind)] as const),
);
const parse = createQueryParser(200_000);

/** Asks as the endpoint does. */
function ask(engine: RunningEngine, text: string, more: Partial<QueryRequest> = {}): Promise<QueryOutcome> {
  const parsed = parse(text, testBase);
  const dataset = parsed.kind === 'query' ? (parsed.dataset ?? {}) : {};
  const isGraph = parsed.kind === 'query' && /construct|describe/.test(parsed.form);
  return engine.query({
    text,
    format: isGraph ? nTriples : resultsJson,
    base: testBase,
    timeout: 60_000,
    ...dataset,
    ...more,
  });
}

function textOf(outcome: QueryOutcome): string {
  if (outcome.kind !== 'answer') return JSON.stringify(outcome);
  return Buffer.concat(outcome.body).toString('utf8');
}

/** What an answer says, whatever its order and its spelling: a line a row, a triple, or a truth. */
async function meaning(engine: RunningEngine, text: string): Promise<readonly string[]> {
  const outcome = await ask(engine, text);
  const answer = textOf(outcome);
  if (outcome.kind !== 'answer') return [answer];
  const parsed = parse(text, testBase);
  const form = parsed.kind === 'query' ? parsed.form : 'select';
  if (form === 'ask') return [String((JSON.parse(answer) as { boolean: boolean }).boolean)];
  if (form !== 'select') return canonicalLines(parseQuads(answer, nTriples));
  return readSolutions(answer)
    .map((row) =>
      Object.keys(row)
        .sort()
        .map((name) => `${name}=${canonicalTerm(row[name]!)}`)
        .join(' '),
    )
    .sort();
}

/** The term as all servers may spell it: one leaves zeros at the end of a second's fraction, another adds them. */
function canonicalTerm(term: Term): string {
  const { object } = spellCanonically(quad(dcterms.title, dcterms.title, term as ObjectTerm));
  return termToNQuads(object);
}

async function ready(engine: RunningEngine): Promise<void> {
  while (!engine.isReady()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function closing<Result>(engine: RunningEngine, work: () => Promise<Result>): Promise<Result> {
  try {
    await ready(engine);
    return await work();
  } finally {
    await engine.close();
  }
}

const rows = async (engine: RunningEngine, text: string) =>
  textOf(await ask(engine, text, { format: resultsTsv }))
    .trimEnd()
    .split('\n')
    .slice(1);

/** All quads of the bank's graphs, and all triples of the default graph, as the engine answers them. */
async function holdings(engine: RunningEngine): Promise<readonly string[]> {
  const quads = await rows(engine, 'SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }');
  return [...quads, ...(await rows(engine, 'SELECT ?s ?p ?o { ?s ?p ?o }'))]
    .map((row) => row.replaceAll('\t', ' '))
    .sort();
}

function wanted({ reader }: Pick<TestStore, 'reader'>): readonly string[] {
  const graphs = reader.graphNames().map((iri) => reader.graph(iri)!);
  const quads = graphs.flatMap(({ text }) => linesOf(text));
  const merged = graphs.filter(({ kind }) => kind === 'content').flatMap(({ text }) => linesOf(text));
  const triples = new Set(merged.map((line) => line.slice(0, line.lastIndexOf(' <'))));
  return [...quads.map((line) => line.slice(0, -' .\n'.length)), ...triples].sort();
}

const organization = namedNode(`${testBase}id/organization/test/shared`);
const shared = [quad(organization, skos.prefLabel, literal('Partagée', 'fr'))];
const write = ({ writer }: TestStore, key: string, title: string, more: typeof shared = []) =>
  writer.replacePage(pageOf(key), [recordGraphs(key, title, more)]);

const following = `${import.meta.dirname}/../../fixtures/remote-following-process.js`;

/** Follows in a process of its own, which is killed at the first state that is wanted, or after so many milliseconds. */
async function followUntil(
  isWanted: (state: RemoteState) => boolean,
  {
    directory,
    server,
    lifetime,
  }: { readonly directory: string; readonly server: RunningServer; readonly lifetime?: number },
): Promise<boolean> {
  const { query, update, graphStore } = server.addresses;
  const words = [directory, query, update, graphStore ?? ''];
  const child = spawn(process.execPath, [following, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const timer = lifetime === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), lifetime);
  let isReached = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isReached ||= isWanted(JSON.parse(line) as RemoteState);
    if (isReached) child.kill('SIGKILL');
  }
  clearTimeout(timer);
  await ended;
  return isReached;
}

for (const [name, program] of programs) {
  describe.skipIf(program === null)(`A bank over ${name}`, () => {
    let server: RunningServer;
    let store: TestStore;
    let engine: RunningEngine;
    const folder = mkdtempSync(join(tmpdir(), 'bis-server-'));
    const events: string[] = [];
    const start = ({ directory, journal, reader }: TestStore) =>
      startEngine({ journal, reader, iris: testIris }, settingsFor(directory, server.addresses), (line) =>
        events.push(line),
      );

    beforeAll(async () => {
      server = await startServer(program!, folder);
      store = openTestStore();
      write(store, '1', 'Un « titre », avec "guillemets" et \\ et 😀\nsur deux lignes', shared);
      engine = start(store);
      await ready(engine);
    });
    afterAll(async () => {
      await engine.close();
      store[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    });

    it('holds what the journal holds', async () => {
      expect(await holdings(engine)).toEqual(wanted(store));
    });

    it('sees each change in the next query, and keeps a triple while one graph states it', async () => {
      const steps = [
        () => write(store, '2', 'Deux', shared),
        () => write(store, '1', 'Un'),
        () => write(store, '2', 'Deux'),
        () => write(store, '2', 'Long '.repeat(50_000)),
        () => store.writer.replacePage(pageOf('2'), []),
      ];
      for (const step of steps) {
        step();
        expect(await holdings(engine)).toEqual(wanted(store));
      }
    });

    it('takes a change of many statements', async () => {
      const iri = testIris.graph('test', 'many');
      const quads = Array.from({ length: 5_000 }, (_, n) =>
        quad(organization, dcterms.description, literal(`Texte ${n}`, 'fr'), namedNode(iri)),
      );
      store.writer.replaceGraph({ iri, quads });
      await expect.poll(() => holdings(engine), { timeout: 60_000 }).toEqual(wanted(store));
      store.writer.replaceGraph({ iri, quads: [] });
      await expect.poll(() => holdings(engine), { timeout: 60_000 }).toEqual(wanted(store));
    });

    it('goes on with other statements when the server does not take one', async () => {
      const odd = quad(
        organization,
        dcterms.issued,
        literal('P1D', namedNode('http://www.w3.org/2001/XMLSchema#duration')),
      );
      write(store, '3', 'Trois', [odd, ...shared]);
      const titles = await rows(
        engine,
        `SELECT ?t { <${testIris.thing('initiative', 'test', '3')}> <${dcterms.title.value}> ?t }`,
      );
      expect(titles).toEqual(['"Trois"@fr']);
      write(store, '3', 'Trois');
      expect(await holdings(engine)).toEqual(wanted(store));
    });

    it.each([...resultFormats, ...rdfFormats])('answers in $mediaType', async (format: Format) => {
      const text =
        format.holds === 'results' ? 'SELECT ?s ?p ?o { ?s ?p ?o }' : 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }';
      const outcome = await ask(engine, text, { format });
      expect(textOf(outcome)).toContain('Un');
      expect(outcome.kind).toBe('answer');
    });

    it('loses nothing when its follower is killed again and again while changes come', async () => {
      await engine.close();
      for (let round = 0; round < 6; round++) {
        const before = store.reader.version();
        for (let n = 0; n < 120; n++)
          write(store, `k${n}`, `Tour ${round}`, n % 3 === round % 3 ? shared : []);
        // When one batch has been sent, the next one is on its way.
        const isUnderWay = (state: RemoteState) =>
          state.kind === 'following' && state.version > before && state.version < store.reader.version();
        expect(await followUntil(isUnderWay, { directory: store.directory, server })).toBe(true);
      }
      engine = start(store);
      await ready(engine);
      expect(await holdings(engine)).toEqual(wanted(store));
    });

    it('answers again when the server was killed and started again, with what was written meanwhile', async () => {
      await server.kill();
      write(store, '4', 'Quatre', shared);
      expect((await ask(engine, 'ASK {}')).kind).toBe('not-ready');
      await server.start();
      await ready(engine);
      expect(await holdings(engine)).toEqual(wanted(store));
    });

    it('is filled again when the server has lost its data', async () => {
      await server.kill();
      for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true, force: true });
      await expect.poll(() => engine.isReady(), { timeout: 20_000 }).toBe(false);
      await server.start();
      await ready(engine);
      expect(await holdings(engine)).toEqual(wanted(store));
      expect(events.join('\n')).toContain('is filled');
    });

    it('does not touch the data of another bank', async () => {
      using other = openTestStore();
      write(other, '9', 'Ailleurs');
      const stranger = start(other);
      try {
        await expect
          .poll(async () => (await ask(stranger, 'ASK {}')).kind, { timeout: 20_000 })
          .toBe('unavailable');
      } finally {
        await stranger.close();
      }
      expect(await holdings(engine)).toEqual(wanted(store));
      expect(events.join('\n')).toContain('It holds the data of another bank');
    });

    it('stops a query at its deadline, and answers the next one', async () => {
      const runaway = `SELECT (COUNT(*) AS ?n) { ${[...'abcdefg'].map((name) => `?s${name} ?p${name} ?o${name} `).join('. ')}
        FILTER (STR(?oa) < STR(?ob) && STR(?oc) < STR(?od) && STR(?oe) < STR(?of) && STR(?of) < STR(?og)) }`;
      expect(await ask(engine, runaway, { timeout: 1_500 })).toMatchObject({ kind: 'deadline' });
      expect(await holdings(engine)).toEqual(wanted(store));
    });
  });
}

describe('The demo over a server of another maker', () => {
  let directory: string;
  let store: Store;
  let local: RunningEngine;
  const queries = Object.entries(researchersQueries(testBase));
  const expected = new Map<string, readonly string[]>();

  beforeAll(async () => {
    directory = seed(mkdtempSync(join(tmpdir(), 'bis-demo-')));
    const { code, err } = await runBis(['harvest'], { BIS_DATA: directory, BIS_BASE: testBase });
    if (code !== 0 && code !== 1) throw new Error(`The demo could not be harvested:\n${err}`);
    store = openStore(settingsFor(directory, null));
    local = startEngine(store, settingsFor(directory, null), () => {});
    await ready(local);
    for (const [name, text] of queries) expected.set(name, await meaning(local, text));
  });
  afterAll(async () => {
    await local.close();
    store.journal.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is asked what it can answer', () => {
    expect([...expected].filter(([, answer]) => answer.length === 0 || answer[0]?.startsWith('{'))).toEqual(
      [],
    );
  });

  for (const [name, program] of programs) {
    it.skipIf(program === null)(
      `is answered by ${name} as by replicas, though it was filled by processes that were killed`,
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'bis-server-'));
        try {
          await using server = await startServer(program!, folder);
          // Each gets a little further than the one before.
          const isFilled = ({ kind }: RemoteState) => kind === 'following';
          const fillFor = (lifetime: number) => followUntil(isFilled, { directory, server, lifetime });
          for (let lifetime = 1_000; !(await fillFor(lifetime)); lifetime += 1_000);
          const engine = startEngine(store, settingsFor(directory, server.addresses), () => {});
          await closing(engine, async () => {
            const unlike = [];
            for (const [query, text] of queries) {
              const answer = await meaning(engine, text);
              const isAlike = JSON.stringify(answer) === JSON.stringify(expected.get(query));
              if (isAlike !== (differences[name]?.[query] === undefined))
                unlike.push({
                  query,
                  answer: answer.slice(0, 5),
                  expected: expected.get(query)?.slice(0, 5),
                });
            }
            expect(unlike).toEqual([]);
          });
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    );
  }
});
