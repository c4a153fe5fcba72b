/** Keeps a served data directory up to date: harvests what is due, again and again, in a thread. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.js';
import type { Sites } from '../crawl/site-reader.js';
import { prepareInThread } from './harvest-thread.js';
import type { Terminal } from './terminal.js';
import type { RunningThread } from './thread-terminal.js';

/** How often it is looked what is due, in milliseconds. */
const interval = 10 * 60_000;

export interface RunningRounds {
  /** Ends them at once; what was committed stays, and the next round goes on with it. */
  stop(): Promise<void>;
}

export interface RoundsOptions {
  readonly config: Config;
  /** Resolves when the data directory is ready. */
  readonly ready: Promise<void>;
  readonly terminal: Terminal;
  /** The reader of sites of this process. */
  readonly sites: Sites;
}

/** Starts them, once the data directory is ready. */
export function startRounds({ config, ready, terminal, sites }: RoundsOptions): RunningRounds {
  const stopped = new AbortController();
  let running: RunningThread | null = null;
  const rounds = async () => {
    await ready;
    while (!stopped.signal.aborted) {
      running = prepareInThread({ config, options: { live: true }, isRound: true }, terminal, sites);
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
