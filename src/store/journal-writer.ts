/** Writing to the journal: each call one transaction, on disk when it returns. */

import type { GraphKind } from '../model/change.js';
import { sha256 } from '../model/digest.js';
import type { NamedGraph, RecordGraphs } from '../model/named-graph.js';
import { outranks } from '../model/page-rank.js';
import type { GivingPage, GraphWriter, WriteOutcome } from '../model/ports.js';
import { SharedTriples, subjectOf } from './default-graph.js';
import { diffGraphs, linesOf } from './diff.js';
import { ForgottenNames } from './forgotten-names.js';
import { linesOfGraph } from './graph-lines.js';
import type { Journal } from './journal.js';
import type { WriterLock } from './lock.js';
import { pack, unpack } from './packing.js';

export interface WriterOptions {
  readonly journal: Journal;
  /** Asked in each transaction. */
  readonly lock: Pick<WriterLock, 'assertHeld'>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

interface GraphRow {
  readonly id: number;
  readonly hash: string | null;
  readonly text: Uint8Array | null;
  readonly changed_at: string;
}

/** A graph as it is to be. */
export interface NewGraph {
  readonly iri: string;
  readonly kind: GraphKind;
  readonly page: number | null;
  readonly lines: readonly string[];
}

/** The bank's only writer of graphs. */
export class JournalWriter implements GraphWriter {
  readonly #options: WriterOptions;
  readonly #shared: SharedTriples;
  readonly #forgotten: ForgottenNames;
  #transactionNumber = 0;
  readonly #statements;

  constructor(options: WriterOptions) {
    const { database } = options.journal;
    this.#options = options;
    this.#shared = new SharedTriples(options.journal);
    this.#forgotten = new ForgottenNames(options.journal);
    this.#statements = {
      page: database.prepare(
        `INSERT INTO page (url, source, seen_at, is_alias) VALUES (?, ?, ?, ?)
         ON CONFLICT (url) DO UPDATE SET source = excluded.source, is_alias = excluded.is_alias,
           seen_at = excluded.seen_at RETURNING id`,
      ),
      archivedPage: database.prepare(
        `INSERT INTO page (url, source, seen_at, is_alias) VALUES (?, ?, ?, ?)
         ON CONFLICT (url) DO UPDATE SET source = excluded.source, is_alias = excluded.is_alias RETURNING id`,
      ),
      otherOwner: database.prepare(
        `SELECT url, is_alias FROM graph JOIN page ON page.id = graph.page
         WHERE iri = ? AND quads > 0 AND graph.page <> ?`,
      ),
      graph: database.prepare(
        'SELECT id, hash, text, changed_at FROM graph LEFT JOIN graph_text ON graph_text.graph = graph.id WHERE iri = ?',
      ),
      graphsOfUrl: database.prepare(
        'SELECT iri FROM graph JOIN page ON page.id = graph.page WHERE page.url = ? AND quads > 0',
      ),
      graphsOfPage: database.prepare('SELECT iri FROM graph WHERE page = ? AND quads > 0'),
      newGraph: database.prepare(
        `INSERT INTO graph (iri, kind, quads, stored_bytes, sequence, changed_at, came_at) VALUES (?, ?, 0, 0, 0, '', ?)
         RETURNING id, hash, NULL AS text, changed_at`,
      ),
      change: database.prepare(
        `INSERT INTO change (transaction_number, at, graph, added, removed, shared, hash, quads)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         RETURNING sequence`,
      ),
      lastSequence: database.prepare('SELECT coalesce(max(sequence), 0) AS last FROM change'),
      setText: database.prepare('INSERT OR REPLACE INTO graph_text (graph, text) VALUES (?, ?)'),
      clearText: database.prepare('DELETE FROM graph_text WHERE graph = ?'),
      setGraph: database.prepare(
        // Of what is gone it stays known which page gave it: that page may have to be forgotten.
        `UPDATE graph SET page = CASE WHEN ?2 IS NULL THEN coalesce(?1, page) ELSE ?1 END,
           hash = ?2, quads = ?3, stored_bytes = ?4, sequence = ?5, changed_at = ?6
         WHERE id = ?7`,
      ),
      dropSubject: database.prepare('DELETE FROM subject WHERE iri = ? AND graph = ?'),
      addSubject: database.prepare('INSERT INTO subject (iri, graph) VALUES (?, ?)'),
    };
  }

  replacePage(page: GivingPage, records: readonly RecordGraphs[]): WriteOutcome {
    return this.#transaction(() => {
      const id = this.#pageId(page);
      const outcome = { changed: [] as string[], unchanged: [] as string[] };
      const aliases: { graph: string; page: string }[] = [];
      const { wanted, forgotten } = this.#withoutForgotten(records);
      for (const record of wanted) {
        const owner = this.#betterOwner(record.content.iri, id, page);
        if (owner !== undefined) aliases.push({ graph: record.content.iri, page: owner });
        else outcome[this.#putRecord(record, id) ? 'changed' : 'unchanged'].push(record.content.iri);
      }
      const kept = new Set(wanted.map(({ content }) => content.iri));
      return { ...outcome, removed: this.#removeOthers(id, kept), aliases, forgotten };
    });
  }

  // What a collection gives is its own, wherever it came from before.
  addRecords(collection: GivingPage, records: readonly RecordGraphs[]): WriteOutcome {
    return this.#transaction(() => {
      const id = this.#pageId(collection);
      const outcome = { changed: [] as string[], unchanged: [] as string[], removed: [], aliases: [] };
      const { wanted, forgotten } = this.#withoutForgotten(records);
      for (const record of wanted) {
        outcome[this.#putRecord(record, id) ? 'changed' : 'unchanged'].push(record.content.iri);
      }
      return { ...outcome, forgotten };
    });
  }

  removeOthers(collection: GivingPage, kept: ReadonlySet<string>): readonly string[] {
    return this.#transaction(() => this.#removeOthers(this.#pageId(collection), kept));
  }

  #withoutForgotten(records: readonly RecordGraphs[]) {
    const [forgotten, wanted] = [[] as string[], [] as RecordGraphs[]];
    for (const record of records) {
      if (this.#forgotten.has(record.content.iri)) forgotten.push(record.content.iri);
      else wanted.push(record);
    }
    return { wanted, forgotten };
  }

  graphsOf({ url }: Pick<GivingPage, 'url'>): readonly string[] {
    return this.#statements.graphsOfUrl.all(url).map(({ iri }) => String(iri));
  }

  #pageId({ url, source, isArchived, isAlias = false }: GivingPage): number {
    const statement = isArchived ? this.#statements.archivedPage : this.#statements.page;
    return Number(statement.get(url, source, this.#now(), Number(isAlias))?.id);
  }

  #removeOthers(page: number, kept: ReadonlySet<string>): string[] {
    const removed: string[] = [];
    for (const { iri } of this.#statements.graphsOfPage.all(page) as { iri: string }[]) {
      if (kept.has(iri)) continue;
      this.#put({ iri, kind: 'content', page: null, lines: [] });
      removed.push(iri);
    }
    return removed;
  }

  replaceGraph({ iri, quads }: NamedGraph): boolean {
    return this.#transaction(() =>
      this.#put({ iri, kind: 'content', page: null, lines: linesOfGraph({ iri, quads }) }),
    );
  }

  // Provenance is of the content as it stands, so it is written when that changes and only then.
  #putRecord({ content, provenance }: RecordGraphs, page: number): boolean {
    if (!this.#put({ iri: content.iri, kind: 'content', page, lines: linesOfGraph(content) })) {
      return false;
    }
    const lines = linesOfGraph(provenance);
    this.#put({ iri: provenance.iri, kind: 'provenance', page: null, lines });
    return true;
  }

  // Two pages that give one record: it belongs to the same one of them, whichever is read first.
  #betterOwner(graph: string, page: number, { url, isAlias = false }: GivingPage): string | undefined {
    const row = this.#statements.otherOwner.get(graph, page);
    if (row === undefined) return undefined;
    const owner = { url: String(row.url), isAlias: row.is_alias === 1 };
    return outranks({ url, isAlias }, owner) ? undefined : owner.url;
  }

  /** Brings a graph to the given lines; returns whether that changed it. */
  #put({ iri, kind, page, lines }: NewGraph): boolean {
    const text = lines.join('');
    const hash = text === '' ? null : sha256(text);
    const before = (this.#statements.graph.get(iri) ??
      this.#statements.newGraph.get(iri, kind, this.#now())) as unknown as GraphRow;
    if (before.hash === hash) return false;
    const old = linesOf(unpack(before.text));
    const { added, removed } = diffGraphs(old, lines);
    const isMerged = kind === 'content' && this.#options.journal.mode === 'merged';
    const shared = isMerged ? this.#shared.update({ added, removed }, before.id) : [];
    // Who follows takes the latest version of a graph: a clock that was set back must not hide it.
    const now = [this.#now(), before.changed_at].sort()[1] ?? '';
    const packed = pack(text);
    // A new graph is its own first change.
    const packedAdded = before.text === null ? packed : pack(added.join(''));
    const row = this.#statements.change.get(
      this.#transactionNumber,
      now,
      before.id,
      packedAdded,
      pack(removed.join('')),
      pack(shared.join('')),
      hash,
      lines.length,
    );
    const sequence = Number(row?.sequence);
    this.#statements.setGraph.run(page, hash, lines.length, packed?.length ?? 0, sequence, now, before.id);
    if (packed === null) this.#statements.clearText.run(before.id);
    else this.#statements.setText.run(before.id, packed);
    if (isMerged) this.#indexSubjects(before.id, old, lines);
    return true;
  }

  #indexSubjects(graph: number, before: readonly string[], lines: readonly string[]): void {
    const [old, fresh] = [new Set(before.map(subjectOf)), new Set(lines.map(subjectOf))];
    for (const subject of old.difference(fresh)) this.#statements.dropSubject.run(subject, graph);
    for (const subject of fresh.difference(old)) this.#statements.addSubject.run(subject, graph);
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  /** Makes a page known as a backup knows it; returns its number here. */
  restorePage({
    url,
    source,
    seen_at,
    is_alias,
  }: {
    readonly url: string;
    readonly source: string;
    readonly seen_at: string;
    readonly is_alias: number;
  }): number {
    return Number(this.#statements.page.get(url, source, seen_at, is_alias)?.id);
  }

  /** Brings a graph to the given lines, whatever page gave it; returns whether that changed it. */
  putGraph(graph: NewGraph): boolean {
    return this.#put(graph);
  }

  /** Makes several writes one transaction: all of them are on disk when it returns, or none. */
  batch<Result>(write: () => Result): Result {
    return this.#transaction(write);
  }

  /**
   * Runs `write` in one transaction and takes everything back when it ends, so that what it did can be looked at
   * meanwhile, on this connection only. Nobody else can write until then.
   */
  async rehearse<Result>(write: () => Promise<Result>): Promise<Result> {
    const { database } = this.#options.journal;
    database.exec('BEGIN IMMEDIATE');
    try {
      this.#begin();
      return await write();
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  }

  #begin(): void {
    this.#options.lock.assertHeld();
    this.#transactionNumber = Number(this.#statements.lastSequence.get()?.last) + 1;
  }

  #transaction<Result>(write: () => Result): Result {
    const { database } = this.#options.journal;
    if (database.isTransaction) return write();
    database.exec('BEGIN IMMEDIATE');
    try {
      this.#begin();
      const result = write();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
