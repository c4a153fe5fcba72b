import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { skos } from '../../../src/rdf/vocabulary.js';
import { tripleOf } from '../../../src/store/default-graph.js';
import { linesOf } from '../../../src/store/diff.js';
import { journalFileName } from '../../../src/store/journal.js';
import type { JournalChange } from '../../../src/store/journal-reader.js';
import { migrate } from '../../../src/store/migrations.js';
import { verifyJournal } from '../../../src/store/verify.js';
import { seededRandom } from '../../bench/corpus/random.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
} from '../../fixtures/data-directory.js';

const labelled = (name: string, label: string) =>
  quad(namedNode(`${testBase}id/organization/test/${name}`), skos.prefLabel, literal(label));

/** Writes a record whose graph also says these labels of organizations: [name, label]. */
function write(store: TestStore, key: string, labels: readonly (readonly [string, string])[]): void {
  const more = labels.map(([name, label]) => labelled(name, label));
  store.writer.replacePage(pageOf(key), [recordGraphs(key, key, more)]);
}

/** A change of the default graph, as a replica follows it. */
function follow(triples: Set<string>, { added, removed, shared, kind }: JournalChange): void {
  if (kind !== 'content') return;
  const elsewhere = new Set(linesOf(shared));
  for (const line of linesOf(removed)) {
    const triple = tripleOf(line);
    // A line that is not there, or goes while another graph states it, would tell a count that is wrong.
    expect(triples.has(triple)).toBe(true);
    if (!elsewhere.has(line)) triples.delete(triple);
  }
  for (const line of linesOf(added)) {
    expect(triples.has(tripleOf(line))).toBe(elsewhere.has(line));
    triples.add(tripleOf(line));
  }
}

/** What the graphs as they stand merge to. */
function mergeOf(store: TestStore): string[] {
  const texts = [...store.reader.contentGraphs({})].map(({ text }) => text);
  return [...new Set(texts.flatMap(linesOf).map(tripleOf))].sort();
}

/** Writes and removes records at random that name the same few organizations, and follows. */
function churn(store: TestStore, rounds: number, seed: number): void {
  const random = seededRandom(seed);
  const draw = (count: number) => String(Math.floor(random() * count));
  const triples = new Set(mergeOf(store));
  for (let round = 0; round < rounds; round++) {
    const version = store.reader.version();
    const labels = Array.from({ length: Number(draw(5)) }, () => [draw(4), draw(3)] as const);
    const key = draw(8);
    if (random() < 0.2) store.writer.replacePage(pageOf(key), []);
    else write(store, key, labels);
    for (const change of store.reader.changesAfter(version)) follow(triples, change);
    expect([...triples].sort()).toEqual(mergeOf(store));
  }
}

/** A data directory with the same content in a journal of schema 2, which counted nothing. */
function asOfSchema2(store: TestStore): string {
  const directory = mkdtempSync(join(tmpdir(), 'bis-test-'));
  const file = join(directory, journalFileName);
  const old = new DatabaseSync(file);
  migrate(old, file, 2);
  old.prepare('ATTACH ? AS other').run(join(store.directory, journalFileName));
  for (const table of ['setting', 'page', 'graph', 'graph_text', 'subject', 'change']) {
    // Those that a later schema has besides are left out.
    const columns = old.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    const names = columns.map(({ name }) => name).join(', ');
    old.exec(`INSERT OR REPLACE INTO ${table} (${names}) SELECT ${names} FROM other.${table}`);
  }
  old.close();
  return directory;
}

describe('The merged default graph', () => {
  it('is what the graphs merge to after every change, whatever was written and removed', () => {
    for (const seed of [1, 2, 3]) {
      using store = openTestStore();
      churn(store, 150, seed);
      expect(verifyJournal(store.journal)).toEqual([]);
    }
  });

  it('goes on being exact in a journal that an older version wrote', () => {
    using store = openTestStore();
    churn(store, 40, 4);
    using migrated = openTestStore(asOfSchema2(store));
    expect(mergeOf(migrated)).toEqual(mergeOf(store));
    churn(migrated, 60, 5);
    expect(verifyJournal(migrated.journal)).toEqual([]);
  });

  it('keeps no counts of what a single graph describes, nor of what is gone', () => {
    using store = openTestStore();
    const counted = () => store.journal.database.prepare('SELECT count(*) AS n FROM counted_triple').get()?.n;
    write(store, '1', [['a', 'x']]);
    expect(counted()).toBe(0);
    write(store, '2', [['a', 'x']]);
    write(store, '3', [['a', 'y']]);
    expect(counted()).toBe(2);
    for (const key of ['1', '2', '3']) store.writer.replacePage(pageOf(key), []);
    expect(counted()).toBe(0);
  });

  it('is found wrong by a verification when a count is', () => {
    using store = openTestStore();
    for (const key of ['1', '2']) write(store, key, [['a', 'x']]);
    store.journal.database.exec('UPDATE counted_triple SET graphs = 3');
    expect(verifyJournal(store.journal)).toEqual([
      `<${testBase}id/organization/test/a>: its triples are not in as many graphs as were counted.`,
    ]);
  });
});
