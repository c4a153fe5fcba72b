/** The query parser in a thread of its own, as the server's side sees it. */

import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { ParsedQuery } from './parse-query.js';
import type { ParserAnswer, ParserOptions, ParserQuestion } from './parser-messages.js';

/** How long a text may take once its turn has come, in milliseconds; a megabyte takes less than one second. */
const longest = 4_000;
/** What was parsed is kept, up to so many characters of text. */
const kept = 4_000_000;
const longestKept = 20_000;

const tooComplex: ParsedQuery = {
  kind: 'malformed',
  message: `The query took longer than ${longest / 1000} s to parse. Split it, or nest it less deeply.`,
};

interface Waiting {
  readonly question: ParserQuestion;
  readonly settle: (parsed: ParsedQuery) => void;
}

/** Parses queries one after another; what is asked again and again is parsed once. */
export class ParserThread {
  readonly #options: ParserOptions;
  readonly #known = new LRUCache<string, ParsedQuery>({
    maxSize: kept,
    maxEntrySize: longestKept,
    sizeCalculation: (_parsed, text) => text.length + 1,
  });
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #deadline: NodeJS.Timeout | null = null;
  #lastId = 0;

  constructor(options: ParserOptions) {
    this.#options = options;
    this.#start();
  }

  /** What the text is. The base is what its relative IRIs are relative to. */
  async parse(text: string, base: string): Promise<ParsedQuery> {
    const key = `${base}\n${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { promise, resolve } = Promise.withResolvers<ParsedQuery>();
    this.#waiting.push({ question: { id: ++this.#lastId, text, base }, settle: resolve });
    if (this.#waiting.length === 1) this.#ask();
    const parsed = await promise;
    if (parsed.kind === 'query') this.#known.set(key, parsed);
    return parsed;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./parser-worker.js', import.meta.url), { workerData: this.#options });
    worker.unref();
    worker.on('message', ({ id, parsed }: ParserAnswer) => {
      if (this.#waiting[0]?.question.id === id) this.#next(parsed);
    });
    // A text that breaks the thread is answered, and the next one has another thread.
    worker.on('error', () => this.#abandon(worker));
    this.#worker = worker;
    return worker;
  }

  #ask(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const worker = this.#start();
    worker.postMessage(first.question);
    this.#deadline = setTimeout(() => {
      void worker.terminate();
      this.#abandon(worker);
    }, longest).unref();
  }

  #abandon(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (this.#waiting.length > 0) this.#next(tooComplex);
  }

  #next(parsed: ParsedQuery): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#waiting.shift()?.settle(parsed);
    this.#ask();
  }
}
