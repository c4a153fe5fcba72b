/** The documents that a text is found in, with their scores. */

import { columnWeights } from './document-text.js';
import type { IndexFile } from './index-file.js';
import type { Match } from './match-expression.js';

export interface Hits {
  readonly ids: Uint32Array;
  /** By the numbers of the documents; the higher the better. */
  readonly scores: Float64Array;
}

/** Answers of the full-text table that are remembered: people turn pages and choose facets with the same words. */
const remembered = 8;
/** When a text is found in more documents, only titles and labels are weighed: the rest are equals. */
const mostWeighed = 5_000;
const tellingColumns = '{title labels}';

/** Asks the full-text table. */
export class HitFinder {
  readonly #found;
  readonly #ranked;
  readonly #recent = new Map<string, Hits>();

  constructor({ database }: IndexFile) {
    const weights = Object.values(columnWeights).join(', ');
    this.#found = database.prepare('SELECT rowid FROM text WHERE text MATCH ?');
    this.#ranked = database.prepare(`SELECT rowid, bm25(text, ${weights}) FROM text WHERE text MATCH ?`);
    this.#found.setReturnArrays(true);
    this.#ranked.setReturnArrays(true);
  }

  /** Forgets what it remembers: the index has changed. */
  forget(): void {
    this.#recent.clear();
  }

  /** The documents that have what is required and nothing that is excluded; null when every document may be meant. */
  find({ required, any, excluded }: Match): Hits | null {
    if (required === null) return null;
    return this.#remembering(excluded === null ? required : `${required} NOT ${excluded}`, (expression) => {
      const ids = this.#ids(expression);
      const isWeighed = ids.length <= mostWeighed;
      return { ids, scores: this.#scores(isWeighed ? expression : `${tellingColumns} : ${any}`, ids) };
    });
  }

  /** The documents that have something of what is excluded, where nothing is required. */
  without({ required, excluded }: Match): ReadonlySet<number> {
    return new Set(required === null && excluded !== null ? this.#ids(excluded) : []);
  }

  #ids(expression: string): Uint32Array {
    const rows = this.#found.all(expression) as unknown as readonly (readonly [number])[];
    const ids = new Uint32Array(rows.length);
    for (let n = 0; n < ids.length; n++) ids[n] = rows[n]?.[0] ?? 0;
    return ids;
  }

  #scores(expression: string, ids: Uint32Array): Float64Array {
    // They come in the order of their numbers.
    const scores = new Float64Array((ids.at(-1) ?? 0) + 1);
    const rows = this.#ranked.all(expression) as unknown as readonly (readonly [number, number])[];
    // SQLite's bm25 is the smaller the better.
    for (const [id, rank] of rows) scores[id] = -rank;
    return scores;
  }

  #remembering(expression: string, find: (expression: string) => Hits): Hits {
    const known = this.#recent.get(expression);
    if (known !== undefined) return known;
    const hits = find(expression);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size >= remembered && oldest !== undefined) this.#recent.delete(oldest);
    this.#recent.set(expression, hits);
    return hits;
  }
}
