import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backupJournal, replaceJournal, restoreInto } from '../../../src/store/backup.js';
import { compactJournal } from '../../../src/store/compact.js';
import { openForReading } from '../../../src/store/journal.js';
import { JournalGap, JournalReader } from '../../../src/store/journal-reader.js';
import { verifyJournal } from '../../../src/store/verify.js';
import { openTestStore, pageOf, recordGraphs, type TestStore } from '../../fixtures/data-directory.js';
import { runBis } from '../../fixtures/run-bis.js';

function writeTitles(store: TestStore, ...titles: string[]): void {
  for (const [key, title] of titles.entries()) {
    store.writer.replacePage(pageOf(String(key)), [recordGraphs(String(key), title)]);
  }
}

/** Every graph's text, by IRI. */
function contentOf(store: TestStore): Record<string, string> {
  return Object.fromEntries([...store.reader.contentGraphs({})].map(({ iri, text }) => [iri, text]));
}

describe('A verification', () => {
  it('finds nothing wrong with a journal that was written, changed and compacted', () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b', 'c');
    writeTitles(store, 'd');
    store.writer.replacePage(pageOf('2'), []);
    expect(verifyJournal(store.journal)).toEqual([]);
    compactJournal(store.journal, store.lock, new Date(Date.now() + 1_000).toISOString());
    expect(verifyJournal(store.journal)).toEqual([]);
  });

  it.each([
    [
      'a text that was changed',
      'UPDATE graph_text SET text = (SELECT text FROM graph_text WHERE graph = 1) WHERE graph = 3',
      /does not have the hash/,
    ],
    ['a text that is gone', 'DELETE FROM graph_text WHERE graph = 1', /does not have the hash/],
    [
      'a text that does not decompress',
      `UPDATE graph_text SET text = x'28b52ffd0000' WHERE graph = 1`,
      /text does not decompress/,
    ],
    [
      'a change that does not decompress',
      `UPDATE change SET added = x'28b52ffd0000' WHERE sequence = 1`,
      /a change of it does not decompress/,
    ],
    [
      'a subject that is not indexed',
      'DELETE FROM subject WHERE graph = 1',
      /subjects are not those of the index/,
    ],
    ['a count that is wrong', 'UPDATE graph SET quads = 7 WHERE id = 1', /7 were counted/],
    ['a change that is missing', 'DELETE FROM change WHERE sequence = 3', /Change 3 is missing/],
    [
      'a change that was altered',
      'UPDATE change SET added = NULL WHERE sequence = 1',
      /changes do not lead to what it is/,
    ],
  ])('finds %s', (_what, sql, message) => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b');
    store.journal.database.exec(sql);
    expect(verifyJournal(store.journal).join('\n')).toMatch(message);
  });
});

describe('A compaction', () => {
  it('keeps the graphs and the version, and drops the changes made before', () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b', 'c');
    const [content, version] = [contentOf(store), store.reader.version()];
    const { removed } = compactJournal(store.journal, store.lock, new Date(Date.now() + 1_000).toISOString());
    expect(removed).toBe(version - 1);
    expect([contentOf(store), store.reader.version()]).toEqual([content, version]);
  });

  it('tells those who follow from before that they have to begin anew', () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b', 'c');
    compactJournal(store.journal, store.lock, new Date(Date.now() + 1_000).toISOString());
    expect(() => [...store.reader.changesAfter(0)]).toThrow(JournalGap);
    expect([...store.reader.changesAfter(store.reader.version() - 1)]).toHaveLength(1);
  });

  it('removes nothing that is not old enough, whatever the clock did in between', () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b', 'c');
    store.journal.database.exec(
      `UPDATE change SET at = '2020-01-01T00:00:00.000Z' WHERE sequence IN (1, 2, 4)`,
    );
    const { removed } = compactJournal(store.journal, store.lock, '2021-01-01T00:00:00.000Z');
    expect(removed).toBe(2);
  });
});

describe('A backup', () => {
  it('brings back what was there, as changes that followers see', async () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b', 'c');
    const before = contentOf(store);
    const file = join(store.directory, 'backup.sqlite');
    await backupJournal(store.journal, file);
    writeTitles(store, 'A');
    store.writer.replacePage(pageOf('1'), []);
    store.writer.replacePage(pageOf('new'), [recordGraphs('new', 'n')]);
    const version = store.reader.version();
    expect(restoreInto(store.writer, store.journal, file)).toMatchObject({ removed: 2 });
    expect(contentOf(store)).toEqual(before);
    expect(store.reader.version()).toBeGreaterThan(version);
    expect(verifyJournal(store.journal)).toEqual([]);
    expect(store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'b')]).unchanged).toHaveLength(1);
  });

  it('is one sound file, whoever writes meanwhile', async () => {
    using store = openTestStore();
    writeTitles(store, 'a');
    const file = join(store.directory, 'backup.sqlite');
    const writing = backupJournal(store.journal, file);
    writeTitles(store, 'b', 'c');
    await writing;
    const copy = openForReading(file);
    expect(verifyJournal(copy)).toEqual([]);
    expect(new JournalReader(copy).version()).toBeGreaterThan(0);
    copy.close();
    expect(readdirSync(store.directory).filter((name) => name.startsWith('backup'))).toEqual([
      'backup.sqlite',
    ]);
  });

  it('takes the place of a damaged journal, which is set aside', async () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b');
    const file = join(store.directory, 'backup.sqlite');
    await backupJournal(store.journal, file);
    const { identity } = store.reader;
    const directory = mkdtempSync(join(tmpdir(), 'bis-test-'));
    writeFileSync(join(directory, 'journal.sqlite'), readFileSync(store.journal.file).subarray(0, 5_000));
    const aside = await replaceJournal(directory, file);
    expect(aside !== null && existsSync(aside)).toBe(true);
    const restored = openForReading(join(directory, 'journal.sqlite'));
    expect(new JournalReader(restored).counts().contentGraphs).toBe(2);
    expect(new JournalReader(restored).identity).not.toBe(identity);
    restored.close();
  });
});

describe('A restoration', () => {
  it('does not put a backup in the place of a damaged journal that is being written to', async () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b');
    const file = join(store.directory, 'backup.sqlite');
    await backupJournal(store.journal, file);
    store.journal.database.exec('DELETE FROM graph_text WHERE graph = 1');
    const { code, err } = await runBis(['restore', file], { BIS_DATA: store.directory });
    expect([code, err]).toEqual([3, expect.stringContaining(`process ${process.pid}`)]);
    expect(readdirSync(store.directory).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('from a damaged backup changes nothing, and says to choose another one', async () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b');
    store.lock.release();
    const file = join(store.directory, 'backup.sqlite');
    await backupJournal(store.journal, file);
    const copy = new DatabaseSync(file);
    copy.exec('DELETE FROM graph_text WHERE graph = 1');
    copy.close();
    const { code, err } = await runBis(['restore', file], { BIS_DATA: store.directory });
    expect([code, err]).toEqual([4, expect.stringMatching(/is not sound.*Choose another backup/)]);
    expect(store.reader.version()).toBe(4);
  });
});

describe('The commands for looking after a journal', () => {
  it('verify, back up, restore and compact, and say what they did', async () => {
    using store = openTestStore();
    writeTitles(store, 'a', 'b');
    store.lock.release();
    const BIS_DATA = store.directory;
    const file = join(store.directory, 'copy', 'backup.sqlite');
    expect(await runBis(['verify'], { BIS_DATA })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Sound: 4 statements/),
    });
    expect(await runBis(['backup', file], { BIS_DATA })).toMatchObject({
      code: 0,
      out: expect.stringContaining('dataset version 4'),
    });
    expect((await runBis(['compact', '--before', '2999-01-01'], { BIS_DATA })).out).toMatch(
      /3 changes removed/,
    );
    expect((await runBis(['restore', file], { BIS_DATA })).out).toMatch(/0 graphs brought back, 0 removed/);
    expect((await runBis(['compact', '--before', 'yesterday'], { BIS_DATA })).code).toBe(2);
  });

  it('exit with 4 and name the remedy when a page of the journal was overwritten', async () => {
    using store = openTestStore();
    writeTitles(store, ...Array.from({ length: 40 }, (_, n) => `${n} ${'é'.repeat(500)}`));
    store.lock.release();
    store.journal.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = join(store.directory, 'journal.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 6, bytes.length - 4096);
    writeFileSync(file, bytes);
    const { code, err, out } = await runBis(['verify'], { BIS_DATA: store.directory });
    expect([code, `${err}${out}`]).toEqual([4, expect.stringMatching(/damaged[\s\S]*[Rr]estore a backup/)]);
  });
});
