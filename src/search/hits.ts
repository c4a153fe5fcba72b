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
const remembered = 32;
/**
 * When a text is found in more documents, each of its first parts weighs by whether it stands in titles or labels at all:
 * what most documents have tells little, and bm25 would take longer than all the rest.
 */
const mostWeighed = 5_000;
const weighedParts = 4;
const tellingColumns = ['title', 'labels'] as const;

/** Asks the full-text table. */
export class HitFinder {
  readonly #found;
  readonly #ranked;
  readonly #recent = new Map<string, Hits>();

  constructor({ database }: IndexFile) {
    const weights = Object.values(columnWeights).join(', ');
    // One text for all: a row for each takes twice as long.
    this.#found = database.prepare('SELECT group_concat(rowid) AS ids FROM text WHERE text MATCH ?');
    this.#ranked = database.prepare(`SELECT rowid, bm25(text, ${weights}) FROM text WHERE text MATCH ?`);
    this.#ranked.setReturnArrays(true);
  }

  /** Forgets what it remembers: the index has changed. */
  forget(): void {
    this.#recent.clear();
  }

  /** The documents that have what is required and nothing that is excluded; null when every document may be meant. */
  find({ required, parts, excluded }: Match): Hits | null {
    if (required === null) return null;
    return this.#remembering(excluded === null ? required : `${required} NOT ${excluded}`, (expression) => {
      const ids = this.#ids(expression);
      // They come in the order of their numbers.
      const scores = new Float64Array((ids.at(-1) ?? 0) + 1);
      if (ids.length <= mostWeighed) this.#rank(expression, scores);
      else this.#weigh(parts, scores);
      return { ids, scores };
    });
  }

  /** The documents that have something of what is excluded, where nothing is required. */
  without({ required, excluded }: Match): ReadonlySet<number> {
    return new Set(required === null && excluded !== null ? this.#ids(excluded) : []);
  }

  #ids(expression: string): Uint32Array {
    const ids = this.#found.get(expression)?.ids;
    return typeof ids === 'string' ? readNumbers(ids) : new Uint32Array();
  }

  #rank(expression: string, scores: Float64Array): void {
    const rows = this.#ranked.all(expression) as unknown as readonly (readonly [number, number])[];
    // SQLite's bm25 is the smaller the better.
    for (const [id, rank] of rows) scores[id] = -rank;
  }

  #weigh(parts: readonly string[], scores: Float64Array): void {
    scores.fill(1);
    for (const part of parts.slice(0, weighedParts)) {
      for (const column of tellingColumns) {
        for (const id of this.#ids(`{${column}} : ${part}`)) {
          if (id < scores.length) scores[id] = (scores[id] as number) + columnWeights[column];
        }
      }
    }
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

// A plain loop: splitting makes a text of each.
function readNumbers(text: string): Uint32Array {
  const numbers = new Uint32Array((text.length >> 1) + 1);
  let count = 0;
  for (let at = 0, number = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers[count++] = number;
      number = 0;
    }
  }
  return numbers.subarray(0, count);
}
