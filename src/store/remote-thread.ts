/** The follower of a remote server in a thread of its own, as the server's side sees it. */

import { Worker } from 'node:worker_threads';
import type { FollowerData, FromFollower, RemoteState, ToFollower } from './remote-messages.js';

export interface RemoteThreadOptions {
  /** The module that the thread runs. */
  readonly module: URL;
  readonly data: FollowerData;
  /** Told what operators should know. */
  readonly onEvent: (message: string) => void;
}

/** A thread that died is started again after this long, twice as long each time, in milliseconds. */
const restartDelay = 1_000;
const longestRestartDelay = 60_000;
/** Longest wait for a thread that was told to end, in milliseconds. */
const longestEnding = 2_000;

/** Keeps the thread alive, and knows what it last said. */
export class RemoteThread {
  readonly #options: RemoteThreadOptions;
  readonly #waiting = new Set<{ readonly version: number; readonly settle: () => void }>();
  #state: RemoteState = { kind: 'starting' };
  #worker: Worker | null = null;
  #restart: NodeJS.Timeout | undefined;
  /** Threads in a row that died before they followed. */
  #failedStarts = 0;
  #isClosed = false;

  constructor(options: RemoteThreadOptions) {
    this.#options = options;
    this.#start();
  }

  /** In what state the server is. */
  get state(): RemoteState {
    return this.#state;
  }

  /** Has the server looked at now: it may have got lost, or the journal gone on. */
  nudge(): void {
    this.#post({ kind: 'follow' });
  }

  /** Resolves when the server has been given the changes up to a version, or after so many milliseconds. */
  async reached(version: number, longest: number): Promise<void> {
    if (this.#state.kind !== 'following' || this.#state.version >= version) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = { version, settle: resolve };
    this.#waiting.add(waiting);
    const timer = setTimeout(resolve, longest);
    this.nudge();
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(waiting);
  }

  /** Ends the thread; what it had sent in part is sent again at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#restart);
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    this.#post({ kind: 'end' });
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longestEnding).unref())]);
    await worker.terminate();
  }

  #start(): void {
    const { module, data, onEvent } = this.#options;
    const worker = new Worker(module, { workerData: data });
    this.#worker = worker;
    worker.on('message', (message: FromFollower) => {
      if (message.kind === 'event') onEvent(message.message);
      else this.#become(message.state);
    });
    worker.on('error', (error: unknown) => onEvent(`Its follower ended: ${String(error)}`));
    worker.on('exit', () => {
      this.#worker = null;
      this.#become({ kind: 'unreachable', reason: 'Its follower has ended.' });
      if (this.#isClosed) return;
      const delay = Math.min(restartDelay * 2 ** this.#failedStarts++, longestRestartDelay);
      this.#restart = setTimeout(() => this.#start(), delay);
    });
  }

  #become(state: RemoteState): void {
    this.#state = state;
    if (state.kind === 'following') this.#failedStarts = 0;
    for (const { version, settle } of this.#waiting) {
      if (state.kind !== 'following' || state.version >= version) settle();
    }
  }

  #post(message: ToFollower): void {
    this.#worker?.postMessage(message);
  }
}
