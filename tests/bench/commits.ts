/** Commits measured: how many a second beside bare inserts, where their time goes, and shared subjects at their worst. */

import { mkdtempSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Iris } from '../../src/model/iris.js';
import type { RecordGraphs } from '../../src/model/named-graph.js';
import { canonicalLines } from '../../src/rdf/canonical.js';
import { literal, namedNode, quad } from '../../src/rdf/terms.js';
import { org, rdf, skos } from '../../src/rdf/vocabulary.js';
import { openJournal } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { JournalWriter } from '../../src/store/journal-writer.js';
import { lockForWriting } from '../../src/store/lock.js';
import { pack } from '../../src/store/packing.js';
import { type CorpusOptions, type SyntheticInitiative, syntheticInitiative } from './corpus/initiatives.js';
import { pageUrl, toRecordGraphs } from './corpus/to-graphs.js';
import { milliseconds, printTable, timed } from './measure.js';

const base = { iri: 'http://localhost:3000/', explicit: false };
const iris = new Iris(base.iri);
const rate = (count: number, time: number) => `${Math.round((count / time) * 1000)} /s`;

/** Opens the journal for writing while the work goes on. */
export async function writing<Result>(
  directory: string,
  work: (writer: JournalWriter, reader: JournalReader) => Promise<Result>,
): Promise<Result> {
  const journal = openJournal({ directory, base });
  const lock = lockForWriting({ journal, command: 'bench', clock: Date.now });
  try {
    return await work(new JournalWriter({ journal, lock, clock: Date.now }), new JournalReader(journal));
  } finally {
    lock.release();
    journal.close();
  }
}

/** What a page holds, ready to be written. */
interface Prepared {
  readonly page: { readonly url: string; readonly source: string };
  readonly graphs: RecordGraphs;
}

function prepare(record: SyntheticInitiative): Prepared {
  return {
    page: { url: pageUrl(record), source: record.source },
    graphs: toRecordGraphs(record, iris),
  };
}

/** Writes all of them, some a commit. */
function put(writer: JournalWriter, prepared: readonly Prepared[], perCommit: number): void {
  for (let n = 0; n < prepared.length; n += perCommit) {
    writer.batch(() => {
      for (const { page, graphs } of prepared.slice(n, n + perCommit)) writer.replacePage(page, [graphs]);
    });
  }
}

function remove(writer: JournalWriter, prepared: readonly Prepared[]): void {
  writer.batch(() => prepared.forEach(({ page }) => void writer.replacePage(page, [])));
}

/** Bare inserts of the same bytes, as durable: the floor. */
async function bareInserts(directory: string, texts: readonly Uint8Array[]): Promise<[number, number]> {
  const bare = new DatabaseSync(join(directory, 'bare.sqlite'));
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS t (text BLOB)');
  const insert = bare.prepare('INSERT INTO t VALUES (?)');
  const half = texts.length / 2;
  const single = await timed(() => texts.slice(0, half).forEach((text) => void insert.run(text)));
  const batched = await timed(() => {
    for (let n = half; n < texts.length; n += 100) {
      bare.exec('BEGIN');
      for (const text of texts.slice(n, n + 100)) insert.run(text);
      bare.exec('COMMIT');
    }
  });
  bare.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(join(directory, `bare.sqlite${ending}`), { force: true });
  return [single, batched];
}

/** Commits a second of new and of changed records, and those of bare inserts of the same bytes. */
export async function measureCommits(directory: string, corpus: CorpusOptions): Promise<void> {
  const records = Array.from({ length: 2_000 }, (_, n) => syntheticInitiative(corpus.size + n, corpus));
  const sample = records.map(prepare);
  const changed = records.map((record) => prepare({ ...record, title: `${record.title} (changed)` }));
  const half = sample.length / 2;
  const [times, profiles] = await writing(directory, async (writer) => {
    const halves = (prepared: readonly Prepared[]) =>
      [
        ['one a commit', () => put(writer, prepared.slice(0, half), 1)],
        ['a hundred a commit', () => put(writer, prepared.slice(half), 100)],
      ] as const;
    const times: number[] = [];
    for (const [, work] of [...halves(sample), ...halves(changed)]) times.push(await timed(work));
    remove(writer, changed);
    const profiles: [string, Shares][] = [];
    for (const [name, work] of halves(sample)) profiles.push([name, await profiled(work)]);
    remove(writer, sample);
    return [times, profiles] as const;
  });
  const texts = sample.map(({ graphs }) => pack(canonicalLines(graphs.content.quads).join('')) as Uint8Array);
  const [bareSingle, bareBatched] = await bareInserts(directory, texts);
  printTable(
    'Commits',
    ['', 'new records with provenance', 'records with another title', 'bare insert of the same bytes'],
    [
      ['one a commit', rate(half, times[0]!), rate(half, times[2]!), rate(half, bareSingle)],
      ['a hundred a commit', rate(half, times[1]!), rate(half, times[3]!), rate(half, bareBatched)],
    ],
  );
  printShares(profiles, half);
}

/** Milliseconds by kind of work. */
type Shares = ReadonlyMap<string, number>;

/** Kinds of work, by the functions that do them; the innermost one on the stack counts. */
const kindOfFunction: ReadonlyMap<string, string> = new Map(
  Object.entries({
    linesOfGraph: 'canonical form and sorting',
    canonicalLines: 'canonical form and sorting',
    sha256: 'hash of the text',
    pack: 'compression',
    unpack: 'decompression of what was there',
    linesOf: 'difference',
    diffGraphs: 'difference',
    among: 'shared triples',
    update: 'shared triples',
    '#indexSubjects': 'index of subjects',
    '#put': 'other statements (SQL)',
    replacePage: 'other statements (SQL)',
    '#transaction': 'begin and commit (disk)',
    '(garbage collector)': 'garbage collection',
  }),
);

/** Statements whose caller is not to be seen, since the compiler has inlined it. */
const kindOfStatement: ReadonlyMap<string, string> = new Map(
  Object.entries({
    exec: 'begin and commit (disk)',
    get: 'other statements (SQL)',
    all: 'other statements (SQL)',
    run: 'other statements (SQL)',
  }),
);

/** Runs the work under the sampling profiler of V8. */
async function profiled(work: () => void): Promise<Shares> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const kindOf = (node: number): string => {
    const parent = parents.get(node);
    const above = parent === undefined ? 'other' : kindOf(parent);
    const name = names.get(node) ?? '';
    const own = kindOfFunction.get(name) ?? (above === 'other' ? kindOfStatement.get(name) : undefined);
    return own ?? above;
  };
  const shares = new Map<string, number>();
  profile.samples?.forEach((node, n) => {
    // What the profiler itself takes.
    if (names.get(node) === 'post') return;
    const kind = kindOf(node);
    shares.set(kind, (shares.get(kind) ?? 0) + (profile.timeDeltas?.[n] ?? 0) / 1000);
  });
  return shares;
}

function printShares(profiles: readonly (readonly [string, Shares])[], records: number): void {
  const kinds = [...new Set(profiles.flatMap(([, shares]) => [...shares.keys()]))];
  const cell = (shares: Shares, kind: string) => {
    const total = [...shares.values()].reduce((sum, time) => sum + time, 0);
    const own = shares.get(kind) ?? 0;
    return `${((own / records) * 1000).toFixed(0)} µs (${((own / total) * 100).toFixed(0)} %)`;
  };
  const rows = kinds
    .map((kind) => [kind, ...profiles.map(([, shares]) => cell(shares, kind))])
    .sort((a, b) => Number.parseInt(b[1]!, 10) - Number.parseInt(a[1]!, 10));
  printTable("Where a new record's time goes", ['', ...profiles.map(([name]) => name)], rows);
}

/** Records that all name one organization: 20,000 of them, in the same words or each in its own. */
export async function measurePopularSubject(corpus: CorpusOptions): Promise<void> {
  const total = 20_000;
  const directory = mkdtempSync(join(tmpdir(), 'bis-bench-popular-'));
  const row = async (name: string, label: (n: number) => string) => {
    const organization = namedNode(iris.thing('organization', 'popular', name.replaceAll(' ', '-')));
    const prepared = (n: number): Prepared => {
      const record = {
        ...syntheticInitiative(n, corpus),
        source: 'popular',
        key: `${name.replaceAll(' ', '-')}-${n}`,
      };
      const { page, graphs } = prepare({ ...record, holders: [], partners: [] });
      const graph = namedNode(graphs.content.iri);
      const about = [
        quad(organization, rdf.type, org.Organization, graph),
        quad(organization, skos.prefLabel, literal(label(n), 'fr'), graph),
      ];
      const content = { ...graphs.content, quads: [...graphs.content.quads, ...about] };
      return { page, graphs: { ...graphs, content } };
    };
    return writing(directory, async (writer) => {
      const hundred = (from: number) => Array.from({ length: 100 }, (_, n) => prepared(from + n));
      const times: number[] = [];
      for (let n = 0; n < total; n += 100) {
        const batch = hundred(n);
        times.push((await timed(() => put(writer, batch, 100))) / 100);
      }
      const last = hundred(total - 100);
      const removal = await timed(() => remove(writer, last));
      return [name, milliseconds(times[1]!), milliseconds(times.at(-1)!), milliseconds(removal / 100)];
    });
  };
  printTable(
    `Records that name one organization, ${total} of them (time a record, a hundred a commit)`,
    ['', 'the second hundred', 'the last hundred', 'removal of a hundred'],
    [
      await row('in the same words', () => 'Organisation'),
      await row('each in its own words', (n) => `Organisation ${n}`),
    ],
  );
  rmSync(directory, { recursive: true, force: true });
}
