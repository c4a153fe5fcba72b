import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Capture } from '../../../src/model/capture.js';
import type { HarvestReport } from '../../../src/model/harvest-report.js';
import { CaptureTable } from '../../../src/store/capture-table.js';
import { journalFileName, openJournal } from '../../../src/store/journal.js';
import { JournalReports, ReportKeeper } from '../../../src/store/report-table.js';
import { verifyJournal } from '../../../src/store/verify.js';
import { openTestStore, pageOf, recordGraphs } from '../../fixtures/data-directory.js';

const capture = (n: number): Omit<Capture, 'seenAt'> => ({
  ...{ source: 'test', url: `http://test.example/${n}`, digest: 'sha256:0', file: 'test/00001.warc.gz' },
  ...{
    offset: n * 100,
    record: `urn:uuid:${n}`,
    isPage: true,
    fetchedAt: '2026-01-01T00:00:00Z',
    listedOn: null,
  },
});

const report = (n: number) =>
  ({ source: 'test', endedAt: `2026-01-01T00:00:0${n % 10}Z`, fetched: n }) as unknown as HarvestReport;

describe('A journal of the version before', () => {
  it('is brought up to date with everything in it, and takes captures and reports', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bis-test-'));
    {
      using store = openTestStore(mkdtempSync(join(tmpdir(), 'bis-test-')));
      store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un titre')]);
      const file = join(directory, journalFileName);
      store.journal.database.exec(`VACUUM INTO '${file}'`);
      const old = new DatabaseSync(file);
      old.exec(
        'ALTER TABLE page DROP COLUMN is_alias; DROP TABLE followed_page; DROP TABLE followed_version; DROP TABLE stream_edition; DROP INDEX graph_by_sequence; ALTER TABLE graph DROP COLUMN came_at; DROP TABLE frontier; DROP TABLE crawl_run; DROP TABLE forgotten; ALTER TABLE change DROP COLUMN is_redacted; DROP TABLE capture; DROP TABLE harvest_report; DROP TABLE token; DROP INDEX change_by_transaction; ALTER TABLE change DROP COLUMN hash; ALTER TABLE change DROP COLUMN quads; DELETE FROM writer; PRAGMA user_version = 3;',
      );
      old.close();
    }
    using store = openTestStore(directory);
    expect(store.reader.counts()).toMatchObject({ contentGraphs: 1, pages: 1 });
    expect(verifyJournal(store.journal)).toEqual([]);
    new CaptureTable({ ...store, clock: Date.now }).add(capture(1));
    new ReportKeeper(store.journal, store.writer).addReport(report(1));
    expect(new JournalReports(store.journal).reports('test', 1)).toEqual([report(1)]);
  });
});

describe('The table of captures', () => {
  it('gives all pages of a source, however many, also while the journal is written', () => {
    using store = openTestStore();
    const captures = new CaptureTable({ ...store, clock: Date.now });
    store.writer.batch(() => {
      for (let n = 1; n <= 1201; n++) captures.add(capture(n));
    });
    const urls = new Set<string>();
    for (const { url } of captures.pagesOf('test')) {
      urls.add(url);
      captures.seenAgain(capture(urls.size), null);
    }
    expect(urls.size).toBe(1201);
    expect(captures.lastOffset('test/00001.warc.gz')).toBe(120_100);
    expect([...captures.pagesOf('other')]).toEqual([]);
  });
});

describe('The table of reports', () => {
  it('gives the latest first, keeps a hundred of each source, and changes no version', () => {
    using store = openTestStore();
    const keeper = new ReportKeeper(store.journal, store.writer);
    for (let n = 1; n <= 130; n++) keeper.addReport(report(n));
    keeper.addReport({ ...report(0), source: 'other' });
    const kept = new JournalReports(store.journal).reports('test', 1000);
    expect(kept.map(({ fetched }) => fetched)).toEqual(Array.from({ length: 100 }, (_, n) => 130 - n));
    expect(new JournalReports(store.journal).reports('other', 10)).toHaveLength(1);
    expect(store.reader.version()).toBe(0);
  });

  it('is there for those who only open the journal', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bis-test-'));
    const journal = openJournal({ directory, base: { iri: 'http://localhost:3000/', explicit: false } });
    expect(new JournalReports(journal).reports('test', 1)).toEqual([]);
    journal.close();
  });
});
