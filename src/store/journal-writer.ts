/** Writing to the journal: each call one transaction, on disk when it returns. */

import type { GraphKind } from '../model/change.js';
import { sha256 } from '../model/digest.js';
import type { NamedGraph, RecordGraphs } from '../model/named-graph.js';
import type { GraphWriter, WriteOutcome } from '../model/ports.js';
import { canonicalLines } from '../rdf/canonical.js';
import { SharedTriples, subjectOf } from './default-graph.js';
import { diffGraphs, linesOf } from './diff.js';
import type { Journal } from './journal.js';
import type { WriterLock } from './lock.js';
import { pack, unpack } from './packing.js';

export interface WriterOptions {
  readonly journal: Journal;
  readonly lock: WriterLock;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

interface GraphRow {
  readonly id: number;
  readonly page: number | null;
  readonly hash: string | null;
  readonly text: Uint8Array | null;
}

interface NewGraph {
  readonly iri: string;
  readonly kind: GraphKind;
  readonly page: number | null;
  readonly lines: readonly string[];
}

/** The bank's only writer of graphs. */
export class JournalWriter implements GraphWriter {
  readonly #options: WriterOptions;
  readonly #shared: SharedTriples;
  readonly #statements;

  constructor(options: WriterOptions) {
    const { database } = options.journal;
    this.#options = options;
    this.#shared = new SharedTriples(options.journal);
    this.#statements = {
      page: database.prepare(
        `INSERT INTO page (url, source, seen_at) VALUES (?, ?, ?)
         ON CONFLICT (url) DO UPDATE SET source = excluded.source, seen_at = excluded.seen_at RETURNING id`,
      ),
      pageUrl: database.prepare('SELECT url FROM page WHERE id = ?'),
      graph: database.prepare('SELECT id, page, hash, text FROM graph WHERE iri = ?'),
      graphsOfPage: database.prepare('SELECT iri FROM graph WHERE page = ? AND text IS NOT NULL'),
      newGraph: database.prepare(
        'INSERT INTO graph (iri, kind, quads, sequence) VALUES (?, ?, 0, 0) RETURNING id, page, hash, text',
      ),
      change: database.prepare(
        'INSERT INTO change (at, graph, added, removed, shared) VALUES (?, ?, ?, ?, ?) RETURNING sequence',
      ),
      setGraph: database.prepare(
        'UPDATE graph SET page = ?, hash = ?, quads = ?, text = ?, sequence = ? WHERE id = ?',
      ),
      clearSubjects: database.prepare('DELETE FROM subject WHERE graph = ?'),
      addSubject: database.prepare('INSERT INTO subject (iri, graph) VALUES (?, ?)'),
    };
  }

  replacePage(
    page: { readonly url: string; readonly source: string },
    records: readonly RecordGraphs[],
  ): WriteOutcome {
    return this.#transaction(() => {
      const id = Number(this.#statements.page.get(page.url, page.source, this.#now())?.id);
      const outcome = { changed: [] as string[], unchanged: [] as string[], removed: [] as string[] };
      const aliases: { graph: string; page: string }[] = [];
      for (const record of records) {
        const owner = this.#otherOwner(record.content.iri, id);
        if (owner !== undefined) aliases.push({ graph: record.content.iri, page: owner });
        else outcome[this.#putRecord(record, id) ? 'changed' : 'unchanged'].push(record.content.iri);
      }
      const kept = new Set(records.map(({ content }) => content.iri));
      for (const { iri } of this.#statements.graphsOfPage.all(id) as { iri: string }[]) {
        if (kept.has(iri)) continue;
        this.#put({ iri, kind: 'content', page: null, lines: [] });
        outcome.removed.push(iri);
      }
      return { ...outcome, aliases };
    });
  }

  replaceGraph({ iri, quads }: NamedGraph): boolean {
    return this.#transaction(() =>
      this.#put({ iri, kind: 'content', page: null, lines: canonicalLines(quads) }),
    );
  }

  // Provenance is of the content as it stands, so it is written when that changes and only then.
  #putRecord({ content, provenance }: RecordGraphs, page: number): boolean {
    if (!this.#put({ iri: content.iri, kind: 'content', page, lines: canonicalLines(content.quads) })) {
      return false;
    }
    const lines = canonicalLines(provenance.quads);
    this.#put({ iri: provenance.iri, kind: 'provenance', page: null, lines });
    return true;
  }

  #otherOwner(graph: string, page: number): string | undefined {
    const row = this.#statements.graph.get(graph) as unknown as GraphRow | undefined;
    if (row?.text == null || row.page === null || row.page === page) return undefined;
    return String(this.#statements.pageUrl.get(row.page)?.url);
  }

  /** Brings a graph to the given lines; returns whether that changed it. */
  #put({ iri, kind, page, lines }: NewGraph): boolean {
    const text = lines.join('');
    const hash = text === '' ? null : sha256(text);
    const before = (this.#statements.graph.get(iri) ??
      this.#statements.newGraph.get(iri, kind)) as unknown as GraphRow;
    if (before.hash === hash) return false;
    const { added, removed } = diffGraphs(linesOf(unpack(before.text)), lines);
    const shared = kind === 'content' ? this.#shared.among([...added, ...removed], before.id) : [];
    const row = this.#statements.change.get(
      this.#now(),
      before.id,
      pack(added.join('')),
      pack(removed.join('')),
      pack(shared.join('')),
    );
    const sequence = Number(row?.sequence);
    this.#statements.setGraph.run(page, hash, lines.length, pack(text), sequence, before.id);
    if (kind === 'content') this.#indexSubjects(before.id, lines);
    return true;
  }

  #indexSubjects(graph: number, lines: readonly string[]): void {
    this.#statements.clearSubjects.run(graph);
    for (const subject of new Set(lines.map(subjectOf))) this.#statements.addSubject.run(subject, graph);
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  #transaction<Result>(write: () => Result): Result {
    const { database } = this.#options.journal;
    database.exec('BEGIN IMMEDIATE');
    try {
      this.#options.lock.assertHeld();
      const result = write();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
