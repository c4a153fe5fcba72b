/** Answers queries from a SPARQL server of another maker, which a follower keeps in step with the journal. */

import { randomUUID } from 'node:crypto';
import { type EngineStatus, idleStatus } from '../model/engine-status.js';
import type { QueryEnd, QueryEngine, QueryOutcome, QueryRequest } from '../model/ports.js';
import type { OutlineQuery, QueryOutline } from '../model/query-outline.js';
import { nameMerge } from './default-graph.js';
import { Lanes, patience } from './lanes.js';
import { readAnswer, wantedFrom } from './remote-answer.js';
import { type Dialect, type RemoteClient, RemoteFault } from './remote-client.js';
import { type ScopedQuery, scopeQuery } from './remote-scope.js';
import type { RemoteThread } from './remote-thread.js';
import { SyntaxChecker } from './syntax-checker.js';
import { addGraphs, dropGraph } from './update-text.js';

export interface RemoteEngineOptions {
  readonly client: RemoteClient;
  readonly follower: Pick<RemoteThread, 'state' | 'nudge' | 'reached' | 'close'>;
  readonly outline: OutlineQuery;
  /** The dataset version of the journal. */
  readonly version: () => number;
  /** What the IRIs of the bank's graphs begin with. */
  readonly prefix: string;
  /** How many queries the server may be asked at once. */
  readonly slots: number;
  /** Queries that may wait; one more is refused. */
  readonly queueLimit: number;
  readonly newId: () => string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Told what operators should know. */
  readonly onEvent: (message: string) => void;
}

type Answerable = Extract<ScopedQuery, { kind: 'query' }>;

/** A query under way. */
class Job {
  readonly id = randomUUID();
  readonly shape: string;
  readonly since = performance.now();
  /** Ends the requests that it makes; null while it waits. */
  run: AbortController | null = null;
  /** When it last began to run; null: it has not run yet, not even to be put back. */
  began: number | null = null;
  /** Milliseconds that the server was busy with it. */
  ran = 0;
  isSettled = false;

  constructor(
    readonly request: QueryRequest,
    readonly outline: QueryOutline,
    readonly settle: (end: QueryEnd) => void,
  ) {
    this.shape = request.shape ?? request.text;
  }

  /** Milliseconds until its deadline. */
  get left(): number {
    return Math.max(1, this.request.timeout - (performance.now() - this.since));
  }

  /** Ends its requests. */
  stop(): void {
    const { run } = this;
    if (run !== null) this.ran += performance.now() - (this.began ?? 0);
    this.run = null;
    run?.abort();
  }
}

const retryAfterSeconds = 5;
/** A query waits so long for changes that were committed before it, in milliseconds. */
const longestCatchUp = 1_000;
/** The server's own time-out comes after ours, so that ours is the one that is told. In milliseconds. */
const grace = 250;
/** A server that is too busy says so at once; one that says it later has stopped a query. In milliseconds. */
const leastTimeout = 1_000;

/** The query engine of a server whose data are elsewhere. */
export class RemoteEngine implements QueryEngine {
  readonly #options: RemoteEngineOptions;
  readonly #lanes: Lanes<Job>;
  readonly #jobs = new Set<Job>();
  /** Graphs that were made for single queries. */
  readonly #merges = new Set<string>();
  readonly #syntax = new SyntaxChecker();
  #isClosed = false;
  #runs = 0;

  constructor(options: RemoteEngineOptions) {
    this.#options = options;
    this.#lanes = new Lanes({ slots: options.slots, clock: () => performance.now() });
  }

  isReady(): boolean {
    return this.#options.follower.state.kind === 'following';
  }

  explain(text: string, base: string): Promise<string | null> {
    return this.#syntax.explain(text, base);
  }

  status(): EngineStatus {
    const { state } = this.#options.follower;
    return {
      ...idleStatus,
      queries: [...this.#jobs].map(({ id, request: { text, timeout }, run, since }) => ({
        ...{ id, text, timeout, state: run === null ? 'waiting' : 'running' },
        age: Math.round(performance.now() - since),
      })),
      ready: this.isReady() ? 1 : 0,
      runs: this.#runs,
      version: state.kind === 'following' ? state.version : null,
    };
  }

  cancel(id: string): boolean {
    const job = [...this.#jobs].find((one) => one.id === id);
    if (job !== undefined) this.#giveUp(job, { kind: 'cancelled' });
    return job !== undefined;
  }

  // The bank's graphs on a server of another maker are those of the journal alone.
  setDerived(): boolean {
    return false;
  }

  query(request: QueryRequest): Promise<QueryOutcome> {
    if (request.signal?.aborted || this.#isClosed) return Promise.resolve({ kind: 'aborted' });
    const { follower, outline, queueLimit } = this.#options;
    if (follower.state.kind === 'refused') return Promise.resolve(unusable);
    if (!this.isReady() || this.#lanes.length >= queueLimit) return Promise.resolve(notReady);
    const found = outline(request.text, request.base);
    return found === null ? Promise.resolve(unreadable) : this.#enqueue(request, found);
  }

  /** Ends the follower; queries under way are answered as aborted. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#lanes.clear();
    for (const job of [...this.#jobs]) this.#giveUp(job, { kind: 'aborted' });
    await Promise.all([this.#options.follower.close(), this.#syntax.close()]);
  }

  #enqueue(request: QueryRequest, outline: QueryOutline): Promise<QueryOutcome> {
    const { promise, resolve } = Promise.withResolvers<QueryOutcome>();
    const abort = () => this.#giveUp(job, { kind: 'aborted' });
    const job = new Job(request, outline, (end) => {
      if (job.isSettled) return;
      job.isSettled = true;
      clearTimeout(deadline);
      request.signal?.removeEventListener('abort', abort);
      this.#jobs.delete(job);
      const waited = Math.max(0, performance.now() - job.since - job.ran);
      resolve({ ...end, work: { waited, ran: job.ran } });
    });
    // A query that only waited is not too slow: the server is too busy.
    const deadline = setTimeout(
      () => this.#giveUp(job, job.began !== null ? { kind: 'deadline' } : notReady),
      request.timeout,
    );
    request.signal?.addEventListener('abort', abort, { once: true });
    this.#jobs.add(job);
    this.#lanes.add(job);
    this.#dispatch();
    return promise;
  }

  #dispatch(): void {
    for (;;) {
      const job = this.#lanes.next({ idle: this.#options.slots, areAllThere: true });
      if (job === undefined) return;
      void this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    const began = performance.now();
    const run = new AbortController();
    job.run = run;
    job.began = began;
    this.#runs++;
    const overstay = setTimeout(() => this.#putBackIfDue(job), patience);
    const end = await this.#ask(job, run.signal).catch((error: unknown) =>
      run.signal.aborted ? notReady : this.#endOf(error, performance.now() - began),
    );
    clearTimeout(overstay);
    // Ended on purpose: the query was given up, or put back and may run again by now.
    if (job.run !== run) return;
    job.run = null;
    job.ran += performance.now() - began;
    this.#lanes.finished(job, performance.now() - began);
    job.settle(end);
    this.#dispatch();
  }

  #putBackIfDue(job: Job): void {
    if (job.run === null || this.#lanes.mayStay(job)) return;
    job.stop();
    this.#dispatch();
  }

  #giveUp(job: Job, end: QueryEnd): void {
    this.#lanes.remove(job);
    job.stop();
    job.settle(end);
    this.#dispatch();
  }

  async #ask(job: Job, signal: AbortSignal): Promise<QueryEnd> {
    const { client, follower, version, prefix, clock, newId } = this.#options;
    await follower.reached(version(), Math.min(longestCatchUp, job.left / 2));
    const { state } = follower;
    if (state.kind !== 'following') return notReady;
    const scope = { prefix, others: [...state.others, ...this.#merges] };
    const query = scopeQuery(job.request, job.outline, scope);
    if (query.kind === 'refused') return query;
    if (query.defaultGraphs.length < 2) return this.#answer(job, query, state, signal);
    // Servers differ in whether a triple of several graphs counts once; in a graph that was made of them it does.
    const merge = nameMerge(clock(), newId());
    this.#merges.add(merge);
    try {
      await client.update(addGraphs(query.defaultGraphs, merge));
      return await this.#answer(job, { ...query, defaultGraphs: [merge] }, state, signal);
    } finally {
      void this.#dropMerge(merge);
    }
  }

  async #dropMerge(merge: string): Promise<void> {
    try {
      await this.#options.client.update(dropGraph(merge));
      this.#merges.delete(merge);
    } catch (error) {
      // It goes on being hidden, and the follower drops it one day.
      this.#endOf(error, 0);
    }
  }

  async #answer(
    job: Job,
    { text, defaultGraphs, namedGraphs }: Answerable,
    { version, dialect }: { readonly version: number; readonly dialect: Dialect },
    signal: AbortSignal,
  ): Promise<QueryEnd> {
    const { format, rowCap } = job.request;
    const { form } = job.outline;
    const response = await this.#options.client.query({
      ...{ text, defaultGraphs, namedGraphs },
      accept: wantedFrom(format, form),
      limit: { milliseconds: job.left + grace, dialect },
      signal,
    });
    const answer = await readAnswer(response, { format, form, rowCap });
    return answer.kind === 'answer' ? { ...answer, version } : answer;
  }

  #endOf(error: unknown, after: number): QueryEnd {
    const { follower, onEvent } = this.#options;
    if (!(error instanceof RemoteFault)) {
      // Reading an answer that breaks off fails as the connection does.
      follower.nudge();
      return { kind: 'failed', message: 'The SPARQL server broke its answer off.' };
    }
    if (error.kind === 'refused') {
      const isOwn = error.status !== null && error.status < 500;
      return isOwn ? { kind: 'refused', message: error.message } : { kind: 'failed', message: error.message };
    }
    // A time-out that its operator set lower than ours.
    if ([408, 503, 504].includes(error.status ?? 0) && after > leastTimeout) return { kind: 'deadline' };
    if (error.kind === 'address') onEvent(error.message);
    follower.nudge();
    return notReady;
  }
}

const notReady: QueryEnd = { kind: 'not-ready', retryAfterSeconds };
/** Told to strangers, so without the server's name. */
const unusable: QueryEnd = {
  kind: 'unavailable',
  reason:
    'The SPARQL server behind this endpoint cannot be used, and its operator has to look after it. Pages work.',
};
const unreadable: QueryEnd = {
  kind: 'refused',
  message:
    'The query cannot be taken apart into what it asks of which graph. Write it in SPARQL 1.1, without extensions.',
};
