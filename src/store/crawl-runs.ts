/** The harvests of sources from their sites, as the journal's file keeps them: when each was, and what is due. */

import type { Journal } from './journal.js';

/** How a source stands. */
export interface SourceSchedule {
  readonly source: string;
  /** When its last harvest began (ISO 8601, UTC). */
  readonly startedAt: string;
  /** Whether it came to its end: one that was broken off is gone on with. */
  readonly isOver: boolean;
  /** Pages that are known, lists included. */
  readonly pages: number;
  /** Pages that are due now, or were left by a harvest that was broken off. */
  readonly due: number;
  /** When the next page is due. */
  readonly nextDue: string | null;
}

/** Lists are read once a day: less an hour, so that a daily job does not miss its day by a minute. */
const interval = 23 * 3_600_000;

/** Whether a source is to be harvested: never was, was broken off, or was the last time about a day ago. */
export function isDue({ database }: Journal, source: string, now: number): boolean {
  const run = database.prepare('SELECT * FROM crawl_run WHERE source = ?').get(source);
  return run === undefined || run.is_over === 0 || Date.parse(String(run.started_at)) <= now - interval;
}

/** An unfinished harvest is gone on with after this time: a server may have asked for it. */
const patience = 3_600_000;

/** Whether a harvest of the source, finished or not, ended so shortly ago that its site is left in peace. */
export function isResting({ database }: Journal, source: string, now: number): boolean {
  const run = database.prepare('SELECT is_over FROM crawl_run WHERE source = ?').get(source);
  const last = database
    .prepare(
      `SELECT max(ended_at) AS at FROM harvest_report
       WHERE source = ? AND json_extract(report, '$.command') = 'harvest'`,
    )
    .get(source);
  return Date.parse(String(last?.at)) > now - (run?.is_over === 0 ? patience : interval);
}

/** How every source stands that was harvested from its site. */
export function readSchedule({ database }: Journal, now: number): SourceSchedule[] {
  const at = new Date(now).toISOString();
  return database
    .prepare(
      `SELECT crawl_run.source, started_at, is_over, count(frontier.url) AS pages,
         coalesce(sum(due_at <= ?1 AND (is_over = 1 OR run < number)), 0) AS due, min(due_at) AS next_due
       FROM crawl_run LEFT JOIN frontier ON frontier.source = crawl_run.source
       GROUP BY crawl_run.source ORDER BY crawl_run.source`,
    )
    .all(at)
    .map((row) => ({
      source: String(row.source),
      startedAt: String(row.started_at),
      isOver: row.is_over === 1,
      pages: Number(row.pages),
      due: Number(row.due),
      nextDue: row.next_due === null ? null : String(row.next_due),
    }));
}
