/** The search index in a thread of its own, as the server's side sees it: nothing here waits on the event loop. */

import { Worker } from 'node:worker_threads';
import type { MapOutcome } from '../model/map.js';
import type { TextIndex } from '../model/ports.js';
import type {
  MatchOutcome,
  MatchRequest,
  PlacesOutcome,
  PlacesRequest,
  SearchFailure,
  SearchOutcome,
  SearchRequest,
} from '../model/search.js';
import type { CountOutcome, CountRequest } from '../model/statistics.js';
import type { FromSearch, SearchAnswer, SearchWorkerData, ToSearch } from './search-messages.js';

export interface SearchThreadOptions {
  /** The module that the thread runs. */
  readonly module: URL;
  readonly data: SearchWorkerData;
  /** Told what the operator should know. */
  readonly onEvent: (message: string) => void;
}

/** Longest wait for an answer, in milliseconds. */
const longestWait = 10_000;
/** Questions that may wait. */
const mostWaiting = 200;
/** A thread that died is started again after so many milliseconds. */
const restartAfter = 1_000;

const notReady: SearchFailure = { kind: 'not-ready', retryAfterSeconds: 2 };

interface Waiting {
  settle(outcome: SearchAnswer): void;
  fail(error: Error): void;
}

type Question =
  | { readonly kind: 'search' | 'map'; readonly request: SearchRequest }
  | { readonly kind: 'match'; readonly request: MatchRequest }
  | { readonly kind: 'count'; readonly request: CountRequest }
  | { readonly kind: 'places'; readonly request: PlacesRequest };

/** Asks the thread, and starts another one when it dies. */
export class SearchThread implements TextIndex {
  readonly #options: SearchThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #restart: NodeJS.Timeout | null = null;
  #lastId = 0;
  #isClosed = false;

  constructor(options: SearchThreadOptions) {
    this.#options = options;
    this.#start();
  }

  async search(request: SearchRequest): Promise<SearchOutcome> {
    return (await this.#ask({ kind: 'search', request })) as SearchOutcome;
  }

  async map(request: SearchRequest): Promise<MapOutcome> {
    return (await this.#ask({ kind: 'map', request })) as MapOutcome;
  }

  async match(request: MatchRequest): Promise<MatchOutcome> {
    return (await this.#ask({ kind: 'match', request })) as MatchOutcome;
  }

  async count(request: CountRequest): Promise<CountOutcome> {
    return (await this.#ask({ kind: 'count', request })) as CountOutcome;
  }

  async places(request: PlacesRequest): Promise<PlacesOutcome> {
    return (await this.#ask({ kind: 'places', request })) as PlacesOutcome;
  }

  /** Lets the thread finish its transaction and end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    this.#post({ kind: 'end' });
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longestWait).unref())]);
    await worker.terminate();
    this.#abandon();
  }

  #start(): void {
    const { module, data, onEvent } = this.#options;
    const worker = new Worker(module, { workerData: data });
    this.#worker = worker;
    worker.on('message', (message: FromSearch) => this.#hear(message));
    worker.on('error', (error: unknown) => onEvent(`the thread ended: ${String(error)}`));
    worker.on('exit', () => {
      this.#worker = null;
      this.#abandon();
      if (!this.#isClosed) this.#restart = setTimeout(() => this.#start(), restartAfter);
    });
  }

  #ask(question: Question): Promise<SearchAnswer> {
    if (this.#worker === null || this.#waiting.size >= mostWaiting) return Promise.resolve(notReady);
    const { promise, resolve, reject } = Promise.withResolvers<SearchAnswer>();
    const id = ++this.#lastId;
    const timer = setTimeout(() => this.#take(id)?.settle(notReady), longestWait);
    this.#waiting.set(id, {
      settle: (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      },
      fail: (error) => {
        clearTimeout(timer);
        reject(error);
      },
    });
    this.#post({ ...question, id });
    return promise;
  }

  #post(message: ToSearch): void {
    this.#worker?.postMessage(message);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #hear(message: FromSearch): void {
    switch (message.kind) {
      case 'answer':
        this.#take(message.id)?.settle(message.outcome);
        break;
      case 'failed':
        this.#take(message.id)?.fail(new Error(`The search failed: ${message.message}`));
        break;
      case 'event':
        this.#options.onEvent(message.message);
        break;
    }
  }

  #abandon(): void {
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.settle(notReady);
  }
}
