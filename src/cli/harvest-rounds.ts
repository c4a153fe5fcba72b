/** Keeps a served data directory up to date: harvests what is due, again and again, in a thread. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.js';
import { prepareInThread, type RunningHarvest } from './harvest-thread.js';
import type { Terminal } from './terminal.js';

/** How often it is looked what is due, in milliseconds. */
const interval = 10 * 60_000;

export interface RunningRounds {
  /** Ends them at once; what was committed stays, and the next round goes on with it. */
  stop(): Promise<void>;
}

/** Starts them, once the data directory is ready. */
export function startRounds(config: Config, ready: Promise<void>, terminal: Terminal): RunningRounds {
  const stopped = new AbortController();
  let running: RunningHarvest | null = null;
  const rounds = async () => {
    await ready;
    while (!stopped.signal.aborted) {
      running = prepareInThread({ config, options: { live: true }, isRound: true }, terminal);
      await running.done.catch((error: Error) => terminal.tell(`error: ${error.message}`));
      await delay(interval, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  };
  void rounds();
  return {
    stop: async () => {
      stopped.abort();
      await running?.stop();
    },
  };
}
