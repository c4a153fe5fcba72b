/** Follows the stream of a served data directory in a thread, so that the server's loop is free meanwhile. */

import { Worker } from 'node:worker_threads';
import type { FollowThreadData } from './follow-worker.js';
import type { Terminal } from './terminal.js';
import { type RunningThread, watchThread } from './thread-terminal.js';

/** Starts the thread; it goes on until it is stopped, and what ends it before is told. */
export function followInThread(workerData: FollowThreadData, terminal: Terminal): RunningThread {
  const thread = watchThread(
    new Worker(new URL('./follow-worker.js', import.meta.url), { workerData }),
    terminal,
  );
  thread.done.catch((error: Error) =>
    terminal.tell(`error: ${error.message} The stream is no longer followed: start the server again.`),
  );
  return thread;
}
