/** A thread that follows the stream of a served data directory. */

import { setTimeout as delay } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { openStore } from '../compose.js';
import { createFollower, followOnce } from '../compose-follow.js';
import type { Config } from '../config.js';
import { readFollowing } from '../store/followed-table.js';
import { followOn } from './follow-rounds.js';
import { robotOf } from './page-origin.js';
import { explainSystemError } from './system-error.js';
import { createThreadTerminal, tellFailure } from './thread-terminal.js';

/** What the thread is given. */
export interface FollowThreadData {
  readonly config: Config;
  /** Milliseconds from the end of a pass to the next. */
  readonly interval: number;
}

const { config, interval } = workerData as FollowThreadData;
const terminal = createThreadTerminal();
const store = openStore(config);
try {
  const address = readFollowing(store.journal)?.address ?? '';
  const follower = createFollower(address, robotOf(config));
  await followOn({
    ...{ interval, clock: Date.now, print: terminal.print, tell: terminal.tell },
    // The server ends the thread.
    signal: new AbortController().signal,
    pass: () => followOnce({ store, config, follower, command: 'bis serve --follow' }),
    wait: (milliseconds) => delay(milliseconds),
    version: () => store.reader.version(),
  });
} catch (error) {
  const refusal = explainSystemError(error);
  if (refusal === null) throw error;
  tellFailure(refusal);
} finally {
  store.journal.close();
}
