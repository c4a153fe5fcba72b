import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginCopy } from '../../../src/compose-follow.js';
import { readConfig } from '../../../src/config.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { compactJournal } from '../../../src/store/compact.js';
import { readFollowing } from '../../../src/store/followed-table.js';
import { openForReading } from '../../../src/store/journal.js';
import { verifyJournal } from '../../../src/store/verify.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
  testIris,
} from '../../fixtures/data-directory.js';
import { killFollowers } from '../../fixtures/follow-kills.js';
import { runHere } from '../../fixtures/run-here.js';
import { openCopy, openCopyAt, published, serveStream } from '../../fixtures/stream-origin.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

function write({ writer }: TestStore, from: number, to: number, title: string): void {
  writer.batch(() => {
    for (let key = from; key < to; key++)
      writer.replacePage(pageOf(String(key)), [recordGraphs(String(key), title)]);
  });
}

function describeSource({ writer }: TestStore): void {
  const iri = testIris.sourceGraph('test');
  const source = namedNode(testIris.source('test'));
  writer.replaceGraph({ iri, quads: [quad(source, dcterms.title, literal('Test'), namedNode(iri))] });
}

const graph = (key: number) => testIris.graph('test', String(key));
const later = () => new Date(Date.now() + 1_000).toISOString();

describe('A copy of a bank', () => {
  it('has exactly what the bank publishes, through changes, removals, returns and restarts of both', async () => {
    using bank = openTestStore();
    // With provenance, 140 records are three pages of the stream.
    write(bank, 0, 140, 'Première «\u00A0version\u00A0» \\ "citée"\n');
    let origin = await serveStream(bank);
    const address = `${origin.origin}/stream`;
    const copy = await openCopy(address);
    expect(await copy.pass()).toMatchObject({ members: 140, changed: 140, problems: [] });
    expect(published(copy.store.reader)).toBe(published(bank.reader));
    write(bank, 10, 20, 'Deuxième version');
    bank.writer.replacePage(pageOf('30'), []);
    bank.writer.replacePage(pageOf('31'), []);
    bank.writer.replacePage(pageOf('31'), [recordGraphs('31', 'Revenue')]);
    expect((await copy.pass()).problems).toEqual([]);
    expect(published(copy.store.reader)).toBe(published(bank.reader));
    copy.store.journal.close();
    // Another port: where the bank is asked is another matter than what its IRIs begin with.
    await origin[Symbol.asyncDispose]();
    origin = await serveStream(bank);
    await using _ = origin;
    write(bank, 12, 13, 'Troisième version');
    using again = await openCopyAt(address, copy.directory);
    const [problem] = (await again.pass()).problems;
    expect(problem).toMatchObject({ kind: 'later', reason: expect.stringContaining('ECONNREFUSED') });
    expect(readFollowing(again.store.journal)?.failure?.text).toContain(address);
    using other = await openCopy(`${origin.origin}/stream`);
    await other.pass();
    expect(published(other.store.reader)).toBe(published(bank.reader));
  });

  it('asks for full pages once, and for the last one only whether it has changed', async () => {
    using bank = openTestStore();
    write(bank, 0, 120, 'Titre');
    await using origin = await serveStream(bank);
    using copy = await openCopy(`${origin.origin}/stream`);
    await copy.pass();
    origin.asked.length = 0;
    expect(await copy.pass()).toMatchObject({ pages: 1, members: 0, changed: 0 });
    expect(origin.asked.map((path) => path.replace(/[0-9a-f]{8}-/, ''))).toEqual([
      '/stream',
      '/stream/view',
      '/stream/pages/2',
    ]);
  });

  it('stays the same through a compaction, whether it comes before or after', async () => {
    using bank = openTestStore();
    write(bank, 0, 60, 'Première');
    await using origin = await serveStream(bank);
    const address = `${origin.origin}/stream`;
    using early = await openCopy(address);
    await early.pass();
    write(bank, 0, 30, 'Deuxième');
    bank.writer.replacePage(pageOf('7'), []);
    compactJournal(bank.journal, bank.lock, later());
    write(bank, 5, 6, 'Troisième');
    using late = await openCopy(address);
    for (const copy of [early, late]) {
      expect((await copy.pass()).problems).toEqual([]);
      expect(published(copy.store.reader)).toBe(published(bank.reader));
    }
  });

  it('takes the last version of a graph though the clock of the bank was set back', async () => {
    let now = Date.now();
    using bank = openTestStore(undefined, () => now);
    write(bank, 0, 3, 'Avant');
    now -= 3_600_000;
    write(bank, 1, 2, 'Après');
    await using origin = await serveStream(bank);
    using copy = await openCopy(`${origin.origin}/stream`);
    await copy.pass();
    expect(published(copy.store.reader)).toBe(published(bank.reader));
  });

  it('of one partner’s stream has what that partner tells', async () => {
    using bank = openTestStore();
    write(bank, 0, 5, 'Titre');
    describeSource(bank);
    await using origin = await serveStream(bank);
    const { directory } = bank;
    const settings = { BIS_DATA: join(directory, 'copy') };
    const run = await runHere(['follow', `${origin.origin}/stream/source/test`, '--once'], settings);
    expect([run.code, run.err]).toEqual([0, expect.not.stringContaining('warning')]);
    using copy = await openCopyAt(origin.origin, settings.BIS_DATA);
    expect(published(copy.store.reader)).toBe(published(bank.reader));
  });
});

describe('A copy that is begun twice at once', () => {
  it('is one of the first stream, whoever comes second', async () => {
    const directory = temporaryFolder();
    const config = readConfig({ BIS_DATA: directory }, { home: directory, workingDirectory: directory });
    const begin = (address: string) => {
      const since = '2026-01-01T00:00:00.000Z';
      return beginCopy(config, testBase, { address, stream: address, since, readAt: null, failure: null });
    };
    const [first, same] = [await begin('http://a.example/stream'), await begin('http://a.example/stream')];
    await expect(begin('http://b.example/stream')).rejects.toThrow(
      /has become a copy of http:\/\/a\.example/,
    );
    expect(readFollowing(same.journal)?.address).toBe('http://a.example/stream');
    for (const { journal } of [first, same]) journal.close();
  });
});

describe('What is forgotten', () => {
  it('at the bank leaves the copy, and its history too', async () => {
    const secret = 'Nom à oublier';
    using bank = openTestStore();
    write(bank, 0, 120, 'Titre');
    bank.writer.replacePage(pageOf('7'), [recordGraphs('7', secret)]);
    await using origin = await serveStream(bank);
    using copy = await openCopy(`${origin.origin}/stream`);
    await copy.pass();
    const holds = () => readFileSync(copy.store.journal.file).includes(secret);
    copy.store.journal.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(holds()).toBe(true);
    bank.lock.release();
    expect((await runHere(['forget', 'test/7', '--yes'], { BIS_DATA: bank.directory })).code).toBe(0);
    // The page that told of it answers 410 now, and moved.
    expect(await copy.pass()).toMatchObject({ problems: [], reissued: 1 });
    expect(published(copy.store.reader)).toBe(published(bank.reader));
    expect(holds()).toBe(false);
    expect(verifyJournal(copy.store.journal)).toEqual([]);
    expect(await copy.pass()).toMatchObject({ problems: [], reissued: 0, changed: 0 });
  }, 60_000);

  it('at the bank leaves the copy’s files as soon as nobody reads there what was before', async () => {
    const secret = 'Nom à oublier';
    using bank = openTestStore();
    write(bank, 0, 120, 'Titre');
    bank.writer.replacePage(pageOf('7'), [recordGraphs('7', secret)]);
    await using origin = await serveStream(bank);
    using copy = await openCopy(`${origin.origin}/stream`);
    await copy.pass();
    const { file } = copy.store.journal;
    const holds = () => [file, `${file}-wal`].some((one) => readFileSync(one).includes(secret));
    const reading = openForReading(file);
    reading.database.exec('BEGIN');
    reading.database.prepare('SELECT count(*) FROM change').get();
    bank.lock.release();
    expect((await runHere(['forget', 'test/7', '--yes'], { BIS_DATA: bank.directory })).code).toBe(0);
    expect((await copy.pass()).reissued).toBe(1);
    expect(holds()).toBe(true);
    reading.close();
    expect((await copy.pass()).reissued).toBe(1);
    expect(holds()).toBe(false);
    expect((await copy.pass()).reissued).toBe(0);
  }, 60_000);

  it('at the copy does not come back before it is allowed to', async () => {
    using bank = openTestStore();
    write(bank, 0, 3, 'Titre');
    describeSource(bank);
    await using origin = await serveStream(bank);
    const copy = await openCopy(`${origin.origin}/stream`);
    await copy.pass();
    copy.store.journal.close();
    const settings = { BIS_DATA: copy.directory };
    expect((await runHere(['forget', 'test/1', '--yes'], settings)).code).toBe(0);
    write(bank, 1, 2, 'Deuxième version');
    write(bank, 2, 3, 'Deuxième version');
    using again = await openCopyAt(`${origin.origin}/stream`, copy.directory);
    expect((await again.pass()).changed).toBe(1);
    expect(again.store.reader.graph(graph(1))).toBeUndefined();
    expect(again.store.reader.graph(graph(2))?.text).toContain('Deuxième');
    const allowed = await runHere(['forget', 'test/1', '--allow'], settings);
    expect([allowed.code, allowed.out]).toEqual([0, expect.stringContaining('next reading of the stream')]);
    await again.pass();
    expect(published(again.store.reader)).toBe(published(bank.reader));
  }, 60_000);
});

it('A follower that is killed ten times at random ends equal to its bank', async () => {
  const { original, copy, faults } = await killFollowers(10, 1);
  expect(original.length).toBeGreaterThan(10_000);
  expect([copy === original, faults]).toEqual([true, []]);
}, 120_000);
