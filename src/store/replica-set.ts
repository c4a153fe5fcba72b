/** Keeps a number of replicas alive: starts them, replaces those that ended, and renews those that are worn. */

import type { DerivedGraph } from '../model/derived-graph.js';
import { removeImage } from './engine-image.js';
import type { Holding, ReplicaOptions } from './replica-messages.js';
import { ReplicaThread } from './replica-thread.js';

export interface ReplicaSetOptions {
  readonly journal: string;
  /** Where the image is kept; null: images are not used. */
  readonly image: string | null;
  /** How many replicas are kept ready. */
  readonly size: number;
  readonly checkQuery: string;
  readonly holding: Holding;
  /** A new image is written at most this often, in milliseconds. */
  readonly imageInterval?: number;
  /** Told whenever a replica may have become free. */
  readonly onFree: () => void;
  /** Told what operators should know: faults and renewals. */
  readonly onEvent: (message: string) => void;
}

/** A replica that dies while it starts is started again after this long, twice as long each time, so that a fault does not spin. */
const restartDelay = 2_000;
const longestRestartDelay = 60_000;
/** Without another wish, a new image is written at most this often, in milliseconds. */
const usualImageInterval = 10_000;

/** The replicas of a server. */
export class ReplicaSet {
  readonly #options: ReplicaSetOptions;
  /** Threads, with the generation that each belongs to: all of one generation were filled afresh together. */
  readonly #threads = new Map<ReplicaThread, number>();
  #generation = 0;
  #derived: readonly DerivedGraph[] = [];
  #image: string | null;
  #isRenewing = false;
  #imageWrittenAt = Number.NEGATIVE_INFINITY;
  #isWritingImage = false;
  #isClosed = false;
  #hydrations = 0;
  #replaced = 0;
  /** Replicas in a row that died while they started. */
  #failedStarts = 0;
  #isDamaged = false;

  constructor(options: ReplicaSetOptions) {
    this.#options = options;
    this.#image = options.image;
    this.#start(false);
  }

  /** Replicas that can answer or are answering. */
  get ready(): readonly ReplicaThread[] {
    return [...this.#threads.keys()].filter(({ state }) => state !== null);
  }

  /** Whether the journal was found to be damaged: no replica can be started any more. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** How often a replica was filled from the journal. */
  get hydrations(): number {
    return this.#hydrations;
  }

  /** How many were ended and replaced. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Replicas that are free to answer, those of the newest generation and of full priority first. */
  get idle(): readonly ReplicaThread[] {
    return [...this.#threads]
      .filter(([thread]) => thread.isIdle)
      .sort(([a, x], [b, y]) => Number(a.priority.isLow) - Number(b.priority.isLow) || y - x)
      .map(([thread]) => thread);
  }

  /** Has all replicas, those to come too, hold these derived graphs. */
  setDerived(graphs: readonly DerivedGraph[]): void {
    this.#derived = graphs;
    for (const thread of this.#threads.keys()) thread.setDerived(graphs);
  }

  /** Ends a replica, whatever it is doing, and starts another in its place. */
  replace(thread: ReplicaThread): void {
    this.#threads.delete(thread);
    this.#replaced++;
    void thread.end();
    this.#fill();
  }

  /** Ends all. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const threads = [...this.#threads.keys()];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #start(afresh: boolean): ReplicaThread {
    const { journal, checkQuery, holding } = this.#options;
    const options: ReplicaOptions = { journal, checkQuery, holding, image: this.#image, afresh };
    const thread = new ReplicaThread(options, {
      onReady: (ready, from) => void this.#welcome(ready, from),
      onFollowed: () => this.#renewIfDue(),
      onLost: (lost, reason) => this.#lose(lost, reason),
    });
    if (this.#derived.length > 0) thread.setDerived(this.#derived);
    this.#threads.set(thread, this.#generation);
    return thread;
  }

  // As many as are wanted; while a renewal goes on, its threads come on top.
  #fill(): void {
    if (this.#isClosed || this.#isDamaged) return;
    while (this.#threads.size < this.#options.size) this.#start(false);
  }

  // The first replica that was filled from the journal leaves an image, from which the others are filled.
  async #welcome(thread: ReplicaThread, from: 'journal' | 'image'): Promise<void> {
    this.#failedStarts = 0;
    if (from === 'journal') {
      this.#hydrations++;
      // Begun before it is told of as free: a query that it were given first could take the thread, and the image, with it.
      const kept = this.#keepImage(thread);
      this.#options.onFree();
      await kept;
    }
    this.#fill();
    this.#options.onFree();
  }

  async #keepImage(thread: ReplicaThread): Promise<void> {
    if (this.#image === null) return;
    this.#isWritingImage = true;
    const problem = await thread.writeImage();
    this.#isWritingImage = false;
    this.#imageWrittenAt = performance.now();
    if (problem === null || this.#isClosed) return;
    this.#options.onEvent(
      `No image of the replicas is kept: ${problem}. They are filled from the journal instead.`,
    );
    this.#image = null;
  }

  #lose(thread: ReplicaThread, reason: Error): void {
    const wasReady = thread.state !== null;
    this.#threads.delete(thread);
    if (reason.name === 'JournalDamaged') {
      this.#noteDamage(reason.message);
      return;
    }
    this.#options.onEvent(`A replica ended by itself and is replaced: ${reason.message}`);
    // One that could not start may have been given a bad image.
    if (!wasReady && this.#image !== null) removeImage(this.#image);
    if (wasReady) this.#fill();
    else {
      const delay = Math.min(restartDelay * 2 ** this.#failedStarts++, longestRestartDelay);
      setTimeout(() => this.#fill(), delay).unref();
    }
    this.#options.onFree();
  }

  // What cannot be read today cannot be read in two seconds either. Replicas that are there were filled when it could.
  #noteDamage(message: string): void {
    if (!this.#isDamaged) this.#options.onEvent(`No replica is started any more. ${message}`);
    this.#isDamaged = true;
    this.#options.onFree();
  }

  #renewIfDue(): void {
    if (this.#isRenewing || this.#isClosed) return;
    if (this.ready.some(({ state }) => state?.isWorn)) void this.#renew();
    else this.#renewImageIfDue();
  }

  // By the replica that has followed furthest, and only while another one can answer.
  #renewImageIfDue(): void {
    if (this.#image === null || this.#isWritingImage) return;
    if (this.idle.length < Math.min(2, this.#options.size)) return;
    const { imageInterval = usualImageInterval } = this.#options;
    if (performance.now() - this.#imageWrittenAt < imageInterval) return;
    const [thread] = this.idle.toSorted((a, b) => (b.state?.version ?? 0) - (a.state?.version ?? 0));
    if (thread?.state?.hasOldImage) void this.#keepImage(thread).then(() => this.#options.onFree());
  }

  // Blue and green: a fresh replica first, then the old ones give way one by one, each when it is free.
  async #renew(): Promise<void> {
    this.#isRenewing = true;
    this.#options.onEvent(
      'The replicas are worn by changes, or hold what was forgotten: fresh ones take their place.',
    );
    const before = this.#generation++;
    try {
      const fresh = this.#start(true);
      await this.#whenReady(fresh);
      if (!this.#threads.has(fresh)) return await this.#rest();
      for (;;) {
        const old = [...this.#threads]
          .filter(([, generation]) => generation <= before)
          .map(([thread]) => thread);
        if (old.length === 0 || this.#isClosed) return;
        if (this.#threads.size <= this.#options.size) {
          const next = this.#start(false);
          await this.#whenReady(next);
          if (!this.#threads.has(next)) return await this.#rest();
        }
        await this.#retire(old);
      }
    } finally {
      this.#isRenewing = false;
      this.#fill();
    }
  }

  // A replica that could not be started replaces none: the worn ones go on, and it is tried again later.
  async #rest(): Promise<void> {
    const until = performance.now() + longestRestartDelay;
    await this.#until(() => performance.now() > until);
  }

  #whenReady(thread: ReplicaThread): Promise<void> {
    return this.#until(() => !this.#threads.has(thread) || thread.isIdle);
  }

  async #retire(old: readonly ReplicaThread[]): Promise<void> {
    await this.#until(() => old.some((thread) => thread.isIdle || !this.#threads.has(thread)));
    const free = old.find((thread) => thread.isIdle && this.#threads.has(thread));
    if (free === undefined) return;
    this.#threads.delete(free);
    await free.end();
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!this.#isClosed && !condition()) await new Promise((resolve) => setTimeout(resolve, 20).unref());
  }
}
