/** Reading the journal by key: what pages, exports and replicas need, without a query engine. */

import type { Change } from '../model/change.js';
import type { GraphReader, StoreCounts, StoredGraph } from '../model/ports.js';
import type { Journal } from './journal.js';
import { unpack } from './packing.js';

type Row = Record<string, unknown>;

const columns = `graph.iri, graph.kind, graph.text, graph.sequence,
  (SELECT at FROM change WHERE change.sequence = graph.sequence) AS at`;

function toGraph(row: Row): StoredGraph {
  return {
    iri: String(row.iri),
    kind: row.kind === 'content' ? 'content' : 'provenance',
    text: unpack(row.text),
    sequence: Number(row.sequence),
    changedAt: String(row.at),
  };
}

/** A change with the lines that the default graph neither gains nor loses by it. */
export interface JournalChange extends Change {
  readonly shared: string;
}

function toChange(row: Row): JournalChange {
  return {
    sequence: Number(row.sequence),
    at: String(row.at),
    graph: String(row.iri),
    kind: row.kind === 'content' ? 'content' : 'provenance',
    added: unpack(row.added),
    removed: unpack(row.removed),
    shared: unpack(row.shared),
  };
}

/** Reads an open journal. Statements are prepared once. */
export class JournalReader implements GraphReader {
  readonly #journal: Journal;
  readonly #version;
  readonly #graph;
  readonly #describing;
  readonly #range;
  readonly #changes;

  constructor(journal: Journal) {
    const { database } = journal;
    this.#journal = journal;
    this.#version = database.prepare('SELECT coalesce(max(sequence), 0) AS version FROM change');
    this.#graph = database.prepare(`SELECT ${columns} FROM graph WHERE iri = ? AND text IS NOT NULL`);
    this.#describing = database.prepare(
      `SELECT ${columns} FROM subject JOIN graph ON graph.id = subject.graph WHERE subject.iri = ? ORDER BY graph.iri`,
    );
    this.#range = database.prepare(
      `SELECT ${columns} FROM graph WHERE kind = 'content' AND text IS NOT NULL
       AND iri > ? AND iri < ? ORDER BY iri LIMIT ?`,
    );
    this.#changes = database.prepare(
      `SELECT change.*, graph.iri, graph.kind FROM change JOIN graph ON graph.id = change.graph
       WHERE change.sequence > ? ORDER BY change.sequence`,
    );
  }

  version(): number {
    return Number(this.#version.get()?.version);
  }

  graph(iri: string): StoredGraph | undefined {
    const row = this.#graph.get(iri);
    return row === undefined ? undefined : toGraph(row);
  }

  graphsDescribing(iri: string): readonly StoredGraph[] {
    return this.#describing.all(iri).map(toGraph);
  }

  *contentGraphs({ prefix = '', after = '', limit = -1 }: Parameters<GraphReader['contentGraphs']>[0]) {
    const from = after > prefix ? after : prefix;
    for (const row of this.#range.iterate(from, `${prefix}\u{10FFFF}`, limit)) yield toGraph(row);
  }

  *changesAfter(sequence: number): Iterable<JournalChange> {
    for (const row of this.#changes.iterate(sequence)) yield toChange(row);
  }

  /** Every graph there is, content first, without its time of change. */
  *allGraphs(): Iterable<Pick<StoredGraph, 'iri' | 'kind' | 'text'>> {
    const rows = this.#journal.database
      .prepare('SELECT iri, kind, text FROM graph WHERE text IS NOT NULL ORDER BY kind, iri')
      .iterate();
    for (const row of rows) {
      yield { iri: String(row.iri), kind: row.kind as StoredGraph['kind'], text: unpack(row.text) };
    }
  }

  /** Runs `read` on one unchanging state of the journal. */
  snapshot<Result>(read: () => Result): Result {
    const { database } = this.#journal;
    database.exec('BEGIN');
    try {
      return read();
    } finally {
      database.exec('COMMIT');
    }
  }

  counts(): StoreCounts {
    const { database } = this.#journal;
    const content = database
      .prepare(
        `SELECT count(*) AS graphs, coalesce(sum(quads), 0) AS quads FROM graph WHERE kind = 'content' AND text IS NOT NULL`,
      )
      .get();
    const bySource = database
      .prepare(
        `SELECT source, count(DISTINCT page.id) AS pages, count(graph.id) AS graphs
         FROM page LEFT JOIN graph ON graph.page = page.id AND graph.text IS NOT NULL GROUP BY source ORDER BY source`,
      )
      .all()
      .map((row) => ({
        source: String(row.source),
        pages: Number(row.pages),
        graphs: Number(row.graphs),
      }));
    return {
      contentGraphs: Number(content?.graphs),
      contentQuads: Number(content?.quads),
      pages: bySource.reduce((sum, { pages }) => sum + pages, 0),
      bySource,
    };
  }
}
