import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/store/journal.js';
import { JournalReader } from '../../../src/store/journal-reader.js';
import { JournalWriter } from '../../../src/store/journal-writer.js';
import { lockForWriting } from '../../../src/store/lock.js';
import { verifyJournal } from '../../../src/store/verify.js';
import { pageOf, recordGraphs, testBase, testIris } from '../../fixtures/data-directory.js';
import { runBis } from '../../fixtures/run-bis.js';
import { createDisk, mayMount, type SmallDisk } from '../../fixtures/small-disk.js';

/** A journal on the disk, and how many records it took until the disk was full. */
function fillDisk(disk: SmallDisk) {
  const journal = openJournal({
    directory: join(disk.path, 'data'),
    base: { iri: testBase, explicit: false },
  });
  const lock = lockForWriting({ journal, command: 'test', clock: Date.now });
  const writer = new JournalWriter({ journal, lock, clock: Date.now });
  const write = (n: number) =>
    writer.replacePage(pageOf(String(n)), [recordGraphs(String(n), `${n} ${'é'.repeat(400)}`)]);
  let written = 0;
  expect(() => {
    for (;;) {
      write(written);
      written++;
    }
  }).toThrow(/full/);
  return { journal, write, written, reader: new JournalReader(journal) };
}

// Only root may mount; elsewhere there is no small disk to fill.
describe.skipIf(!mayMount())('A disk', () => {
  it('that is full stops a commit, loses none before it, and takes the next one when there is room', () => {
    using disk = createDisk('800k');
    const { journal, write, written, reader } = fillDisk(disk);
    const there = () =>
      Array.from(
        { length: written },
        (_, n) => reader.graph(testIris.graph('test', String(n))) !== undefined,
      );
    expect(written).toBeGreaterThan(3);
    expect(verifyJournal(journal)).toEqual([]);
    // Moving the write-ahead log into the file needs room too.
    expect(() => journal.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')).toThrow(/full/);
    expect([verifyJournal(journal), there().every(Boolean)]).toEqual([[], true]);
    disk.remount('size=8m');
    expect(write(written).changed).toHaveLength(1);
    expect([verifyJournal(journal), there().every(Boolean)]).toEqual([[], true]);
    journal.close();
  });

  it('that is full makes a harvest end with 2 and a sentence', async () => {
    using disk = createDisk('600k');
    const { journal } = fillDisk(disk);
    journal.database.exec('DELETE FROM writer');
    const { code, err } = await runBis(['harvest'], { BIS_DATA: join(disk.path, 'data') });
    expect([code, err]).toEqual([2, expect.stringMatching(/the disk is full\. Make room/)]);
    journal.close();
  });

  it('that is read-only can be read from, and not written to', async () => {
    using disk = createDisk('64m');
    const BIS_DATA = join(disk.path, 'data');
    expect((await runBis(['harvest', 'apriles'], { BIS_DATA })).code).toBe(0);
    disk.remount('ro');
    for (const words of [['status'], ['export'], ['verify'], ['harvest', 'apriles', '--dry-run']]) {
      expect([words, (await runBis(words, { BIS_DATA })).code]).toEqual([words, 0]);
    }
    for (const words of [['harvest'], ['serve'], ['compact', '--before', '2026-01-01']]) {
      const { code, err } = await runBis(words, { BIS_DATA, PORT: '0' });
      expect([code, err]).toEqual([2, expect.stringMatching(/^error: .*(read-only|cannot be opened)/)]);
    }
  });
});
