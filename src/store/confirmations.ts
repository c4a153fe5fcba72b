/** What a person has confirmed: that a source may lose more records in one harvest than is believed by itself. */

import { type Journal, readSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

const nameOf = (source: string) => `confirmed/${source}`;

/** Confirms it for the next harvest of the source. */
export function confirmRemovals({ database }: Journal, writer: JournalWriter, source: string): void {
  writer.batch(() =>
    database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(nameOf(source), 'yes'),
  );
}

/** Whether it was confirmed; it holds for one harvest. */
export function takeConfirmation(journal: Journal, writer: JournalWriter, source: string): boolean {
  if (readSetting(journal.database, nameOf(source)) === undefined) return false;
  writer.batch(() => journal.database.prepare('DELETE FROM setting WHERE name = ?').run(nameOf(source)));
  return true;
}
