/** The documents in memory, in step with the index whoever writes it. */

import { searchedKinds } from '../model/search.js';
import { FacetMemory, type MemoryRow } from './facet-memory.js';
import type { IndexFile } from './index-file.js';
import type { IndexState } from './settings.js';

/** Keeps the facets of all documents, and the order of their titles, of one state of the index. */
export class IndexMemory {
  readonly #changed;
  readonly #byTitle;
  #facets = new FacetMemory();
  #epoch = '';
  #revision = -1;
  #titleOrder: Uint32Array | null = null;

  constructor({ database }: IndexFile) {
    this.#changed = database.prepare(
      'SELECT id, iri, kind, facets, positions, date, last_day, came_at, shown IS NOT NULL AS is_there FROM document WHERE revision >= ?',
    );
    this.#byTitle = database.prepare(
      'SELECT id FROM document WHERE title_key IS NOT NULL ORDER BY title_key',
    );
  }

  get facets(): FacetMemory {
    return this.#facets;
  }

  /** Forgets everything: a transaction that it had looked into was undone. */
  reset(): void {
    this.#facets = new FacetMemory();
    this.#epoch = '';
    this.#revision = -1;
    this.#titleOrder = null;
  }

  /**
   * Takes in what has changed, in the transaction that the state was read in. Returns whether there was anything.
   * While that transaction is still writing, its revision is unfinished: it is looked through again later.
   */
  follow({ epoch, revision }: IndexState, isUnfinished = false): boolean {
    if (epoch === this.#epoch && revision === this.#revision) return false;
    if (epoch !== this.#epoch) this.reset();
    for (const row of this.#changed.iterate(BigInt(Math.max(0, this.#revision)))) {
      this.#facets.set(Number(row.id), row.is_there === 1 ? toMemoryRow(row) : null);
    }
    this.#epoch = epoch;
    this.#revision = isUnfinished ? revision - 1 : revision;
    this.#titleOrder = null;
    return true;
  }

  /** Of each document, its place in the order of titles. */
  titleOrder(): Uint32Array {
    if (this.#titleOrder !== null) return this.#titleOrder;
    const ids = this.#byTitle.all().map(({ id }) => Number(id));
    const order = new Uint32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
    ids.forEach((id, place) => {
      order[id] = place;
    });
    this.#titleOrder = order;
    return order;
  }
}

// Bytes from SQLite may stand at any address; typed arrays need theirs aligned.
function aligned(bytes: unknown): ArrayBuffer {
  return bytes instanceof Uint8Array ? new Uint8Array(bytes).buffer : new ArrayBuffer();
}

function toMemoryRow(row: Record<string, unknown>): MemoryRow {
  return {
    iri: String(row.iri),
    kind: searchedKinds.find((kind) => kind === row.kind) ?? 'initiative',
    codes: new Uint32Array(aligned(row.facets)),
    positions: new Float64Array(aligned(row.positions)),
    date: row.date === null ? null : String(row.date),
    lastDay: row.last_day === null ? null : String(row.last_day),
    cameAt: Number(row.came_at),
  };
}
