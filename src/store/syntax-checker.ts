/** Asks an empty engine why a text is malformed, so that no malformed one reaches an engine that holds data. */

import { Worker } from 'node:worker_threads';
import type { SyntaxAnswer, SyntaxOptions, SyntaxQuestion } from './syntax-worker.js';

/** How long an explanation may take, in milliseconds. */
const longest = 1_000;
/** Longer messages list what the grammar allows, which helps nobody. */
const longestMessage = 300;

/** Explains malformed queries, or malformed updates. Its thread is started when it is first needed. */
export class SyntaxChecker {
  readonly #options: SyntaxOptions;
  #worker: Worker | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, (message: string | null) => void>();

  constructor(options: SyntaxOptions = { language: 'query' }) {
    this.#options = options;
  }

  /** What is wrong with the text, at which line and column; null when nothing can be said. */
  explain(text: string, base: string): Promise<string | null> {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const id = ++this.#lastId;
    const timer = setTimeout(() => this.#giveUp(), longest);
    this.#waiting.set(id, (message) => {
      clearTimeout(timer);
      resolve(message === null ? null : message.slice(0, longestMessage));
    });
    const question: SyntaxQuestion = { id, text, base };
    this.#start().postMessage(question);
    return promise;
  }

  async close(): Promise<void> {
    await this.#giveUp();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./syntax-worker.js', import.meta.url), {
      workerData: this.#options,
    });
    worker.unref();
    worker.on('message', ({ id, message }: SyntaxAnswer) => {
      this.#waiting.get(id)?.(message);
      this.#waiting.delete(id);
    });
    // A query can break the engine: the thread is then another one's.
    worker.on('error', () => void this.#giveUp());
    this.#worker = worker;
    return worker;
  }

  async #giveUp(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    for (const answer of this.#waiting.values()) answer(null);
    this.#waiting.clear();
    await worker?.terminate();
  }
}
