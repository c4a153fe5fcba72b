/**
 * When pages were last taken out of a source's archive: until all of them were read again, what the archive does not tell
 * of may be told on one of those pages.
 */

import { type Journal, readSetting, writeSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

const nameOf = (source: string) => `holes/${source}`;

/** Notes it of sources; the time is ISO 8601, UTC. */
export function noteHoles(
  { database }: Journal,
  writer: JournalWriter,
  sources: ReadonlySet<string>,
  at: string,
): void {
  writer.batch(() => {
    for (const source of sources) writeSetting(database, nameOf(source), at);
  });
}

/** Whether the archive has all pages of a source. The last harvest that read them all began then; null: none did. */
export function isArchiveWhole({ database }: Journal, source: string, wholeSince: string | null): boolean {
  const holesAt = readSetting(database, nameOf(source));
  return holesAt === undefined || (wholeSince !== null && wholeSince > holesAt);
}
