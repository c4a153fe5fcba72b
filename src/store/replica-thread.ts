/** One replica in a thread of its own, as the server's side sees it. */

import type { DerivedGraph } from '../model/derived-graph.js';
import type {
  FromReplica,
  QueryMessage,
  ReplicaOptions,
  ReplicaState,
  ToReplica,
} from './replica-messages.js';
import { type EndableThread, startThread } from './thread-ending.js';
import { ThreadPriority } from './thread-priority.js';

/** What became of a query given to a thread. */
export type ThreadAnswer =
  | {
      readonly kind: 'answer';
      readonly body: Uint8Array[];
      readonly version: number;
      readonly isTruncated: boolean;
    }
  | { readonly kind: 'past-cap'; readonly cap: 'rows' | 'bytes'; readonly most: number }
  | { readonly kind: 'refused'; readonly message: string }
  /** The thread ended, by itself or because it was told to. */
  | { readonly kind: 'ended' };

export interface ThreadEvents {
  /** It can answer from now on. */
  readonly onReady: (thread: ReplicaThread, from: 'journal' | 'image') => void;
  /** It has followed the journal. */
  readonly onFollowed: (thread: ReplicaThread) => void;
  /** It has ended by itself. */
  readonly onLost: (thread: ReplicaThread, reason: Error) => void;
}

/** A replica's thread. It answers one query at a time. */
export class ReplicaThread {
  readonly #thread: EndableThread;
  readonly #events: ThreadEvents;
  readonly #startedAt = performance.now();
  #startTime = 0;
  #priority = new ThreadPriority(null);
  #state: ReplicaState | null = null;
  #isEnded = false;
  #lastId = 0;
  #settleQuery: ((answer: ThreadAnswer) => void) | null = null;
  #settleImage: ((problem: string | null) => void) | null = null;

  constructor(options: ReplicaOptions, events: ThreadEvents) {
    this.#events = events;
    this.#thread = startThread(new URL('./replica-worker.js', import.meta.url), { workerData: options });
    const { worker } = this.#thread;
    worker.on('message', (message: FromReplica) => this.#hear(message));
    worker.on('error', (error: unknown) =>
      this.#lose(error instanceof Error ? error : new Error(String(error))),
    );
    worker.on('exit', (code) => this.#lose(new Error(`its thread ended with code ${code}`)));
  }

  /** Where it stands; null until it is ready. */
  get state(): ReplicaState | null {
    return this.#state;
  }

  /** How long it took to be ready, in milliseconds. */
  get startTime(): number {
    return this.#startTime;
  }

  /** How much of the processor it gets. */
  get priority(): ThreadPriority {
    return this.#priority;
  }

  /** Whether it can be given a query now. */
  get isIdle(): boolean {
    return this.#state !== null && !this.#isEnded && this.#settleQuery === null && this.#settleImage === null;
  }

  /** Runs a query. The thread must be idle. */
  run(query: Omit<QueryMessage, 'id'>): Promise<ThreadAnswer> {
    const { promise, resolve } = Promise.withResolvers<ThreadAnswer>();
    this.#settleQuery = resolve;
    this.#post({ kind: 'query', id: ++this.#lastId, ...query });
    return promise;
  }

  /** Has it hold these derived graphs, before it answers what it is asked next. */
  setDerived(graphs: readonly DerivedGraph[]): void {
    this.#post({ kind: 'derived', graphs });
  }

  /** Writes an image. The thread must be idle. Resolves to what went wrong, or null. */
  writeImage(): Promise<string | null> {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    this.#settleImage = resolve;
    this.#post({ kind: 'write-image' });
    return promise;
  }

  /** Ends the thread at once, whatever it is doing. */
  async end(): Promise<void> {
    this.#stop();
    await this.#thread.end();
  }

  #post(message: ToReplica): void {
    this.#thread.worker.postMessage(message);
  }

  #hear(message: FromReplica): void {
    if (this.#isEnded) return;
    if ('state' in message) this.#state = message.state;
    switch (message.kind) {
      case 'started':
        this.#priority = new ThreadPriority(message.thread);
        break;
      case 'ready':
        this.#startTime = performance.now() - this.#startedAt;
        this.#events.onReady(this, message.from);
        break;
      case 'followed':
        this.#events.onFollowed(this);
        break;
      case 'image-written':
        this.#finishImage(null);
        break;
      case 'no-image':
        this.#finishImage(message.reason);
        break;
      case 'answer':
        this.#finishQuery({
          kind: 'answer',
          body: message.body,
          version: message.state.version,
          isTruncated: message.isTruncated,
        });
        break;
      case 'past-cap':
        this.#finishQuery({ kind: 'past-cap', cap: message.cap, most: message.most });
        break;
      case 'refused':
        this.#finishQuery({ kind: 'refused', message: message.message });
        break;
    }
  }

  #finishQuery(answer: ThreadAnswer): void {
    const settle = this.#settleQuery;
    this.#settleQuery = null;
    settle?.(answer);
  }

  #finishImage(problem: string | null): void {
    const settle = this.#settleImage;
    this.#settleImage = null;
    settle?.(problem);
  }

  #lose(reason: Error): void {
    if (this.#isEnded) return;
    this.#stop();
    this.#events.onLost(this, reason);
  }

  #stop(): void {
    this.#isEnded = true;
    this.#finishQuery({ kind: 'ended' });
    this.#finishImage('the thread ended');
  }
}
