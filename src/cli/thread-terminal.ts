/** What a thread tells its process, to be shown there as its own. */

import { parentPort, type Worker } from 'node:worker_threads';
import { UsageError } from './context.js';
import type { Terminal } from './terminal.js';

/** What the thread tells. */
type ThreadMessage =
  | { readonly kind: 'print' | 'tell'; readonly line: string }
  | { readonly kind: 'progress'; readonly line: string | null }
  /** What the system refused, in words. Other errors end the thread. */
  | { readonly kind: 'failed'; readonly message: string };

const send = (message: ThreadMessage) => parentPort?.postMessage(message);

/** The terminal of a thread. */
export function createThreadTerminal(): Terminal {
  return {
    print: (line) => send({ kind: 'print', line }),
    tell: (line) => send({ kind: 'tell', line }),
    write: async (line) => send({ kind: 'print', line }),
    progress: (line) => send({ kind: 'progress', line }),
  };
}

/** Tells what the system refused: the thread has nothing more to do. */
export function tellFailure(message: string): void {
  send({ kind: 'failed', message });
}

/** A thread at work. */
export interface RunningThread {
  /** Resolves when it has ended by itself. Rejects when it failed. */
  readonly done: Promise<void>;
  /** Ends it at once; what it has committed stays. */
  stop(): Promise<void>;
}

/** Shows on a terminal what a thread tells. */
export function watchThread(worker: Worker, terminal: Terminal): RunningThread {
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
