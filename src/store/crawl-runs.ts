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

/** A harvest that was broken off is gone on with after this time: its server may have asked for it. */
const patience = 3_600_000;

/**
 * Whether a source is to be read from its site: when it never was, when its process died, when it was broken off an hour
 * ago, or when it was read the last time about a day ago.
 */
export function isDue({ database }: Journal, source: string, now: number): boolean {
  const run = database.prepare('SELECT * FROM crawl_run WHERE source = ?').get(source);
  const isOpen = run?.is_over === 0;
  // A web archive on the network has no run, and what a process that died was doing has no report.
  const last = database
    .prepare(
      `SELECT max(ended_at) AS at FROM harvest_report
       WHERE source = ? AND json_extract(report, '$.cost.requests') > 0`,
    )
    .get(source);
  if (Date.parse(String(last?.at)) > now - (isOpen ? patience : interval)) return false;
  return run === undefined || isOpen || Date.parse(String(run.started_at)) <= now - interval;
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
