/** Answers queries from replicas in threads: each has a thread to itself, which is ended when it runs too long. */

import { randomUUID } from 'node:crypto';
import type { DerivedGraph } from '../model/derived-graph.js';
import type { EngineStatus } from '../model/engine-status.js';
import type { QueryEngine, QueryOutcome, QueryRequest } from '../model/ports.js';
import { Lanes, patience } from './lanes.js';
import type { Holding } from './replica-messages.js';
import { ReplicaSet } from './replica-set.js';
import type { ReplicaThread, ThreadAnswer } from './replica-thread.js';
import { SyntaxChecker } from './syntax-checker.js';

export interface PoolOptions {
  /** The journal file that replicas are filled from. */
  readonly journal: string;
  /** Where an image of a filled replica is kept, so that others are filled from it; null: none is. */
  readonly image: string | null;
  /** How many queries may run at once. */
  readonly slots: number;
  /** Replicas beyond that, ready to take the place of one that had to be ended. */
  readonly spares: number;
  /** Queries that may wait; one more is refused. */
  readonly queueLimit: number;
  /** A query with one answer for one state of the dataset: replicas are checked with it. */
  readonly checkQuery: string;
  readonly holding: Holding;
  /** Told when the first replica can answer. */
  readonly onReady?: (() => void) | undefined;
  /** A new image is written at most this often, in milliseconds. */
  readonly imageInterval?: number;
  /** Told what operators should know. */
  readonly onEvent: (message: string) => void;
}

/** A query under way: waiting, or running in a thread. */
class Job {
  readonly id = randomUUID();
  readonly shape: string;
  thread: ReplicaThread | null = null;
  /** When it last began to run; null: it has not run yet, not even to be put back. */
  began: number | null = null;
  /** Milliseconds that replicas were busy with it, or with starting in the place of one that it cost. */
  ran = 0;
  readonly since = performance.now();
  isSettled = false;

  constructor(
    readonly request: QueryRequest,
    readonly settle: (outcome: QueryOutcome) => void,
  ) {
    this.shape = request.shape ?? request.text;
  }
}

const retryAfterSeconds = 5;
/** Told to strangers, so without the names of files. */
const damagedReason =
  'The data of this server are damaged, and its operator has to restore a backup. Pages of sound records work.';

/** The query engine of a server. */
export class ReplicaPool implements QueryEngine {
  readonly #options: PoolOptions;
  readonly #replicas: ReplicaSet;
  readonly #lanes: Lanes<Job>;
  readonly #jobs = new Set<Job>();
  readonly #syntax = new SyntaxChecker();
  #wasReady = false;
  #runs = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#lanes = new Lanes({ slots: options.slots, clock: () => performance.now() });
    this.#replicas = new ReplicaSet({
      ...options,
      size: options.slots + options.spares,
      onFree: () => {
        this.#noteReady();
        this.#dispatch();
      },
    });
  }

  isReady(): boolean {
    return this.#replicas.ready.length > 0;
  }

  /** Whether it has been ready: from then on queries wait for replicas, where there is none for a moment. */
  get takesQueries(): boolean {
    return this.#wasReady;
  }

  explain(text: string, base: string): Promise<string | null> {
    return this.#syntax.explain(text, base);
  }

  setDerived(graphs: readonly DerivedGraph[]): boolean {
    this.#replicas.setDerived(graphs);
    return true;
  }

  status(): EngineStatus {
    const states = this.#replicas.ready.flatMap(({ state }) => state ?? []);
    const versions = states.map(({ version }) => version);
    return {
      queries: [...this.#jobs].map(({ id, request: { text, timeout }, thread, since }) => ({
        ...{ id, text, timeout, state: thread === null ? 'waiting' : 'running' },
        age: Math.round(performance.now() - since),
      })),
      ready: states.length,
      runs: this.#runs,
      replaced: this.#replicas.replaced,
      hydrations: this.hydrations,
      memory: states.reduce((sum, { memory }) => sum + memory, 0),
      version: versions.length === 0 ? null : Math.min(...versions),
    };
  }

  cancel(id: string): boolean {
    const job = [...this.#jobs].find((one) => one.id === id);
    if (job !== undefined) this.#giveUp(job, { kind: 'cancelled' });
    return job !== undefined;
  }

  /** How often a replica was filled from the journal. */
  get hydrations(): number {
    return this.#replicas.hydrations;
  }

  query(request: QueryRequest): Promise<QueryOutcome> {
    if (request.signal?.aborted) return Promise.resolve({ kind: 'aborted' });
    if (this.#replicas.isDamaged && !this.isReady()) {
      return Promise.resolve({ kind: 'unavailable', reason: damagedReason });
    }
    if (!this.#mayQueue()) {
      return Promise.resolve({ kind: 'not-ready', retryAfterSeconds });
    }
    const { promise, resolve } = Promise.withResolvers<QueryOutcome>();
    const job = new Job(request, (outcome) => {
      if (job.isSettled) return;
      job.isSettled = true;
      clearTimeout(deadline);
      request.signal?.removeEventListener('abort', abort);
      this.#jobs.delete(job);
      const waited = performance.now() - job.since - job.ran;
      resolve({ ...outcome, work: { waited: Math.max(0, waited), ran: job.ran } });
    });
    const abort = () => this.#giveUp(job, { kind: 'aborted' });
    const deadline = setTimeout(() => {
      // A query that only waited is not too slow: the server is too busy.
      this.#giveUp(job, job.began === null ? { kind: 'not-ready', retryAfterSeconds } : { kind: 'deadline' });
    }, request.timeout);
    request.signal?.addEventListener('abort', abort, { once: true });
    this.#jobs.add(job);
    this.#lanes.add(job);
    this.#dispatch();
    return promise;
  }

  // Before the first replica is there nobody knows how long it takes; afterwards others are soon back.
  #mayQueue(): boolean {
    return this.#wasReady && this.#lanes.length < this.#options.queueLimit;
  }

  #noteReady(): void {
    if (this.#wasReady || !this.isReady()) return;
    this.#wasReady = true;
    this.#options.onReady?.();
  }

  /** Ends all threads; queries under way are answered as aborted. */
  async close(): Promise<void> {
    this.#lanes.clear();
    for (const job of [...this.#jobs]) job.settle({ kind: 'aborted' });
    await Promise.all([this.#replicas.close(), this.#syntax.close()]);
  }

  #dispatch(): void {
    for (;;) {
      const idle = this.#replicas.idle;
      const [thread] = idle;
      const areAllThere = this.#replicas.ready.length >= this.#options.slots + this.#options.spares;
      const job = this.#lanes.next({ idle: idle.length, areAllThere });
      if (thread === undefined || job === undefined) return;
      if (this.#isTooLate(job)) this.#giveUp(job, { kind: 'not-ready', retryAfterSeconds });
      else void this.#run(job, thread);
    }
  }

  // A query that has waited away most of its time would only be stopped half-way, and cost its thread.
  #isTooLate({ request, since, began }: Job): boolean {
    return began === null && performance.now() - since > request.timeout / 2;
  }

  async #run(job: Job, thread: ReplicaThread): Promise<void> {
    const { text, format, base, defaultGraphs = null, namedGraphs = null, rowCap = null } = job.request;
    const began = performance.now();
    job.thread = thread;
    job.began = began;
    this.#runs++;
    const overstay = setTimeout(() => {
      // Others need the processor more than one that takes long anyway.
      thread.priority.lower();
      this.#putBackIfDue(job);
    }, patience);
    const answer = await thread.run({
      ...{ text, base, defaultGraphs, namedGraphs, rowCap },
      mediaType: format.mediaType,
    });
    clearTimeout(overstay);
    thread.priority.raise();
    // Ended on purpose: the query was given up, or put back and may run elsewhere by now.
    if (job.thread !== thread) return;
    job.thread = null;
    job.ran += performance.now() - began + (answer.kind === 'ended' ? thread.startTime : 0);
    this.#lanes.finished(job, performance.now() - began);
    if (thread.state?.isSwollen) this.#replicas.replace(thread);
    job.settle(toOutcome(answer));
    this.#dispatch();
  }

  #putBackIfDue(job: Job): void {
    if (job.thread === null || this.#lanes.mayStay(job)) return;
    this.#end(job);
    this.#dispatch();
  }

  // It takes its thread with it.
  #end(job: Job): void {
    const { thread, began } = job;
    if (thread === null) return;
    job.thread = null;
    job.ran += performance.now() - (began ?? 0) + thread.startTime;
    this.#replicas.replace(thread);
  }

  // The deadline has passed or the client has left.
  #giveUp(job: Job, outcome: QueryOutcome): void {
    this.#lanes.remove(job);
    this.#end(job);
    job.settle(outcome);
    this.#dispatch();
  }
}

function toOutcome(answer: ThreadAnswer): QueryOutcome {
  return answer.kind === 'ended' ? { kind: 'broke' } : answer;
}
