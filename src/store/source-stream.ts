/** A stream that is a source: its objects as they were last told, to be read as pages. */

import { FollowedTable } from './followed-table.js';
import { ForgottenNames } from './forgotten-names.js';
import type { Journal } from './journal.js';
import { pack, unpack } from './packing.js';

export interface SourceStreamOptions {
  readonly journal: Journal;
  /** Id of the source. */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** An object of the stream, as it was last told. */
export interface StreamObject {
  readonly name: string;
  /** When it was taken in (ISO 8601, UTC). */
  readonly takenAt: string;
  /** Tells this version of it from all others. */
  readonly version: string;
  readonly isRemoved: boolean;
}

/** Keeps the objects of one source's stream. */
export class SourceStream {
  readonly table: FollowedTable;
  readonly #options: SourceStreamOptions;
  readonly #statements;

  constructor(options: SourceStreamOptions) {
    const { journal, source, clock } = options;
    const { database } = journal;
    const forgotten = new ForgottenNames(journal);
    this.#options = options;
    this.#statements = {
      setText: database.prepare('UPDATE followed_version SET text = ? WHERE source = ? AND name = ?'),
      objects: database.prepare(
        'SELECT name, taken_at, hash, moment, sequence FROM followed_version WHERE source = ? ORDER BY taken_at, name',
      ),
      text: database.prepare('SELECT text FROM followed_version WHERE source = ? AND name = ?'),
    };
    this.table = new FollowedTable({
      ...{ journal, source, clock },
      keep: (_writer, { versionOf: name, lines }) => {
        const isKept = !forgotten.has(source) && !forgotten.has(name);
        this.#statements.setText.run(isKept ? pack(lines.join('')) : null, source, name);
        return isKept;
      },
    });
  }

  /** All objects, in the order in which they came. */
  objects(): readonly StreamObject[] {
    return this.#statements.objects.all(this.#options.source).map((row) => ({
      name: String(row.name),
      takenAt: String(row.taken_at),
      version: `${row.moment}/${row.sequence}`,
      isRemoved: row.hash === null,
    }));
  }

  /** What is said of an object, as N-Triples; null: nothing is kept of it. */
  text(name: string): string | null {
    const row = this.#statements.text.get(this.#options.source, name);
    return row === undefined || row.text === null ? null : unpack(row.text);
  }
}
