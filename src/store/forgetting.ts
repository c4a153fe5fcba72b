/**
 * Forgetting and those who read: what a long reading still sees stays in the write-ahead log, so it is told to stop, and
 * the log is emptied.
 */

import { busyTimeout, type Journal, readSetting, writeSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';
import { heldLock } from './lock.js';

const setting = 'forgetting';

/** How long the log waits for those who read, in milliseconds: they look once a second whether they are to stop. */
const patience = 3_000;

/** Runs a part of forgetting during which nobody is to read the journal for long: see `isForgetting`. */
export async function whileForgetting<Result>(
  { journal, writer }: { readonly journal: Journal; readonly writer: JournalWriter },
  forget: () => Promise<Result>,
): Promise<Result> {
  const { database } = journal;
  // It counts as long as the lock that it names is held: whoever dies on the way leaves nothing that holds others up.
  writer.batch(() => writeSetting(database, setting, heldLock(journal, Date.now) ?? ''));
  const result = await forget();
  writer.batch(() => database.prepare('DELETE FROM setting WHERE name = ?').run(setting));
  return result;
}

/** Whether a living process is about to empty the history and the write-ahead log. The clock is in milliseconds. */
export function isForgetting(journal: Pick<Journal, 'database'>, clock: () => number): boolean {
  const lock = readSetting(journal.database, setting);
  return lock !== undefined && heldLock(journal, clock) === lock;
}

/** Empties the write-ahead log. Returns whether it could be: a process that reads keeps it until it is done. */
export function emptyLog({ database }: Journal): boolean {
  // SQLite tries again and again meanwhile, and nobody can write.
  database.exec(`PRAGMA busy_timeout = ${patience}`);
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  }
}
