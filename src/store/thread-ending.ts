/**
 * Threads that can be ended at any moment. Node aborts the whole process when a thread ends while it sets up a compressor
 * (`close before init`), which one that reads the journal does thousands of times: so nobody ends a thread that is at it.
 */

import { getEnvironmentData, setEnvironmentData, Worker, type WorkerOptions } from 'node:worker_threads';

const key = 'bis-thread-turn';
const turns = { free: 0, working: 1, ending: 2 } as const;
/** How long one piece of work is waited for, in milliseconds; each takes less than one. */
const patience = 1_000;

// In a thread that nobody ends there is no turn to take.
const own = getEnvironmentData(key) as unknown as Int32Array | undefined;

/** Does work during which the thread is not ended. */
export function undisturbed<Result>(work: () => Result): Result {
  if (own === undefined) return work();
  // Who ends the thread keeps the turn: then the end comes while this waits.
  while (Atomics.compareExchange(own, 0, turns.free, turns.working) !== turns.free) {
    Atomics.wait(own, 0, turns.ending);
  }
  try {
    return work();
  } finally {
    Atomics.store(own, 0, turns.free);
  }
}

/** A thread, and the way to end it. */
export interface EndableThread {
  readonly worker: Worker;
  /** Ends it at once, whatever it is doing. */
  end(): Promise<void>;
}

/** Starts a thread. */
export function startThread(module: URL, options: WorkerOptions): EndableThread {
  const turn = new Int32Array(new SharedArrayBuffer(4));
  setEnvironmentData(key, turn as never);
  const worker = new Worker(module, options);
  setEnvironmentData(key, undefined as never);
  return {
    worker,
    end: async () => {
      const until = performance.now() + patience;
      while (Atomics.compareExchange(turn, 0, turns.free, turns.ending) === turns.working) {
        if (performance.now() > until) break;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await worker.terminate();
    },
  };
}
