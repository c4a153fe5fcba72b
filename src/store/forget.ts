/**
 * Forgetting: graphs are removed as by any other change, so that whoever follows the journal removes them too; then the
 * texts of all their changes are taken out of the history, whose numbers stay.
 */

import type { GraphKind } from '../model/change.js';
import { changesPerPage } from '../model/event-stream.js';
import { linesOf } from './diff.js';
import { emptyLog } from './forgetting.js';
import { ForgottenNames } from './forgotten-names.js';
import { type Journal, readSetting, writeSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';
import { unpack } from './packing.js';

/** A graph that the journal has, or had. */
export interface KnownGraph {
  readonly iri: string;
  readonly kind: GraphKind;
  /** Address of the page that gives it; null: none does (any more). */
  readonly page: string | null;
  readonly isThere: boolean;
}

const known = `SELECT graph.iri, graph.kind, graph.quads, page.url FROM graph LEFT JOIN page ON page.id = graph.page`;

/** The graphs of the journal whose IRI is this one, or begins with it. */
export function graphsNamed({ database }: Journal, iri: string, isPrefix = false): KnownGraph[] {
  const rows = isPrefix
    ? database.prepare(`${known} WHERE iri >= ? AND iri < ? ORDER BY iri`).all(iri, `${iri}\u{10FFFF}`)
    : database.prepare(`${known} WHERE iri = ?`).all(iri);
  return rows.map(toKnown);
}

/** All statements that a graph ever had, as N-Quads, as far as the history has them. */
export function historyOf({ database }: Journal, iri: string): string {
  const rows = database
    .prepare('SELECT added, removed FROM change WHERE graph = (SELECT id FROM graph WHERE iri = ?)')
    .all(iri) as { added: Uint8Array | null; removed: Uint8Array | null }[];
  return [
    ...new Set(
      rows.flatMap(({ added, removed }) => [added, removed].flatMap((text) => linesOf(unpack(text)))),
    ),
  ].join('');
}

/** Content graphs that are gone and whose history still has texts. */
export function removedGraphs({ database }: Journal): string[] {
  const rows = database.prepare(
    `SELECT iri FROM graph WHERE quads = 0 AND kind = 'content'
       AND EXISTS (SELECT 1 FROM change WHERE change.graph = graph.id AND is_redacted = 0
         AND (added IS NOT NULL OR removed IS NOT NULL))
     ORDER BY iri`,
  );
  return rows.all().map(({ iri }) => String(iri));
}

/** How many changes of a graph still have their texts. */
export function unredactedChanges({ database }: Journal, iri: string): number {
  const row = database
    .prepare(
      'SELECT count(*) AS changes FROM change WHERE graph = (SELECT id FROM graph WHERE iri = ?) AND is_redacted = 0',
    )
    .get(iri);
  return Number(row?.changes);
}

/** Whether the bank has pages of a source, in the journal or in the archive. */
export function isSourceKnown({ database }: Journal, source: string): boolean {
  const row = database
    .prepare('SELECT 1 FROM page WHERE source = ?1 UNION SELECT 1 FROM capture WHERE source = ?1')
    .get(source);
  return row !== undefined;
}

/** The names under which the records of a table or an interface at an address are kept: it, and what follows "#". */
export function collectionsAt({ database }: Journal, url: string): string[] {
  const rows = database.prepare('SELECT url FROM page WHERE url >= ? AND url < ?').all(`${url}#`, `${url}$`);
  return rows.map((row) => String(row.url));
}

/** The content graphs that a page gives, or was the last to give. */
export function graphsOfPage({ database }: Journal, url: string): KnownGraph[] {
  return database.prepare(`${known} WHERE page.url = ? ORDER BY iri`).all(url).map(toKnown);
}

function toKnown({ iri, kind, quads, url }: Record<string, unknown>): KnownGraph {
  return {
    iri: String(iri),
    kind: kind === 'provenance' ? 'provenance' : 'content',
    page: url === null ? null : String(url),
    isThere: Number(quads) > 0,
  };
}

/** Removes graphs, and keeps the names from coming back. One transaction. Returns how many graphs were there. */
export function removeGraphs(
  writer: JournalWriter,
  journal: Journal,
  {
    graphs,
    names,
    at,
  }: { readonly graphs: readonly KnownGraph[]; readonly names: readonly string[]; readonly at: string },
): number {
  const forgotten = new ForgottenNames(journal);
  return writer.batch(() => {
    for (const name of names) forgotten.add(name, at);
    return graphs.filter(({ iri, kind }) => writer.putGraph({ iri, kind, page: null, lines: [] })).length;
  });
}

/**
 * Takes the texts of all changes of graphs that are gone out of the history, and the rows of pages that give nothing. What
 * was filled from an older state is to be filled anew: see `forgotten` of the journal's settings. One transaction. Returns
 * how many changes were redacted.
 */
export function redactGraphs(
  writer: JournalWriter,
  { database }: Journal,
  {
    graphs,
    pages,
    sources,
  }: {
    readonly graphs: readonly string[];
    readonly pages: readonly string[];
    /** Sources that are forgotten as a whole. */
    readonly sources: readonly string[];
  },
): number {
  const dropVisits = database.prepare('DELETE FROM frontier WHERE source = ?');
  const dropRun = database.prepare('DELETE FROM crawl_run WHERE source = ?');
  const dropVisit = database.prepare('DELETE FROM frontier WHERE url = ?');
  const dropText = database.prepare(
    "UPDATE followed_version SET text = NULL WHERE source <> '' AND name = ?",
  );
  const dropStream = ['followed_page', 'followed_version'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE source = ?`),
  );
  const redact = database.prepare(
    `UPDATE change SET added = NULL, removed = NULL, shared = NULL, is_redacted = 1
     WHERE graph = (SELECT id FROM graph WHERE iri = ? AND quads = 0) AND is_redacted = 0`,
  );
  const detach = database.prepare('UPDATE graph SET page = NULL WHERE iri = ? AND quads = 0');
  const unlink = ['frontier', 'capture'].map((table) =>
    database.prepare(`UPDATE ${table} SET listed_on = NULL WHERE listed_on = ?`),
  );
  const dropPage = database.prepare(
    'DELETE FROM page WHERE url = ? AND NOT EXISTS (SELECT 1 FROM graph WHERE graph.page = page.id)',
  );
  return writer.batch(() => {
    reissuePages(database, graphs);
    let redacted = 0;
    for (const iri of graphs) {
      redacted += Number(redact.run(iri).changes);
      detach.run(iri);
    }
    for (const url of pages) {
      dropPage.run(url);
      dropVisit.run(url);
      dropText.run(url);
      for (const statement of unlink) statement.run(url);
    }
    for (const source of sources) {
      dropVisits.run(source);
      dropRun.run(source);
      for (const statement of dropStream) statement.run(source);
    }
    const last = database.prepare('SELECT coalesce(max(sequence), 0) AS last FROM change').get()?.last;
    if (redacted > 0) writeSetting(database, 'forgotten', String(last));
    return redacted;
  });
}

const newEdition = 'ON CONFLICT (page) DO UPDATE SET edition = edition + 1';

/**
 * Gives the pages of the event stream that show versions of the graphs other addresses, so that nobody keeps the old ones.
 * What was compacted away may have stood on any page of its time.
 */
function reissuePages(database: Journal['database'], graphs: readonly string[]): void {
  const ofChanges = database.prepare(
    `INSERT INTO stream_edition (page, edition) SELECT DISTINCT (sequence - 1) / ${changesPerPage}, 1 FROM change
     WHERE graph = (SELECT id FROM graph WHERE iri = ? AND quads = 0) AND is_redacted = 0 ${newEdition}`,
  );
  for (const iri of graphs) ofChanges.run(iri);
  const compacted = Number(readSetting(database, 'compacted') ?? 0);
  if (graphs.length === 0 || compacted === 0) return;
  database
    .prepare(
      `WITH RECURSIVE compacted (page) AS
         (SELECT 0 UNION ALL SELECT page + 1 FROM compacted WHERE page < ?)
       INSERT INTO stream_edition (page, edition) SELECT page, 1 FROM compacted WHERE true ${newEdition}`,
    )
    .run(Math.floor((compacted - 1) / changesPerPage));
}

/**
 * Writes the file anew, so that no page of it holds what is no longer told, and empties the write-ahead log. Returns
 * whether the log could be emptied: a process that reads keeps it until it is done.
 */
export function scrubJournal(journal: Journal): boolean {
  journal.database.exec('VACUUM');
  return emptyLog(journal);
}
