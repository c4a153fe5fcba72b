/** Removes old changes from a journal: the graphs stay as they are, their history before a date goes. */

import { emptyLog } from './forgetting.js';
import type { Journal } from './journal.js';
import type { WriterLock } from './lock.js';

export interface Compaction {
  /** Changes that were removed. */
  readonly removed: number;
  /** The last version whose changes are gone: who stands before it has to begin anew. */
  readonly compacted: number;
}

/** Rows removed a transaction, so that readers and the write-ahead log are not burdened. */
const portion = 1_000;

/**
 * Removes the changes made before a moment (ISO 8601). The last change always stays: it names the dataset version.
 * Ended at any moment, it has removed some of them, and the journal says which.
 */
export function compactJournal(journal: Journal, lock: WriterLock, before: string): Compaction {
  const { database } = journal;
  // By the first change that stays, not by the last that is old: a clock may have gone back.
  const first = database
    .prepare(
      `SELECT coalesce(min(sequence) FILTER (WHERE at >= ?), max(sequence)) AS kept, max(sequence) AS last FROM change`,
    )
    .get(before);
  const target = Math.min(Number(first?.kept ?? 0), Number(first?.last ?? 0)) - 1;
  const remove = database.prepare(
    'DELETE FROM change WHERE sequence IN (SELECT sequence FROM change WHERE sequence <= ? ORDER BY sequence LIMIT ?)',
  );
  const note = database.prepare(
    `UPDATE setting SET value = (SELECT min(sequence) - 1 FROM change) WHERE name = 'compacted'`,
  );
  let removed = 0;
  for (let changes = portion; changes === portion; ) {
    database.exec('BEGIN IMMEDIATE');
    try {
      lock.assertHeld();
      changes = Number(remove.run(target, portion).changes);
      if (changes > 0) note.run();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
    removed += changes;
  }
  // Free pages go back to the file system; the write-ahead log is emptied as far as readers allow.
  database.exec('PRAGMA incremental_vacuum');
  emptyLog(journal);
  return { removed, compacted: Math.max(target, 0) };
}
