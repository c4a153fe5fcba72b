/** Past versions of content graphs, told from what they are now and from what their changes did. */

import { sha256 } from '../model/digest.js';
import {
  changesPerPage,
  type GraphVersion,
  type StreamPage,
  type VersionStream,
} from '../model/event-stream.js';
import { Iris } from '../model/iris.js';
import { linesOf } from './diff.js';
import { damageRemedy, JournalDamaged } from './errors.js';
import { type Journal, readSetting } from './journal.js';
import type { JournalReader } from './journal-reader.js';
import { unpack } from './packing.js';

type Row = Record<string, unknown>;

/** A version whose text is still to be told. */
interface Listed {
  readonly id: number;
  readonly graph: string;
  readonly sequence: number;
  readonly at: string;
}

/** Graphs of a source, by bounds and names; of all without one. */
type Scope = readonly [from: string, to: string, description: string, tags: string];

const inScope = `graph.kind = 'content' AND (graph.iri >= ? AND graph.iri < ? OR graph.iri IN (?, ?))`;
/** Of what was compacted away the graphs themselves tell the last versions, removals included. */
const lastVersions = 'graph.sequence <= ? AND graph.sequence > 0';

/** Reads versions from an open journal. */
export class VersionHistory implements VersionStream {
  readonly #journal: Journal;
  readonly #reader: JournalReader;

  constructor(journal: Journal, reader: JournalReader) {
    this.#journal = journal;
    this.#reader = reader;
  }

  get identity(): string {
    return this.#reader.identity;
  }

  version(): number {
    return this.#reader.version();
  }

  compacted(): number {
    return Number(readSetting(this.#journal.database, 'compacted') ?? 0);
  }

  knows(source: string): boolean {
    const iri = new Iris(this.#journal.base).sourceGraph(source);
    return this.#prepare('SELECT 1 FROM graph WHERE iri = ?').get(iri) !== undefined;
  }

  editionOf(page: number): number {
    const row = this.#prepare('SELECT edition FROM stream_edition WHERE page = ?').get(page);
    return Number(row?.edition ?? 0);
  }

  pages(source: string | null): readonly StreamPage[] {
    const editions = new Map(
      this.#prepare('SELECT page, edition FROM stream_edition')
        .all()
        .map(({ page, edition }) => [Number(page), Number(edition)]),
    );
    return this.#numbers(source).map((number) => ({ number, edition: editions.get(number) ?? 0 }));
  }

  #numbers(source: string | null): number[] {
    if (source === null) {
      return Array.from({ length: Math.ceil(this.version() / changesPerPage) }, (_, n) => n);
    }
    const rows = this.#prepare(
      `SELECT (change.sequence - 1) / ${changesPerPage} AS page
       FROM graph JOIN change ON change.graph = graph.id WHERE ${inScope}
       UNION SELECT (graph.sequence - 1) / ${changesPerPage} FROM graph WHERE ${inScope} AND ${lastVersions}
       ORDER BY page`,
    );
    const scope = this.#scopeOf(source);
    return rows.all(...scope, ...scope, this.compacted()).map(({ page }) => Number(page));
  }

  *versions(page: number, source: string | null): Iterable<GraphVersion> {
    for (const { id, graph, sequence, at } of this.#list(page, source)) {
      // Of one state of the journal each: meanwhile it may have gone on.
      const text = this.#reader.snapshot(() => this.#textAt(id, sequence));
      if (text !== undefined) yield { graph, sequence, at, text };
    }
  }

  #list(page: number, source: string | null): readonly Listed[] {
    const range = [page * changesPerPage + 1, (page + 1) * changesPerPage];
    const scope = this.#scopeOf(source);
    const rows = this.#prepare(
      `SELECT graph.id, graph.iri, change.sequence AS sequence, change.at AS at
       FROM change JOIN graph ON graph.id = change.graph WHERE change.sequence BETWEEN ? AND ? AND ${inScope}
       UNION ALL SELECT id, iri, sequence, changed_at FROM graph
       WHERE graph.sequence BETWEEN ? AND ? AND ${inScope} AND ${lastVersions} ORDER BY sequence`,
    ).all(...range, ...scope, ...range, ...scope, this.compacted());
    return rows.map(({ id, iri, sequence, at }) => ({
      ...{ id: Number(id), graph: String(iri) },
      ...{ sequence: Number(sequence), at: String(at) },
    }));
  }

  // The text that a change left; null: it removed the graph; undefined: nobody is to know, or knows any more.
  #textAt(id: number, sequence: number): string | null | undefined {
    const now = this.#prepare(
      `SELECT iri, hash, sequence, quads, text FROM graph LEFT JOIN graph_text ON graph_text.graph = graph.id WHERE id = ?`,
    ).get(id);
    const change = this.#prepare('SELECT hash, quads, is_redacted FROM change WHERE sequence = ?').get(
      sequence,
    );
    const own = change ?? (now?.sequence === sequence ? now : undefined);
    if (now === undefined || own === undefined) return undefined;
    if (own.quads === 0) return null;
    if (own.is_redacted === 1) return undefined;
    const text = now.sequence === sequence ? unpack(now.text) : this.#undo(id, sequence, now);
    // Changes older than the column of the hash have none.
    if (own.hash !== null && sha256(text) !== own.hash) throw damaged(String(now.iri), sequence);
    return text === '' ? null : text;
  }

  #undo(id: number, sequence: number, now: Row): string {
    const lines = new Set(linesOf(unpack(now.text)));
    const changes = this.#prepare(
      'SELECT added, removed FROM change WHERE graph = ? AND sequence > ? ORDER BY sequence DESC',
    );
    for (const { added, removed } of changes.iterate(id, sequence)) {
      for (const line of linesOf(unpack(added))) lines.delete(line);
      for (const line of linesOf(unpack(removed))) lines.add(line);
    }
    return [...lines].sort().join('');
  }

  #scopeOf(source: string | null): Scope {
    if (source === null) return ['', '\u{10FFFF}', '', ''];
    const iris = new Iris(this.#journal.base);
    const own = iris.graph(source, '');
    return [own, `${own}\u{10FFFF}`, iris.sourceGraph(source), iris.tagSchemeGraph(source)];
  }

  #prepare(sql: string) {
    return this.#journal.database.prepare(sql);
  }
}

function damaged(graph: string, sequence: number): JournalDamaged {
  return new JournalDamaged(
    `The journal is damaged: the history of <${graph}> does not give what it was at version ${sequence}. ${damageRemedy}`,
  );
}
