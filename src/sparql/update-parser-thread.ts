/** The update parser in a thread of its own, as the server's side sees it. */

import { Worker } from 'node:worker_threads';
import type { UpdateAnswer, UpdateQuestion } from './update-parser-messages.js';

/** How long a text may take once its turn has come, in milliseconds; a megabyte of data takes half a second. */
const longest = 4_000;
/** Heap of the thread in MiB: a megabyte of text makes some fifty of plan. */
const heap = 512;

const tooComplex: UpdateAnswer = {
  kind: 'malformed',
  message: `The update took longer than ${longest / 1000} s to parse, or more memory than there is. Split it, or nest it less deeply.`,
};

interface Waiting {
  readonly question: UpdateQuestion;
  readonly settle: (answer: UpdateAnswer) => void;
}

/** Parses updates one after another. Its thread is started when it is first needed. */
export class UpdateParserThread {
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #deadline: NodeJS.Timeout | undefined;

  /** What the text is. */
  parse(question: UpdateQuestion): Promise<UpdateAnswer> {
    const { promise, resolve } = Promise.withResolvers<UpdateAnswer>();
    this.#waiting.push({ question, settle: resolve });
    if (this.#waiting.length === 1) this.#ask();
    return promise;
  }

  /** Ends the thread; what waits is answered that it could not be parsed. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#deadline);
    for (const { settle } of this.#waiting.splice(0)) settle(tooComplex);
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./update-parser-worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    worker.unref();
    worker.on('message', (answer: UpdateAnswer) => {
      if (worker === this.#worker) this.#next(answer);
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
    this.#next(tooComplex);
  }

  #next(answer: UpdateAnswer): void {
    clearTimeout(this.#deadline);
    this.#waiting.shift()?.settle(answer);
    this.#ask();
  }
}
