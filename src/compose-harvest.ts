/** What a harvest keeps its work in. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from './compose.js';
import type { Config } from './config.js';
import { ArchiveWriter } from './crawl/archive-writer.js';
import { softwareVersion } from './installed-files.js';
import { CaptureTable } from './store/capture-table.js';
import { ForgottenNames } from './store/forgotten-names.js';
import { assertMerged, type Journal } from './store/journal.js';
import type { JournalReader } from './store/journal-reader.js';
import type { JournalWriter } from './store/journal-writer.js';
import { JournalReports, ReportKeeper } from './store/report-table.js';

/** What a harvest keeps its work in. */
export interface HarvestStore {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly writer: JournalWriter;
  readonly captures: CaptureTable;
  readonly reports: JournalReports;
  readonly keeper: ReportKeeper;
  /** What is not to come back. */
  readonly forgotten: ForgottenNames;
  /** The folder of the page archive. */
  readonly archive: string;
  /** The archive's files of a source; they have to be closed. */
  readonly openArchive: (source: string) => ArchiveWriter;
}

/** Everything of the data directory that a harvest writes. Throws `PlainDataset`. */
export function openHarvestStore(
  { journal, reader }: Store,
  writer: JournalWriter,
  config: Config,
): HarvestStore {
  assertMerged(journal);
  const captures = new CaptureTable({ journal, writer, clock: Date.now });
  const archive = archiveFolder(config);
  return {
    ...{ journal, reader, writer, captures, archive },
    reports: new JournalReports(journal),
    keeper: new ReportKeeper(journal, writer),
    forgotten: new ForgottenNames(journal),
    openArchive: (source) =>
      new ArchiveWriter({
        directory: archive,
        source,
        software: `banque-innovation-sociale ${softwareVersion()}`,
        lastOffset: (file) => captures.lastOffset(file),
        newRecordId: () => `urn:uuid:${randomUUID()}`,
      }),
  };
}

/** Where the pages that were read are kept. */
export function archiveFolder({ data }: Config): string {
  return join(data, 'archive');
}
