/** The worker threads that answer queries: each query has a thread to itself, ended when it runs too long. */

import { Worker } from 'node:worker_threads';
import type { QueryEngine, QueryOutcome, QueryRequest } from '../model/ports.js';
import type { QueryMessage, ReplicaMessage, ReplicaOptions } from './replica-messages.js';

export interface PoolOptions {
  /** The journal file that replicas are filled from. */
  readonly journal: string;
  /** Number of replicas, each with a copy of the dataset in memory. */
  readonly size: number;
  /** Queries that may wait for a thread; one more is refused. */
  readonly queueLimit: number;
  /** Told when a replica could not start or died by itself. */
  readonly onFault: (error: Error) => void;
}

interface Waiting {
  readonly request: QueryRequest;
  readonly settle: (outcome: QueryOutcome) => void;
}

interface Running extends Waiting {
  readonly id: number;
}

interface Replica {
  readonly worker: Worker;
  version: number | null;
  running: Running | null;
}

const retryAfterSeconds = 5;
/** A replica that dies while it starts is started again after this long, so that a fault does not spin. */
const restartDelay = 2_000;

/** Answers queries from replicas in worker threads, and replaces the ones it had to end. */
export class ReplicaPool implements QueryEngine {
  readonly #options: PoolOptions;
  readonly #replicas = new Set<Replica>();
  readonly #queue: Waiting[] = [];
  #lastId = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let n = 0; n < options.size; n++) this.#start();
  }

  version(): number | null {
    const versions = [...this.#replicas].flatMap(({ version }) => (version === null ? [] : [version]));
    return versions.length === 0 ? null : Math.max(...versions);
  }

  query(request: QueryRequest): Promise<QueryOutcome> {
    if (this.version() === null || this.#queue.length >= this.#options.queueLimit) {
      return Promise.resolve({ kind: 'not-ready', retryAfterSeconds });
    }
    const { promise, resolve } = Promise.withResolvers<QueryOutcome>();
    const release = () => {
      clearTimeout(deadline);
      request.signal?.removeEventListener('abort', abort);
    };
    const settle = (outcome: QueryOutcome) => {
      release();
      resolve(outcome);
    };
    const waiting: Waiting = { request, settle };
    const abort = () => this.#give(waiting, { kind: 'aborted' });
    const deadline = setTimeout(() => this.#give(waiting, { kind: 'deadline' }), request.timeout);
    request.signal?.addEventListener('abort', abort, { once: true });
    this.#queue.push(waiting);
    this.#dispatch();
    return promise;
  }

  /** Ends all threads; queries still running are answered as aborted. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { settle } of this.#queue.splice(0)) settle({ kind: 'aborted' });
    await Promise.all([...this.#replicas].map((replica) => this.#end(replica, { kind: 'aborted' })));
  }

  #start(): void {
    const workerData: ReplicaOptions = { journal: this.#options.journal };
    const worker = new Worker(new URL('./replica-worker.js', import.meta.url), { workerData });
    const replica: Replica = { worker, version: null, running: null };
    this.#replicas.add(replica);
    worker.on('message', (message: ReplicaMessage) => this.#hear(replica, message));
    worker.on('error', (error) => this.#lose(replica, error as Error));
  }

  #hear(replica: Replica, message: ReplicaMessage): void {
    if ('version' in message) replica.version = message.version;
    if ('id' in message && replica.running?.id === message.id) {
      const { settle } = replica.running;
      replica.running = null;
      settle(message);
    }
    this.#dispatch();
  }

  #dispatch(): void {
    for (const replica of this.#replicas) {
      if (replica.version === null || replica.running !== null) continue;
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#run(replica, next);
    }
  }

  #run(replica: Replica, { request, settle }: Waiting): void {
    const id = ++this.#lastId;
    replica.running = { request, settle, id };
    const message: QueryMessage = {
      id,
      text: request.text,
      mediaType: request.format.mediaType,
      base: request.base,
      defaultGraphs: request.defaultGraphs ?? null,
      namedGraphs: request.namedGraphs ?? null,
    };
    replica.worker.postMessage(message);
  }

  // The deadline has passed or the client has left: a running query takes its thread with it.
  #give(waiting: Waiting, outcome: QueryOutcome): void {
    const place = this.#queue.indexOf(waiting);
    if (place >= 0) this.#queue.splice(place, 1);
    const replica = [...this.#replicas].find(({ running }) => running?.request === waiting.request);
    waiting.settle(outcome);
    if (replica === undefined) return;
    replica.running = null;
    void this.#end(replica, outcome);
    if (!this.#closed) this.#start();
  }

  #lose(replica: Replica, error: Error): void {
    if (!this.#replicas.has(replica)) return;
    this.#options.onFault(error);
    const wasReady = replica.version !== null;
    void this.#end(replica, { kind: 'failed', message: `The query engine stopped: ${error.message}` });
    if (this.#closed) return;
    if (wasReady) this.#start();
    else setTimeout(() => this.#closed || this.#start(), restartDelay).unref();
  }

  async #end(replica: Replica, outcome: QueryOutcome): Promise<void> {
    this.#replicas.delete(replica);
    replica.running?.settle(outcome);
    replica.running = null;
    await replica.worker.terminate();
  }
}
