/** Runs the first harvest of a served data directory in a thread, so that the server's loop is free meanwhile. */

import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Config } from '../config.js';
import { answerAt } from '../crawl/site-port.js';
import type { Sites } from '../crawl/site-reader.js';
import type { OriginOptions } from './page-origin.js';
import type { Terminal } from './terminal.js';
import { type RunningThread, watchThread } from './thread-terminal.js';

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

/**
 * Starts the thread, which is done when the vocabulary is up to date and, where it is to be, the demo is there. With a reader
 * of sites it asks that one for pages, and has none of its own.
 */
export function prepareInThread(
  work: ThreadWork,
  terminal: Terminal,
  sites: Sites | null = null,
): RunningThread {
  const port = sites === null ? null : portTo(sites);
  const worker = new Worker(new URL('./harvest-worker.js', import.meta.url), {
    workerData: { ...work, sites: port } satisfies ThreadData,
    transferList: port === null ? [] : [port],
  });
  return watchThread(worker, terminal);
}

/** A port for another thread, at whose other end the reader answers. */
export function portTo(sites: Sites): MessagePort {
  const { port1, port2 } = new MessageChannel();
  answerAt(port1, sites);
  return port2;
}
