/** Applies updates one at a time in a thread of its own, which is started when it is first needed. */

import type { UpdateEngine, UpdateOutcome, UpdatePlan } from '../model/update-plan.js';
import { removeImage } from './engine-image.js';
import { SyntaxChecker } from './syntax-checker.js';
import { type EndableThread, startThread } from './thread-ending.js';
import { decisions, type FromUpdater, type ToUpdater, type UpdaterOptions } from './update-messages.js';

export interface UpdaterSettings extends Omit<UpdaterOptions, 'decision'> {
  /** Why no thread can be started now, such as for lack of memory; null when one can. */
  readonly obstacle: () => string | null;
  /** Updates that may wait; one more is refused. */
  readonly queueLimit: number;
}

/** No update runs longer, whatever is asked: other writers wait for it. In milliseconds. */
const longestUpdate = 60_000;
/** A thread that nobody needed for so long is ended, since it holds a copy of the data. In milliseconds. */
const idleTime = 5 * 60_000;
const retryAfterSeconds = 5;

interface Job {
  readonly plan: UpdatePlan;
  readonly settle: (outcome: UpdateOutcome) => void;
  isSettled: boolean;
}

/** The thread, and whether it has said that it is ready. */
interface Thread extends EndableThread {
  readonly decision: Int32Array;
  isReady: boolean;
}

/** The update engine of a server. */
export class Updater implements UpdateEngine {
  readonly #settings: UpdaterSettings;
  readonly #checker = new SyntaxChecker({ language: 'update' });
  readonly #waiting: Job[] = [];
  #running: Job | null = null;
  #thread: Thread | null = null;
  /** Settles when the last thread that was ended is gone: there is never a second one, with a second copy of the data. */
  #ending: Promise<void> | null = null;
  #isClosed = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(settings: UpdaterSettings) {
    this.#settings = settings;
  }

  update(plan: UpdatePlan, options: Parameters<UpdateEngine['update']>[1]): Promise<UpdateOutcome> {
    const { timeout, signal } = options;
    if (signal?.aborted || this.#isClosed) return Promise.resolve({ kind: 'aborted' });
    if (this.#waiting.length >= this.#settings.queueLimit) {
      return Promise.resolve({ kind: 'not-ready', retryAfterSeconds });
    }
    const { promise, resolve } = Promise.withResolvers<UpdateOutcome>();
    const giveUp = (outcome: UpdateOutcome) => () => this.#giveUp(job, outcome);
    const abort = giveUp({ kind: 'aborted' });
    const deadline = setTimeout(giveUp({ kind: 'deadline' }), Math.min(timeout, longestUpdate));
    signal?.addEventListener('abort', abort, { once: true });
    const job: Job = {
      plan,
      isSettled: false,
      settle: (outcome) => {
        if (job.isSettled) return;
        job.isSettled = true;
        clearTimeout(deadline);
        signal?.removeEventListener('abort', abort);
        resolve(outcome);
      },
    };
    this.#waiting.push(job);
    this.#next();
    return promise;
  }

  explain(text: string, base: string): Promise<string | null> {
    return this.#checker.explain(text, base);
  }

  /** Ends the thread, once an update that is being written is on disk; those that wait are given up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.settle({ kind: 'aborted' });
    if (this.#running !== null) this.#giveUp(this.#running, { kind: 'aborted' });
    while (this.#running !== null) await new Promise((resolve) => setTimeout(resolve, 10));
    clearTimeout(this.#idle);
    this.#end();
    await Promise.all([this.#ending, this.#checker.close()]);
  }

  #next(): void {
    if (this.#running !== null || this.#ending !== null || this.#isClosed) return;
    clearTimeout(this.#idle);
    if (this.#waiting.length === 0) {
      this.#idle = setTimeout(() => this.#end(), idleTime).unref();
      return;
    }
    const obstacle = this.#thread === null ? this.#settings.obstacle() : null;
    if (obstacle !== null) {
      for (const job of this.#waiting.splice(0)) job.settle({ kind: 'unavailable', reason: obstacle });
      return;
    }
    this.#thread ??= this.#start();
    if (this.#thread.isReady) this.#give(this.#thread);
  }

  #give({ worker, decision }: Thread): void {
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#running = job;
    Atomics.store(decision, 0, decisions.open);
    worker.postMessage({ plan: job.plan } satisfies ToUpdater);
  }

  #start(): Thread {
    const { directory, image, checkQuery, context } = this.#settings;
    const memory = new SharedArrayBuffer(4);
    const workerData: UpdaterOptions = { directory, image, checkQuery, context, decision: memory };
    const { worker, end } = startThread(new URL('./update-worker.js', import.meta.url), { workerData });
    const thread: Thread = { worker, end, decision: new Int32Array(memory), isReady: false };
    worker.on('message', (message: FromUpdater) => this.#hear(thread, message));
    worker.on('error', (error: unknown) => this.#lose(thread, error));
    worker.on('exit', (code) => this.#lose(thread, new Error(`its thread ended with code ${code}`)));
    return thread;
  }

  #hear(thread: Thread, message: FromUpdater): void {
    if (thread !== this.#thread) return;
    if (message.kind === 'ready') {
      thread.isReady = true;
    } else {
      // What a thread could not begin is the next one's first.
      if (message.outcome === null) this.#waiting.unshift(...(this.#running === null ? [] : [this.#running]));
      else this.#running?.settle(message.outcome);
      this.#running = null;
      if (!message.isOfUse) this.#end();
    }
    this.#next();
  }

  // The transaction of a thread that ends is rolled back, so what was not acknowledged was not done.
  #lose(thread: Thread, error: unknown): void {
    if (thread !== this.#thread) return;
    // One that could not start may have been given a bad image.
    if (!thread.isReady && this.#settings.image !== null) removeImage(this.#settings.image);
    const failed = this.#running ?? this.#waiting.shift();
    const message = error instanceof Error ? error.message : String(error);
    failed?.settle({ kind: 'failed', message });
    this.#running = null;
    this.#thread = null;
    this.#next();
  }

  #giveUp(job: Job, outcome: UpdateOutcome): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
      job.settle(outcome.kind === 'deadline' ? { kind: 'not-ready', retryAfterSeconds } : outcome);
      return;
    }
    if (job !== this.#running || this.#thread === null) return;
    // What is being written is waited for: it takes no longer than the disk does.
    const { decision } = this.#thread;
    if (Atomics.compareExchange(decision, 0, decisions.open, decisions.stopped) !== decisions.open) return;
    job.settle(outcome);
    this.#running = null;
    this.#end();
  }

  // What waits for a lock ends only when it has it, or has waited in vain.
  #end(): void {
    if (this.#thread === null) return;
    const { end } = this.#thread;
    this.#thread = null;
    this.#ending = end().then(() => {
      this.#ending = null;
      this.#next();
    });
  }
}
