/** Runs the first harvest of a served data directory in a thread, so that the server's loop is free meanwhile. */

import { Worker } from 'node:worker_threads';
import type { Config } from '../config.js';
import { UsageError } from './context.js';
import type { OriginOptions } from './page-origin.js';
import type { Terminal } from './terminal.js';

/** What the thread is to do. */
export interface ThreadWork {
  readonly config: Config;
  /** Where pages come from: the demo, unless something is given. */
  readonly options: OriginOptions;
  /** Whether the thread harvests the sources that are due, instead of preparing the data directory. */
  readonly isRound?: boolean;
}

/** What the thread tells. */
export type ThreadMessage =
  | { readonly kind: 'print' | 'tell'; readonly line: string }
  | { readonly kind: 'progress'; readonly line: string | null }
  /** What the system refused, in words. Other errors end the thread. */
  | { readonly kind: 'failed'; readonly message: string };

/** A harvest under way. */
export interface RunningHarvest {
  /** Resolves when the vocabulary is up to date and, where it is to be, the demo is there. Rejects when that fails. */
  readonly done: Promise<void>;
  /** Ends the thread at once; what it has committed stays. */
  stop(): Promise<void>;
}

/** Starts the thread. */
export function prepareInThread(work: ThreadWork, terminal: Terminal): RunningHarvest {
  const worker = new Worker(new URL('./harvest-worker.js', import.meta.url), { workerData: work });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', (message: ThreadMessage) => {
    if (message.kind === 'failed') reject(new UsageError(message.message));
    else if (message.kind === 'progress') terminal.progress(message.line);
    else terminal[message.kind](message.line);
  });
  worker.on('error', reject);
  worker.on('exit', () => resolve());
  // Whoever started it may be busy when it fails, and asks later.
  promise.catch(() => undefined);
  return {
    done: promise,
    stop: async () => {
      await worker.terminate();
    },
  };
}
