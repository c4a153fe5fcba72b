/** Runs the first harvest of a served data directory in a thread, so that the server's loop is free meanwhile. */

import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Config } from '../config.js';
import { answerAt } from '../crawl/site-port.js';
import type { Sites } from '../crawl/site-reader.js';
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

/** What the thread is given: `sites` is the other end of the process's reader of sites. */
export type ThreadData = ThreadWork & { readonly sites: MessagePort | null };

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

/** Starts the thread. With a reader of sites it asks that one for pages, and has none of its own. */
export function prepareInThread(
  work: ThreadWork,
  terminal: Terminal,
  sites: Sites | null = null,
): RunningHarvest {
  const port = sites === null ? null : portTo(sites);
  const worker = new Worker(new URL('./harvest-worker.js', import.meta.url), {
    workerData: { ...work, sites: port } satisfies ThreadData,
    transferList: port === null ? [] : [port],
  });
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

/** A port for another thread, at whose other end the reader answers. */
export function portTo(sites: Sites): MessagePort {
  const { port1, port2 } = new MessageChannel();
  answerAt(port1, sites);
  return port2;
}
