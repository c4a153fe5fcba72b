import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isomorphic } from 'rdf-isomorphic';
import { describe, expect, it } from 'vitest';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { nQuads, resultsCsv } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { blankNode, literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.js';
import { dcterms, xsd } from '../../../src/rdf/vocabulary.js';
import { backupJournal, replaceJournal } from '../../../src/store/backup.js';
import { compactJournal } from '../../../src/store/compact.js';
import { plainDefaultGraph } from '../../../src/store/default-graph.js';
import { ModeMismatch } from '../../../src/store/errors.js';
import { openForReading, openJournal } from '../../../src/store/journal.js';
import { JournalReader } from '../../../src/store/journal-reader.js';
import { JournalWriter } from '../../../src/store/journal-writer.js';
import { ReplicaPool } from '../../../src/store/replica-pool.js';
import { verifyJournal } from '../../../src/store/verify.js';
import { pick, seededRandom } from '../../bench/corpus/random.js';
import { openTestStore, pageOf, recordGraphs, testBase, testIris } from '../../fixtures/data-directory.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { startUpdater } from '../../fixtures/updating.js';

const local = (name: string) => `${testBase}graph/local/${name}`;
const runaway =
  'INSERT { GRAPH <urn:x> { ?a ?b ?c } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }';

/** A plain dataset's folder. */
function plainDirectory(): string {
  const directory = temporaryFolder();
  openJournal({ directory, base: { iri: testBase, explicit: false }, mode: 'plain' }).close();
  return directory;
}

/** What a journal holds, as canonical lines. */
function linesIn(directory: string): string[] {
  const journal = openForReading(join(directory, 'journal.sqlite'));
  try {
    expect(verifyJournal(journal)).toEqual([]);
    return [...new JournalReader(journal).contentGraphs({})].flatMap(({ text }) => text.trim().split('\n'));
  } finally {
    journal.close();
  }
}

/** What a plain dataset holds. */
function datasetIn(directory: string): Quad[] {
  const lines = linesIn(directory).map((line) => line.replace(` <${plainDefaultGraph}> .`, ' .'));
  return parseQuads(lines.join('\n'), nQuads);
}

async function ask(pool: ReplicaPool, text: string): Promise<string> {
  await expect.poll(() => pool.isReady(), { timeout: 20_000 }).toBe(true);
  const outcome = await pool.query({ text, format: resultsCsv, base: testBase, timeout: 20_000 });
  return outcome.kind === 'answer' ? Buffer.concat(outcome.body).toString('utf8') : outcome.kind;
}

function startPool(directory: string): AsyncDisposable & { readonly pool: ReplicaPool } {
  const pool = new ReplicaPool({
    journal: join(directory, 'journal.sqlite'),
    image: null,
    slots: 1,
    spares: 1,
    holding: 'dataset',
    queueLimit: 10,
    checkQuery: readFileSync('queries/checks/replica.rq', 'utf8'),
    onEvent: () => undefined,
  });
  return { pool, [Symbol.asyncDispose]: () => pool.close() };
}

describe('An update of the merged dataset', () => {
  it('writes graphs of its own, is on disk when it is answered, and is seen by the next query', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    await using running = startUpdater(store.directory);
    await using replicas = startPool(store.directory);
    const outcome = await running.update(
      `INSERT { GRAPH <${local('notes')}> { ?s <urn:note> "lu" } } WHERE { ?s <http://purl.org/dc/terms/title> ?t }`,
    );
    expect(outcome).toMatchObject({ kind: 'done', added: 1, removed: 0, version: store.reader.version() });
    expect(store.reader.graph(local('notes'))?.text).toBe(
      `<${testIris.thing('initiative', 'test', '1')}> <urn:note> "lu" <${local('notes')}> .\n`,
    );
    expect(await ask(replicas.pool, 'SELECT (COUNT(*) AS ?n) { ?s <urn:note> ?o }')).toContain('\n1');
  });

  it('keeps a triple in the default graph for as long as one graph states it', async () => {
    using store = openTestStore();
    await using running = startUpdater(store.directory);
    await using replicas = startPool(store.directory);
    const count = 'SELECT (COUNT(*) AS ?n) { <urn:a> <urn:b> <urn:c> }';
    for (const [text, expected] of [
      [
        `INSERT DATA { GRAPH <${local('x')}> { <urn:a> <urn:b> <urn:c> } GRAPH <${local('y')}> { <urn:a> <urn:b> <urn:c> } }`,
        '1',
      ],
      [`CLEAR GRAPH <${local('x')}>`, '1'],
      [`DELETE WHERE { GRAPH <${local('y')}> { ?s ?p ?o } }`, '0'],
    ] as const) {
      expect(await running.update(text)).toMatchObject({ kind: 'done' });
      expect(await ask(replicas.pool, count)).toContain(`\n${expected}`);
    }
  });

  it.each([
    ['INSERT DATA { <urn:a> <urn:b> <urn:c> }', 'default-graph'],
    ['DELETE WHERE { ?s ?p ?o }', 'default-graph'],
    ['CLEAR DEFAULT', 'default-graph'],
    [`COPY DEFAULT TO <${local('x')}>`, 'default-graph'],
    [`INSERT DATA { GRAPH <${testIris.graph('test', '1')}> { <urn:a> <urn:b> <urn:c> } }`, 'graph'],
    ['DELETE WHERE { GRAPH ?g { ?s ?p ?o } }', 'graph'],
    ['INSERT DATA { GRAPH <urn:elsewhere> { <urn:a> <urn:b> <urn:c> } }', 'graph'],
    [`MOVE <${testIris.graph('test', '1')}> TO <${local('x')}>`, 'graph'],
    ['DROP ALL', 'graph'],
    [`INSERT DATA { GRAPH <${local('../test/1')}> { <urn:a> <urn:b> 1 } }`, 'graph'],
    [`INSERT DATA { GRAPH <${local('%2E%2e/test/1')}> { <urn:a> <urn:b> 1 } }`, 'graph'],
    [`INSERT DATA { GRAPH <${local('x')}> { <urn:a> <urn:b> 1 } } ; CLEAR NAMED`, 'graph'],
  ])('%s is forbidden, and changes nothing', async (text, target) => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const before = linesIn(store.directory);
    await using running = startUpdater(store.directory);
    expect(await running.update(text)).toMatchObject({ kind: 'forbidden', target });
    expect(linesIn(store.directory)).toEqual(before);
    // What was undone is not seen by what follows.
    await running.update(`INSERT { GRAPH <${local('z')}> { ?s <urn:p> 1 } } WHERE { ?s <urn:b> ?o }`);
    expect(store.reader.graph(local('z'))).toBeUndefined();
  });

  it('gives an IRI to what has none, another one in each solution', async () => {
    using store = openTestStore();
    await using running = startUpdater(store.directory);
    await running.update(
      `INSERT { GRAPH <${local('n')}> { _:x <urn:of> ?n . _:x <urn:and> [ <urn:in> () ] } } WHERE { VALUES ?n { 1 2 } }`,
    );
    const lines = store.reader.graph(local('n'))?.text.trim().split('\n') ?? [];
    expect(lines).toHaveLength(6);
    expect(lines.every((line) => line.startsWith(`<${testBase}.well-known/genid/`))).toBe(true);
    expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(4);
  });

  it('gives an IRI to a blank node that its pattern makes', async () => {
    using store = openTestStore();
    await using running = startUpdater(store.directory);
    await running.update(
      `INSERT { GRAPH <${local('n')}> { ?b <urn:p> ?v . <urn:s> <urn:q> ?b } } WHERE { VALUES ?v { 1 2 } BIND(BNODE() AS ?b) }`,
    );
    const text = store.reader.graph(local('n'))?.text ?? '';
    expect(text).not.toContain('_:');
    expect(new Set(text.match(/genid\/[^>]+/g)).size).toBe(2);
  });

  it('spells what it copies as the engine gives it back, so that it can be removed', async () => {
    using store = openTestStore();
    const decimal = literal('48.850', namedNode(xsd.decimal.value));
    const latitude = quad(namedNode('urn:s'), dcterms.title, decimal);
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un', [latitude])]);
    await using running = startUpdater(store.directory);
    await running.update(`ADD <${testIris.graph('test', '1')}> TO <${local('copy')}>`);
    expect(store.reader.graph(local('copy'))?.text).toContain('"48.85"');
    await running.update(`DELETE WHERE { GRAPH <${local('copy')}> { ?s ?p ?o } }`);
    expect(store.reader.graph(local('copy'))).toBeUndefined();
  });

  it('begins again where compaction took what it had not followed', async () => {
    using store = openTestStore();
    await using running = startUpdater(store.directory);
    const insert = (n: number) =>
      running.update(`INSERT DATA { GRAPH <${local('x')}> { <urn:a> <urn:b> ${n} } }`);
    expect(await insert(1)).toMatchObject({ kind: 'done' });
    for (const title of ['A', 'B', 'C']) store.writer.replacePage(pageOf('1'), [recordGraphs('1', title)]);
    compactJournal(store.journal, store.lock, '9999-01-01T00:00:00Z');
    expect(await insert(2)).toMatchObject({ kind: 'done' });
  });

  it('is never written to a journal that another one has replaced', async () => {
    using store = openTestStore();
    await using running = startUpdater(store.directory);
    const insert = (n: number) =>
      running.update(`INSERT DATA { GRAPH <${local(`r${n}`)}> { <urn:a> <urn:b> ${n} } }`);
    await insert(1);
    await backupJournal(store.journal, join(store.directory, 'backup'));
    await replaceJournal(store.directory, join(store.directory, 'backup'));
    expect(await insert(2)).toMatchObject({ kind: 'done' });
    expect(linesIn(store.directory).join()).toContain('local/r2');
  });

  it('leaves no second thread behind while it waits for a lock, and none is taken after the end', async () => {
    using store = openTestStore();
    const running = startUpdater(store.directory);
    await running.update('CREATE GRAPH <urn:warm>');
    const threads = () => readdirSync('/proc/self/task').length;
    const before = threads();
    store.journal.database.exec('BEGIN IMMEDIATE');
    expect(await running.update('CREATE GRAPH <urn:a>', { timeout: 100 })).toEqual({ kind: 'deadline' });
    const next = running.update('CREATE GRAPH <urn:b>', { timeout: 300 });
    expect(threads()).toBe(before);
    expect(await next).toMatchObject({ kind: 'not-ready' });
    store.journal.database.exec('ROLLBACK');
    await running[Symbol.asyncDispose]();
    expect(await running.update('CREATE GRAPH <urn:c>')).toEqual({ kind: 'aborted' });
  });

  it('goes on beside a harvest that holds the lock, page by page', async () => {
    using store = openTestStore();
    await using running = startUpdater(store.directory);
    const updates = Array.from({ length: 20 }, (_, n) =>
      running.update(`INSERT DATA { GRAPH <${local(`u${n}`)}> { <urn:a> <urn:b> ${n} } }`),
    );
    for (let n = 0; n < 100; n++) {
      store.writer.replacePage(pageOf(String(n)), [recordGraphs(String(n), `Titre ${n}`)]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await Promise.all(updates)).map(({ kind }) => kind)).toEqual(Array(20).fill('done'));
    expect(store.reader.counts().contentGraphs).toBe(120);
    expect(linesIn(store.directory)).toHaveLength(220);
  });

  it('is stopped at its deadline or when its client leaves, and the next one works', async () => {
    using store = openTestStore();
    store.writer.batch(() => {
      for (let n = 0; n < 200; n++)
        store.writer.replacePage(pageOf(String(n)), [recordGraphs(String(n), 'T')]);
    });
    const before = store.reader.version();
    await using running = startUpdater(store.directory);
    await running.update('CREATE GRAPH <urn:warm>');
    expect(await running.update(runaway, { timeout: 300 })).toEqual({ kind: 'deadline' });
    expect(store.reader.version()).toBe(before);
    const leaving = new AbortController();
    const left = running.update(runaway, { signal: leaving.signal });
    setTimeout(() => leaving.abort(), 300);
    expect(await left).toEqual({ kind: 'aborted' });
    const next = await running.update(`INSERT DATA { GRAPH <${local('a')}> { <urn:a> <urn:b> 1 } }`);
    expect(next).toMatchObject({ kind: 'done', version: before + 1 });
  });
});

describe('A plain dataset', () => {
  it('keeps its mode, and is refused in the other one', () => {
    const directory = plainDirectory();
    const base = { iri: testBase, explicit: false };
    const journal = openJournal({ directory, base });
    expect(journal.mode).toBe('plain');
    const lock = { assertHeld: () => undefined };
    const graph = namedNode('urn:g');
    const quads = [quad(graph, dcterms.title, blankNode('b1'), graph)];
    new JournalWriter({ journal, lock, clock: Date.now }).putGraph({
      iri: 'urn:g',
      kind: 'content',
      page: null,
      lines: canonicalLines(quads),
    });
    journal.close();
    expect(() => openJournal({ directory, base, mode: 'merged' })).toThrow(ModeMismatch);
  });

  it('has a default graph of its own, and all its replicas know blank nodes by the same labels', async () => {
    const directory = plainDirectory();
    await using running = startUpdater(directory);
    await running.update(
      'INSERT DATA { _:a <urn:knows> _:b . GRAPH <urn:g> { _:a <urn:age> 3 . <urn:s> <urn:p> "_:x" } }',
    );
    await using early = startPool(directory);
    const all = 'SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?p';
    const seen = await ask(early.pool, all);
    expect(seen.match(/_:b[\da-f]{8}x\d+x\d+/g)).toHaveLength(3);
    await running.update(
      'DELETE { ?x <urn:age> ?n } INSERT { ?x <urn:age> 4 } USING <urn:g> WHERE { ?x <urn:age> ?n }',
    );
    await running.update(
      'DELETE { GRAPH <urn:g> { ?x <urn:age> 3 } } INSERT { GRAPH <urn:g> { ?x <urn:age> 5 } } WHERE { GRAPH <urn:g> { ?x <urn:age> 3 } }',
    );
    const followed = await ask(early.pool, all);
    await using late = startPool(directory);
    expect(await ask(late.pool, all)).toBe(followed);
    expect(followed).toContain(',5\r\n');
    expect(linesIn(directory)).toHaveLength(4);
  });

  it.each([
    'INSERT DATA { <urn:a> <http://[> <urn:c> }',
    'INSERT DATA { <urn:a> <urn:b> "x"@toolonglanguage }',
    'INSERT { ?s ?p ?o } USING <http://[> USING <urn:g> WHERE { ?s ?p ?o }',
    'INSERT DATA { GRAPH <urn:x-bis:default-graph> { <urn:a> <urn:b> 1 } }',
    'INSERT { GRAPH ?g { <urn:a> <urn:b> 1 } } WHERE { BIND(<urn:x-bis:merge> AS ?g) }',
    'COPY DEFAULT TO <urn:x-bis:merge>',
  ])('%s is refused', async (text) => {
    await using running = startUpdater(plainDirectory());
    await running.update('INSERT DATA { <urn:a> <urn:b> 1 }');
    expect(await running.update(text)).toMatchObject({ kind: 'refused' });
  });

  it('knows variables that no solution binds, whatever their name', async () => {
    await using running = startUpdater(plainDirectory());
    const text = 'INSERT { <urn:a> <urn:b> ?constructor, ?__proto__, 1 } WHERE {}';
    expect(await running.update(text)).toMatchObject({ kind: 'done', added: 1 });
  });

  it('finds blank nodes beside IRIs with any character', async () => {
    const directory = plainDirectory();
    await using running = startUpdater(directory);
    await running.update('INSERT DATA { <urn:a\u00A0b> <urn:p> [] . <urn:c\u3000> <urn:p> [] }');
    await running.update('DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isBlank(?o)) }');
    expect(linesIn(directory)).toEqual([]);
  });

  it('does what Oxigraph itself does with the same updates', async () => {
    const directory = plainDirectory();
    await using running = startUpdater(directory);
    const { Store } = createRequire(import.meta.url)('oxigraph') as {
      Store: new () => { update(text: string): void; dump(options: { format: string }): string };
    };
    const peer = new Store();
    const random = seededRandom(7);
    let compared = 0;
    for (let n = 0; n < 200; n++) {
      // Patterns over what earlier ones made would grow without end.
      const text = n % 5 === 0 ? 'CLEAR ALL' : inventedUpdate(() => random());
      const failed = (() => {
        try {
          peer.update(text);
          return false;
        } catch {
          return true;
        }
      })();
      const outcome = await running.update(text);
      expect([outcome.kind, text]).toEqual([failed ? 'refused' : 'done', text]);
      const [ours, theirs] = [
        datasetIn(directory),
        parseQuads(peer.dump({ format: nQuads.mediaType }), nQuads),
      ];
      expect(isomorphic(ours, theirs), text).toBe(true);
      compared += theirs.filter(({ subject }) => subject.termType === 'BlankNode').length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});

/** An update over a few terms and graphs. */
function inventedUpdate(random: () => number): string {
  const term = () => pick(random, ['<urn:a>', '<urn:b>', '<urn:c>', '<urn:d>']);
  const value = () =>
    pick(random, [
      '<urn:a>',
      '<urn:b>',
      '1',
      '"x"',
      '"é"@fr',
      '01',
      '"2016-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
    ]);
  const graph = () => pick(random, ['<urn:g>', '<urn:h>', '<urn:i>']);
  const node = () => pick(random, [value(), '_:x', '[ <urn:d> _:x ]', '(1 _:y)']);
  const triples = (object = value) =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => `${term()} ${term()} ${object()} .`).join(' ');
  const data = (object = value) => `{ ${triples(object)} GRAPH ${graph()} { ${triples(object)} } }`;
  const pattern = () =>
    pick(random, [
      '?s ?p ?o',
      `?s ${term()} ?o`,
      `GRAPH ${graph()} { ?s ?p ?o }`,
      'GRAPH ?g { ?s ?p ?o }',
      `?s ?p ?o OPTIONAL { ?o ?q ?z }`,
      `{ SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 2 }`,
      '?s ?p ?o FILTER NOT EXISTS { ?o ?p ?s }',
    ]);
  const template = () =>
    pick(random, [
      '?s ?p ?o',
      `?s <urn:n> ?o`,
      `GRAPH ${graph()} { ?o ?p ?s }`,
      'GRAPH ?g { ?s ?p <urn:e> }',
      `GRAPH ${graph()} { ?s ?p ?z }`,
    ]);
  const addition = () => pick(random, [template(), '_:n <urn:of> ?s . _:n <urn:is> [ <urn:in> ?o ]']);
  return pick(random, [
    () => `INSERT DATA ${data()}`,
    () => `INSERT DATA ${data(node)}`,
    () => `DELETE DATA ${data()}`,
    () =>
      `DELETE WHERE { ${pick(random, ['?s <urn:a> ?o', `GRAPH ${graph()} { ?s <urn:b> ?o }`, 'GRAPH ?g { <urn:c> ?p ?o }'])} }`,
    () => `INSERT { ${template()} } WHERE { ${pattern()} }`,
    () => `DELETE { ${template()} } INSERT { ${addition()} } WHERE { ${pattern()} }`,
    () => `WITH ${graph()} DELETE { ?s ?p ?o } INSERT { ?s <urn:w> ?o } WHERE { ?s <urn:a> ?o }`,
    () =>
      `INSERT { ?s ?p ?o } USING ${graph()} USING ${graph()} USING NAMED ${graph()} WHERE { ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?x ?y } } }`,
    () => `${pick(random, ['ADD', 'COPY', 'MOVE'])} SILENT ${graph()} TO ${graph()}`,
    () => `CLEAR SILENT GRAPH ${graph()} ; INSERT DATA ${data()}`,
    () => `INSERT DATA ${data()} ; DELETE { ?s ?p ?o } WHERE { ?s ?p ?o . ?s <urn:a> ?x }`,
  ])();
}
