/** The frontier of a source as a table of the journal's file: it outlives the process, and says when each page is due. */

import type { CrawlRun, KnownLink, LastingFrontier, Visit, VisitResult } from '../model/frontier.js';
import type { Journal } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

const day = 86_400_000;
/** Days between two visits of a page: at first, at least, at most. */
const [firstInterval, leastInterval, mostInterval] = [7, 1, 90];
/** How the interval grows with a visit that finds nothing new, and shrinks with one that does. */
const [growth, shrinkage] = [1.4, 0.8];
/** Days until a page that could not be read is asked for again, at most. */
const mostPatience = 30;
/** Pages that are taken from the table at once. */
const portion = 200;
/** A page is due: a list always, one that is new, one whose time has come, or all. */
const isDue =
  '(is_list = 1 OR due_at <= ?3 OR ?4 OR (read_at IS NULL AND missing_since IS NULL AND failures = 0))';
/** Milliseconds until what waits is counted again. */
const recount = 1_000;
/** A run that nobody has gone on with for so long is given up. */
const longestRun = 7 * day;

export interface FrontierTableOptions {
  readonly journal: Journal;
  readonly writer: JournalWriter;
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Whether every known page is read, due or not. */
  readonly isFull: boolean;
}

type Row = Record<string, unknown>;

/** The pages of one source, in one run. */
export class FrontierTable implements LastingFrontier {
  readonly #options: FrontierTableOptions;
  readonly #statements;
  readonly #due: Visit[] = [];
  readonly run: CrawlRun;
  #waiting = { pages: 0, at: Number.NEGATIVE_INFINITY };

  constructor(options: FrontierTableOptions) {
    const { database } = options.journal;
    this.#options = options;
    this.#statements = prepare(database);
    this.run = this.#begin();
  }

  #begin(): CrawlRun {
    const { writer, source, clock } = this.#options;
    const now = clock();
    const row = this.#statements.run.get(source);
    const isOpen =
      row !== undefined && row.is_over === 0 && Date.parse(String(row.started_at)) > now - longestRun;
    if (isOpen) {
      const tally = row.tally === null ? null : String(row.tally);
      return { number: Number(row.number), startedAt: String(row.started_at), isResumed: true, tally };
    }
    const run = { number: Number(row?.number ?? 0) + 1, startedAt: iso(now), isResumed: false, tally: null };
    writer.batch(() => this.#statements.begin.run(source, run.number, run.startedAt));
    return run;
  }

  /** Ends the run: the next harvest begins another. */
  end(): void {
    this.#options.writer.batch(() => this.#statements.end.run(this.#options.source));
  }

  add(links: readonly KnownLink[]): void {
    const { writer, source, clock } = this.#options;
    const now = iso(clock());
    writer.batch(() => {
      for (const { url, listedOn, depth, isList, changedAt = null } of links) {
        this.#statements.add.run(url, source, listedOn, depth, Number(isList), now, changedAt);
      }
    });
  }

  has(url: string): boolean {
    return this.#statements.has.get(url, this.run.number) !== undefined;
  }

  next(): Visit | null {
    // What a redirect has led to meanwhile is done.
    while (this.#due[0] !== undefined && this.has(this.#due[0].url)) this.#due.shift();
    if (this.#due.length === 0) this.#due.push(...this.#statements.due.all(...this.#scope()).map(toVisit));
    return this.#due[0] ?? null;
  }

  after(address: string, ahead: readonly string[]): Visit | null {
    const passed = [address, ...ahead];
    for (let n = 1; n < this.#due.length; n++) {
      const visit = this.#due[n];
      if (visit !== undefined && !passed.includes(visit.url) && !this.has(visit.url)) return visit;
    }
    return null;
  }

  // Counting takes a moment where there are many, so it is done once a second.
  get waiting(): number {
    const now = this.#options.clock();
    if (now - this.#waiting.at >= recount || this.#due.length === 0) {
      this.#waiting = { pages: Number(this.#statements.waiting.get(...this.#scope())?.pages), at: now };
    }
    return this.#waiting.pages;
  }

  gone(): readonly string[] {
    const today = iso(this.#options.clock()).slice(0, 10);
    const rows = this.#statements.gone.all(this.#options.source, this.run.number, today);
    return rows.map(({ url }) => String(url));
  }

  get knownPages(): number {
    return Number(this.#statements.known.get(this.#options.source)?.pages);
  }

  get stock(): { readonly known: number; readonly seenSince: string | null } {
    const { pages, since } = this.#statements.stock.get(this.#options.source) ?? {};
    return { known: Number(pages), seenSince: since == null ? null : String(since) };
  }

  get passedOver(): number {
    return Number(this.#statements.passedOver.get(this.#options.source, this.run.number)?.pages);
  }

  drop(url: string): void {
    this.#options.writer.batch(() => this.#statements.drop.run(url));
  }

  #scope(): [string, number, string, number] {
    const { source, isFull } = this.#options;
    return [source, this.run.number, this.run.startedAt, Number(isFull)];
  }

  note({ url }: Visit, result: VisitResult, tally: string | null = null): void {
    if (this.#due[0]?.url === url) this.#due.shift();
    this.#options.writer.batch(() => {
      if (result.kind === 'read') {
        this.add(result.links);
        this.#noteRead(url, result);
      } else this.#noteFailure(url, result.kind);
      if (tally !== null) this.#statements.keep.run(tally, this.#options.source);
    });
  }

  #noteRead(
    url: string,
    { address, isUnchanged, validators, isList }: Extract<VisitResult, { kind: 'read' }>,
  ): void {
    const now = this.#options.clock();
    const row = this.#statements.one.get(url);
    const isFirst = row?.read_at == null;
    const before = Number(row?.interval ?? firstInterval);
    const grown = isFirst ? before : before * (isUnchanged ? growth : shrinkage);
    const interval = Math.min(mostInterval, Math.max(leastInterval, grown));
    const { etag = null, lastModified = null } = validators ?? {};
    const due = iso(now + interval * day);
    const { number } = this.run;
    this.#statements.read.run(
      number,
      etag,
      lastModified,
      iso(now),
      interval,
      due,
      Number(isList || (row?.is_list === 1 && Number(row.depth) === 0)),
      url,
    );
    if (address !== url) this.#statements.done.run(number, address);
  }

  #noteFailure(url: string, kind: 'missing' | 'refused' | 'failed'): void {
    const now = this.#options.clock();
    const { number } = this.run;
    if (kind === 'missing') {
      // What was never there is asked for now and then; what was there tomorrow, to be sure that it is gone.
      const wasThere = this.#statements.one.get(url)?.read_at != null;
      const rest = (wasThere ? leastInterval : mostPatience) * day;
      this.#statements.missing.run(number, iso(now), iso(now + rest), url);
      return;
    }
    const failures = Number(this.#statements.one.get(url)?.failures ?? 0);
    this.#statements.failed.run(number, iso(now + Math.min(mostPatience, 2 ** failures) * day), url);
  }
}

function prepare(database: Journal['database']) {
  return {
    run: database.prepare('SELECT * FROM crawl_run WHERE source = ?'),
    begin: database.prepare(
      `INSERT INTO crawl_run (source, number, started_at, is_over, tally) VALUES (?, ?, ?, 0, NULL)
       ON CONFLICT (source) DO UPDATE SET number = excluded.number, started_at = excluded.started_at, is_over = 0, tally = NULL`,
    ),
    end: database.prepare('UPDATE crawl_run SET is_over = 1, tally = NULL WHERE source = ?'),
    keep: database.prepare('UPDATE crawl_run SET tally = ? WHERE source = ?'),
    add: database.prepare(
      `INSERT INTO frontier (url, source, listed_on, depth, is_list, due_at, interval) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ${firstInterval})
       ON CONFLICT (url) DO UPDATE SET source = excluded.source, is_list = max(is_list, excluded.is_list),
         listed_on = coalesce(excluded.listed_on, listed_on), depth = min(depth, excluded.depth),
         due_at = CASE WHEN ?7 > read_at THEN min(due_at, ?7) ELSE due_at END`,
    ),
    has: database.prepare('SELECT 1 FROM frontier WHERE url = ? AND run = ?'),
    due: database.prepare(
      `SELECT * FROM frontier WHERE source = ?1 AND run < ?2 AND ${isDue} ORDER BY id LIMIT ${portion}`,
    ),
    waiting: database.prepare(
      `SELECT count(*) AS pages FROM frontier WHERE source = ?1 AND run < ?2 AND ${isDue}`,
    ),
    one: database.prepare('SELECT * FROM frontier WHERE url = ?'),
    read: database.prepare(
      `UPDATE frontier SET run = ?, etag = ?, last_modified = ?, read_at = ?, interval = ?, due_at = ?, is_list = ?,
         missing_since = NULL, failures = 0 WHERE url = ?`,
    ),
    missing: database.prepare(
      'UPDATE frontier SET run = ?, missing_since = coalesce(missing_since, ?), due_at = ?, failures = 0 WHERE url = ?',
    ),
    failed: database.prepare(
      'UPDATE frontier SET run = ?, failures = failures + 1, due_at = ? WHERE url = ?',
    ),
    gone: database.prepare(
      'SELECT url FROM frontier WHERE source = ? AND run = ? AND missing_since < ? AND read_at IS NOT NULL ORDER BY id',
    ),
    known: database.prepare(
      'SELECT count(*) AS pages FROM frontier WHERE source = ? AND is_list = 0 AND read_at IS NOT NULL',
    ),
    stock: database.prepare('SELECT count(*) AS pages, min(read_at) AS since FROM frontier WHERE source = ?'),
    passedOver: database.prepare(
      'SELECT count(*) AS pages FROM frontier WHERE source = ? AND run < ? AND read_at IS NOT NULL',
    ),
    drop: database.prepare('DELETE FROM frontier WHERE url = ?'),
    done: database.prepare('UPDATE frontier SET run = ? WHERE url = ?'),
  };
}

function toVisit(row: Row): Visit {
  const { etag, last_modified: lastModified } = row;
  const hasValidators = etag !== null || lastModified !== null;
  return {
    url: String(row.url),
    listedOn: row.listed_on === null ? null : String(row.listed_on),
    depth: Number(row.depth),
    isList: row.is_list === 1,
    validators: hasValidators
      ? {
          etag: etag === null ? null : String(etag),
          lastModified: lastModified === null ? null : String(lastModified),
        }
      : null,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
