/** The index of the page archive, as a table of the journal. */

import type { Capture, CaptureIndex } from '../model/capture.js';
import type { Journal } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

export interface CaptureTableOptions {
  readonly journal: Journal;
  /** Null where nothing is written. */
  readonly writer: JournalWriter | null;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What the archive holds of one source. */
export interface CaptureSummary {
  readonly source: string;
  /** Addresses. */
  readonly pages: number;
  /** Bodies that they gave, each once. */
  readonly captures: number;
  readonly files: number;
  /** When the first one was read and the last one seen (ISO 8601, UTC). */
  readonly first: string;
  readonly last: string;
}

type Row = Record<string, unknown>;

function toCapture(row: Row): Capture {
  return {
    source: String(row.source),
    url: String(row.url),
    digest: String(row.digest),
    file: String(row.file),
    offset: Number(row.offset),
    record: String(row.record),
    isPage: row.is_page === 1,
    fetchedAt: String(row.fetched_at),
    seenAt: String(row.seen_at),
    listedOn: row.listed_on === null ? null : String(row.listed_on),
  };
}

/** Reads and, with a writer, writes the index. Each write is one transaction, unless one is open already. */
export class CaptureTable implements CaptureIndex {
  readonly #options: CaptureTableOptions;
  readonly #statements;

  constructor(options: CaptureTableOptions) {
    const { database } = options.journal;
    this.#options = options;
    this.#statements = {
      find: database.prepare('SELECT * FROM capture WHERE url = ? AND digest = ? AND is_page = ?'),
      latest: database.prepare(
        'SELECT * FROM capture WHERE url = ? AND is_page = 1 ORDER BY seen_at DESC, id DESC LIMIT 1',
      ),
      last: database.prepare('SELECT coalesce(max(offset), 0) AS last FROM capture WHERE file = ?'),
      count: database.prepare(
        'SELECT count(DISTINCT url) AS pages FROM capture WHERE source = ? AND is_page = 1',
      ),
      pages: database.prepare(
        `SELECT id FROM capture WHERE source = ? AND is_page = 1 AND NOT EXISTS (
           SELECT 1 FROM capture AS later WHERE later.url = capture.url AND later.is_page = 1
           AND (later.seen_at, later.id) > (capture.seen_at, capture.id))
         ORDER BY seen_at, id`,
      ),
      byId: database.prepare('SELECT * FROM capture WHERE id = ?'),
      summary: database.prepare(
        `SELECT source, count(DISTINCT url) AS pages, count(*) AS captures, count(DISTINCT file) AS files,
           min(fetched_at) AS first, max(seen_at) AS last FROM capture GROUP BY source ORDER BY source`,
      ),
      move: database.prepare(
        'UPDATE capture SET file = ?, offset = ? WHERE url = ? AND digest = ? AND is_page = ?',
      ),
      ofSource: database.prepare('SELECT * FROM capture WHERE source = ? ORDER BY id'),
      ofUrl: database.prepare('SELECT * FROM capture WHERE url = ? ORDER BY id'),
      remove: database.prepare('DELETE FROM capture WHERE url = ? AND digest = ? AND is_page = ?'),
      add: database.prepare(
        `INSERT INTO capture (source, url, digest, is_page, file, offset, record, fetched_at, seen_at, listed_on)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET file = excluded.file, offset = excluded.offset, record = excluded.record,
           fetched_at = excluded.fetched_at, seen_at = excluded.seen_at, listed_on = excluded.listed_on`,
      ),
      seen: database.prepare(
        'UPDATE capture SET seen_at = ?, listed_on = ?, source = ? WHERE url = ? AND digest = ? AND is_page = ?',
      ),
    };
  }

  find({ url, digest, isPage }: Pick<Capture, 'url' | 'digest' | 'isPage'>): Capture | undefined {
    const row = this.#statements.find.get(url, digest, Number(isPage));
    return row === undefined ? undefined : toCapture(row);
  }

  latestPage(url: string): Capture | undefined {
    const row = this.#statements.latest.get(url);
    return row === undefined ? undefined : toCapture(row);
  }

  add(capture: Omit<Capture, 'seenAt'>): void {
    const { source, url, digest, isPage, file, offset, record, fetchedAt, listedOn } = capture;
    this.#options.writer?.batch(() =>
      this.#statements.add.run(
        source,
        url,
        digest,
        Number(isPage),
        file,
        offset,
        record,
        fetchedAt,
        this.#now(),
        listedOn,
      ),
    );
  }

  seenAgain(
    { source, url, digest, isPage }: Pick<Capture, 'source' | 'url' | 'digest' | 'isPage'>,
    listedOn: string | null,
  ): void {
    this.#options.writer?.batch(() =>
      this.#statements.seen.run(this.#now(), listedOn, source, url, digest, Number(isPage)),
    );
  }

  lastOffset(file: string): number {
    return Number(this.#statements.last.get(file)?.last);
  }

  countPages(source: string): number {
    return Number(this.#statements.count.get(source)?.pages);
  }

  // Their numbers are read at once, and each page when it comes: between two of them the journal may be written.
  *pagesOf(source: string): Iterable<Capture> {
    for (const { id } of this.#statements.pages.all(source) as { id: number }[]) {
      const row = this.#statements.byId.get(id);
      if (row !== undefined) yield toCapture(row);
    }
  }

  /** All that is kept of a source, or of one address. */
  all(of: { readonly source: string } | { readonly url: string }): Capture[] {
    const rows = 'url' in of ? this.#statements.ofUrl.all(of.url) : this.#statements.ofSource.all(of.source);
    return (rows as Row[]).map(toCapture);
  }

  /** How the archive of each source stands. */
  summary(): CaptureSummary[] {
    return (this.#statements.summary.all() as Row[]).map((row) => ({
      source: String(row.source),
      pages: Number(row.pages),
      captures: Number(row.captures),
      files: Number(row.files),
      first: String(row.first),
      last: String(row.last),
    }));
  }

  /** Puts captures in other places of the archive, and takes others out of the index: one transaction. */
  move(
    captures: readonly Capture[],
    places: readonly Pick<Capture, 'file' | 'offset'>[],
    removed: readonly Capture[],
  ): void {
    this.#options.writer?.batch(() => {
      for (const [n, { url, digest, isPage }] of captures.entries()) {
        const { file = '', offset = 0 } = places[n] ?? {};
        this.#statements.move.run(file, offset, url, digest, Number(isPage));
      }
      this.remove(removed);
    });
  }

  /** Takes captures out of the index. */
  remove(captures: readonly Capture[]): void {
    this.#options.writer?.batch(() => {
      for (const { url, digest, isPage } of captures)
        this.#statements.remove.run(url, digest, Number(isPage));
    });
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }
}
