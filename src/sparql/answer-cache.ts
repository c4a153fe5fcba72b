/** Answers that are kept as they were sent, each under its entity tag and content coding. */

import { LRUCache } from 'lru-cache';
import type { Coding } from '../http/encode.js';

/** An answer as bytes. */
export interface KeptAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Keeps answers in so many bytes of memory; those that were not asked for longest go first. */
export class AnswerCache {
  readonly #answers: LRUCache<string, KeptAnswer>;

  /** Bytes that one answer may take at most: an eighth of the room. */
  readonly mostOfOne: number;

  constructor(bytes: number) {
    this.mostOfOne = Math.ceil(bytes / 8);
    this.#answers = new LRUCache({
      maxSize: bytes,
      maxEntrySize: this.mostOfOne,
      sizeCalculation: ({ body }, key) => body.byteLength + 2 * key.length + 500,
    });
  }

  /** Bytes that are taken. */
  get size(): number {
    return this.#answers.calculatedSize;
  }

  get(tag: string, coding: Coding): KeptAnswer | undefined {
    return this.#answers.get(`${coding} ${tag}`);
  }

  set(tag: string, coding: Coding, answer: KeptAnswer): void {
    this.#answers.set(`${coding} ${tag}`, answer);
  }
}
