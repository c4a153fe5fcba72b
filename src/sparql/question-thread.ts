/** A thread that is asked one question after another: one that takes too long, or breaks it, costs that thread only. */

import { Worker, type WorkerOptions } from 'node:worker_threads';

/** What the module says first, once it is loaded. */
export const ready = 'ready';

/** How long it may take until then: nobody's question is to blame for a slow machine. In milliseconds. */
const longestStart = 30_000;

export interface QuestionThreadOptions<Answer> {
  /** The module that says `ready`, and then answers each message with one. */
  readonly module: URL;
  readonly worker: WorkerOptions;
  /** How long a question may take once its turn has come, in milliseconds. */
  readonly longest: number;
  /** What is answered instead when it takes longer, breaks the thread, or the thread is closed. */
  readonly tooMuch: Answer;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly settle: (answer: Answer) => void;
}

/** Its thread is started when it is first needed. */
export class QuestionThread<Question, Answer> {
  readonly #options: QuestionThreadOptions<Answer>;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  #worker: Worker | null = null;
  #isReady = false;
  #deadline: NodeJS.Timeout | undefined;

  constructor(options: QuestionThreadOptions<Answer>) {
    this.#options = options;
  }

  ask(question: Question): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#waiting.push({ question, settle: resolve });
    if (this.#waiting.length === 1) this.#send();
    return promise;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#deadline);
    for (const { settle } of this.#waiting.splice(0)) settle(this.#options.tooMuch);
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#options.module, this.#options.worker);
    worker.unref();
    this.#isReady = false;
    worker.on('message', (answer: Answer | typeof ready) => {
      if (worker !== this.#worker) return;
      if (answer !== ready) return this.#next(answer);
      this.#isReady = true;
      this.#watch(worker);
    });
    // A question that breaks the thread is answered, and the next one has another thread.
    worker.on('error', () => this.#abandon(worker));
    this.#worker = worker;
    return worker;
  }

  #send(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const worker = this.#start();
    worker.postMessage(first.question);
    this.#watch(worker);
  }

  #watch(worker: Worker): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(
      () => {
        void worker.terminate();
        this.#abandon(worker);
      },
      this.#isReady ? this.#options.longest : longestStart,
    ).unref();
  }

  #abandon(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#next(this.#options.tooMuch);
  }

  #next(answer: Answer): void {
    clearTimeout(this.#deadline);
    this.#waiting.shift()?.settle(answer);
    this.#send();
  }
}
