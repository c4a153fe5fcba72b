/** The documents that a text is found in, with their scores. */

import { columnWeights } from './document-text.js';
import type { IndexFile } from './index-file.js';
import type { Match } from './match-expression.js';

export interface Hits {
  readonly ids: Uint32Array;
  /** By position in `ids`; the higher the better. */
  readonly scores: Float64Array;
}

/** Answers of the full-text table that are remembered: people turn pages and choose facets with the same words. */
const remembered = 8;

/** Asks the full-text table. */
export class HitFinder {
  readonly #ranked;
  readonly #recent = new Map<string, Hits>();

  constructor({ database }: IndexFile) {
    const weights = Object.values(columnWeights).join(', ');
    this.#ranked = database.prepare(`SELECT rowid, bm25(text, ${weights}) FROM text WHERE text MATCH ?`);
    this.#ranked.setReturnArrays(true);
  }

  /** Forgets what it remembers: the index has changed. */
  forget(): void {
    this.#recent.clear();
  }

  /** The documents that have what is required and nothing that is excluded; null when every document may be meant. */
  find({ required, excluded }: Match): Hits | null {
    if (required === null) return null;
    return this.#ask(excluded === null ? required : `${required} NOT ${excluded}`);
  }

  /** The documents that have something of what is excluded, where nothing is required. */
  without({ required, excluded }: Match): ReadonlySet<number> {
    return new Set(required === null && excluded !== null ? this.#ask(excluded).ids : []);
  }

  #ask(expression: string): Hits {
    const known = this.#recent.get(expression);
    if (known !== undefined) return known;
    const rows = this.#ranked.all(expression) as unknown as readonly (readonly [number, number])[];
    const hits = {
      ids: Uint32Array.from(rows, ([id]) => id),
      // SQLite's bm25 is the smaller the better.
      scores: Float64Array.from(rows, ([, rank]) => -rank),
    };
    const [oldest] = this.#recent.keys();
    if (this.#recent.size >= remembered && oldest !== undefined) this.#recent.delete(oldest);
    this.#recent.set(expression, hits);
    return hits;
  }
}
