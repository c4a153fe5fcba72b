/** Reading the journal by key: what pages, exports and replicas need, without a query engine. */

import type { Change, GraphKind } from '../model/change.js';
import { sha256 } from '../model/digest.js';
import type {
  DescribedThing,
  GraphReader,
  GraphStanding,
  StoreCounts,
  StoredGraph,
  StoreSize,
  ThingLister,
} from '../model/ports.js';
import { damageRemedy, JournalDamaged } from './errors.js';
import { type DatasetMode, type Journal, readSetting } from './journal.js';
import { unpack, unpackBytes } from './packing.js';

type Row = Record<string, unknown>;

/** Comes after every text that an IRI may go on with. */
const beyondAll = '\u{10FFFF}';

const columns =
  'graph.iri, graph.kind, graph.hash, graph_text.text, graph.sequence, graph.changed_at, graph.came_at';

// SQLite does not see that a byte of a text has changed; the hash that was written with it does.
function bytesOf({ iri, hash, text }: Row): Buffer {
  const bytes = unpackBytes(text);
  if (sha256(bytes) === hash) return bytes;
  throw new JournalDamaged(
    `The journal is damaged: the text of <${iri}> is not the one that was written. ${damageRemedy}`,
  );
}

function toGraph(row: Row): StoredGraph {
  return {
    iri: String(row.iri),
    kind: row.kind === 'content' ? 'content' : 'provenance',
    text: bytesOf(row).toString('utf8'),
    sequence: Number(row.sequence),
    changedAt: String(row.changed_at),
    cameAt: String(row.came_at),
  };
}

/** Changes that a follower lacks are no longer in the journal: it has to begin anew. */
export class JournalGap extends Error {
  override readonly name = 'JournalGap';
  constructor(version: number) {
    super(`The changes after version ${version} are no longer in the journal.`);
  }
}

/** A change with the lines that the default graph neither gains nor loses by it. */
export interface JournalChange extends Change {
  /** Changes of one transaction have one number. */
  readonly transaction: number;
  readonly shared: string;
}

function toChange(row: Row): JournalChange {
  return {
    sequence: Number(row.sequence),
    transaction: Number(row.transaction_number),
    at: String(row.at),
    graph: String(row.iri),
    kind: row.kind === 'content' ? 'content' : 'provenance',
    added: unpack(row.added),
    removed: unpack(row.removed),
    shared: unpack(row.shared),
  };
}

/**
 * Reads an open journal. Throws `JournalDamaged` for a text that is not what was written. Statements that are iterated are prepared anew, so that readers do not
 * disturb each other.
 */
export class JournalReader implements GraphReader, ThingLister {
  readonly #journal: Journal;
  readonly #version;
  readonly #graph;
  readonly #standing;

  constructor(journal: Journal) {
    const { database } = journal;
    this.#journal = journal;
    this.#version = database.prepare('SELECT coalesce(max(sequence), 0) AS version FROM change');
    this.#graph = database.prepare(
      `SELECT ${columns} FROM graph JOIN graph_text ON graph_text.graph = graph.id WHERE graph.iri = ?`,
    );
    this.#standing = database.prepare('SELECT sequence, quads FROM graph WHERE iri = ? AND quads > 0');
  }

  version(): number {
    return Number(this.#version.get()?.version);
  }

  graph(iri: string): StoredGraph | undefined {
    const row = this.#graph.get(iri);
    return row === undefined ? undefined : toGraph(row);
  }

  /** How a graph stands, without its text. */
  standing(iri: string): GraphStanding | undefined {
    const row = this.#standing.get(iri);
    return row === undefined ? undefined : { sequence: Number(row.sequence), quads: Number(row.quads) };
  }

  isDescribed(iri: string): boolean {
    return this.#prepare('SELECT 1 FROM subject WHERE iri = ? LIMIT 1').get(iri) !== undefined;
  }

  graphsDescribing(iri: string, limit: number): readonly StoredGraph[] {
    return this.#prepare(
      `SELECT ${columns} FROM subject JOIN graph ON graph.id = subject.graph
       JOIN graph_text ON graph_text.graph = graph.id
       WHERE subject.iri = ? ORDER BY subject.graph LIMIT ?`,
    )
      .all(iri, limit)
      .map(toGraph);
  }

  *contentGraphs({
    prefix = '',
    except = beyondAll,
    after = '',
    limit = -1,
  }: Parameters<GraphReader['contentGraphs']>[0]) {
    const from = after > prefix ? after : prefix;
    const rows = this.#prepare(
      `SELECT ${columns} FROM graph JOIN graph_text ON graph_text.graph = graph.id
       WHERE kind = 'content' AND quads > 0 AND iri > ? AND iri < ? AND NOT (iri >= ? AND iri < ?)
       ORDER BY iri LIMIT ?`,
    );
    for (const row of rows.iterate(from, `${prefix}${beyondAll}`, except, `${except}${beyondAll}`, limit))
      yield toGraph(row);
  }

  /** Changes after a version. Throws `JournalGap` when compaction has removed some of them. */
  *changesAfter(sequence: number): Iterable<JournalChange> {
    if (!this.hasChangesAfter(sequence)) throw new JournalGap(sequence);
    const rows = this.#prepare(
      `SELECT change.*, graph.iri, graph.kind FROM change JOIN graph ON graph.id = change.graph
       WHERE change.sequence > ? ORDER BY change.sequence`,
    );
    for (const row of rows.iterate(sequence)) yield toChange(row);
  }

  #prepare(sql: string) {
    return this.#journal.database.prepare(sql);
  }

  /** What the default graph is. */
  get mode(): DatasetMode {
    return this.#journal.mode;
  }

  /** IRIs of all graphs that hold anything, provenance included. */
  graphNames(): readonly string[] {
    return this.#prepare('SELECT iri FROM graph WHERE quads > 0 ORDER BY iri')
      .all()
      .map(({ iri }) => String(iri));
  }

  /** What tells this journal from every other. */
  get identity(): string {
    return readSetting(this.#journal.database, 'identity') ?? '';
  }

  /** Whether all changes after a version are still there: compaction may have removed some, or something was forgotten. */
  hasChangesAfter(version: number): boolean {
    const compacted = Number(readSetting(this.#journal.database, 'compacted') ?? 0);
    return version >= Math.max(compacted, this.forgotten()) && version <= this.version();
  }

  /** The version at which something was last forgotten; 0: nothing was. */
  forgotten(): number {
    return Number(readSetting(this.#journal.database, 'forgotten') ?? 0);
  }

  /** Number of quads in all graphs, provenance included. */
  quadCount(): number {
    const row = this.#journal.database.prepare('SELECT coalesce(sum(quads), 0) AS quads FROM graph').get();
    return Number(row?.quads);
  }

  /** Bytes of all graph texts, as stored. */
  storedBytes(): number {
    const row = this.#journal.database
      .prepare('SELECT coalesce(sum(stored_bytes), 0) AS bytes FROM graph')
      .get();
    return Number(row?.bytes);
  }

  /** Every graph there is, or those after one, in the order of the IRIs: canonical N-Quads in UTF-8. */
  *graphBytes(
    after = '',
  ): Iterable<{ readonly iri: string; readonly kind: GraphKind; readonly bytes: Buffer }> {
    const rows = this.#journal.database
      .prepare(
        `SELECT iri, kind, hash, text FROM graph JOIN graph_text ON graph_text.graph = graph.id
         WHERE iri > ? ORDER BY iri`,
      )
      .iterate(after);
    for (const row of rows) {
      yield { iri: String(row.iri), kind: row.kind as GraphKind, bytes: bytesOf(row) };
    }
  }

  /** IRIs that several content graphs have as a subject. */
  sharedSubjects(): ReadonlySet<string> {
    const rows = this.#journal.database
      .prepare('SELECT iri FROM subject GROUP BY iri HAVING count(*) > 1')
      .all();
    return new Set(rows.map((row) => String(row.iri)));
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

  /** The same for a reading that takes its time: no other one may be under way on this connection. */
  async during<Result>(read: () => Promise<Result>): Promise<Result> {
    const { database } = this.#journal;
    database.exec('BEGIN');
    try {
      return await read();
    } finally {
      database.exec('COMMIT');
    }
  }

  /** When the last change was made (ISO 8601); null: there was none. */
  changedAt(): string | null {
    const row = this.#prepare('SELECT at FROM change ORDER BY sequence DESC LIMIT 1').get();
    return row === undefined ? null : String(row.at);
  }

  countThings(prefix: string): number {
    const row = this.#prepare(
      'SELECT count(DISTINCT iri) AS things FROM subject WHERE iri > ? AND iri < ?',
    ).get(prefix, `${prefix}\u{10FFFF}`);
    return Number(row?.things);
  }

  things(prefix: string, { offset, limit }: Parameters<ThingLister['things']>[1]): readonly DescribedThing[] {
    return this.#prepare(
      `SELECT subject.iri, max(graph.changed_at) AS changed_at FROM subject JOIN graph ON graph.id = subject.graph
       WHERE subject.iri > ? AND subject.iri < ? GROUP BY subject.iri ORDER BY subject.iri LIMIT ? OFFSET ?`,
    )
      .all(prefix, `${prefix}\u{10FFFF}`, limit, offset)
      .map(({ iri, changed_at }) => ({ iri: String(iri), changedAt: String(changed_at) }));
  }

  /** Whether any page is known. */
  hasPages(): boolean {
    return this.#journal.database.prepare('SELECT 1 FROM page LIMIT 1').get() !== undefined;
  }

  size(): StoreSize {
    const row = this.#journal.database
      .prepare(
        `SELECT count(*) AS graphs, coalesce(sum(quads), 0) AS quads FROM graph WHERE kind = 'content' AND quads > 0`,
      )
      .get();
    return { contentGraphs: Number(row?.graphs), contentQuads: Number(row?.quads) };
  }

  /** The size, and how it divides; looks through all pages. */
  counts(): StoreCounts {
    const bySource = this.#journal.database
      .prepare(
        `SELECT source, count(DISTINCT page.id) AS pages, count(graph.id) AS graphs
         FROM page LEFT JOIN graph ON graph.page = page.id AND graph.quads > 0 GROUP BY source ORDER BY source`,
      )
      .all()
      .map((row) => ({
        source: String(row.source),
        pages: Number(row.pages),
        graphs: Number(row.graphs),
      }));
    return {
      ...this.size(),
      pages: bySource.reduce((sum, { pages }) => sum + pages, 0),
      bySource,
    };
  }
}
