/**
 * What is being forgotten, written down before anything of it goes and let go of when all is done: whoever dies on the way
 * leaves the rest to the next one, who could not find it again by what is left.
 */

import type { ForgetRequest } from './forgettable.js';
import { emptyLog } from './forgetting.js';
import { type Journal, readSetting, writeSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

/** A request, and when it was made (ISO 8601, UTC): of no two requests at the same time. */
export interface PlannedRequest extends ForgetRequest {
  readonly at: string;
}

const setting = 'forget-plan';

/** The requests that wait or are under way. */
export function plannedRequests({ database }: Pick<Journal, 'database'>): readonly PlannedRequest[] {
  return JSON.parse(readSetting(database, setting) ?? '[]') as PlannedRequest[];
}

/** Writes down what is to be forgotten. The time is in milliseconds since the epoch. */
export function planRequests(
  { database }: Journal,
  writer: JournalWriter,
  requests: readonly ForgetRequest[],
  now: number,
): void {
  writer.batch(() => {
    const before = plannedRequests({ database });
    // A time for each request: what was forgotten together may come back together.
    const first = Math.max(now, ...before.map(({ at }) => Date.parse(at) + 1));
    const added = requests.map((request, n) => ({ ...request, at: new Date(first + n).toISOString() }));
    writeSetting(database, setting, JSON.stringify([...before, ...added]));
  });
}

/**
 * Lets go of the plan, so that the journal's file has nothing of it either. Returns whether the write-ahead log could be
 * emptied.
 */
export function dropPlan(journal: Journal, writer: JournalWriter): boolean {
  const { database } = journal;
  database.exec('PRAGMA secure_delete = ON');
  try {
    writer.batch(() => database.prepare('DELETE FROM setting WHERE name = ?').run(setting));
    return emptyLog(journal);
  } finally {
    database.exec('PRAGMA secure_delete = OFF');
  }
}
