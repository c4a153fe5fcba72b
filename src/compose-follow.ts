/** Composes what follows an event stream: the network within its bounds, the journal, and what is noted of how it goes. */

import { setTimeout as delay } from 'node:timers/promises';
import { asWriterOfAny, openStore, type Store } from './compose.js';
import type { Config } from './config.js';
import { createSafeFetch } from './crawl/safe-fetch.js';
import { StreamFollower } from './federation/follow/follower.js';
import type { Following, FollowProblem, PassReport, StreamCopy } from './model/followed-stream.js';
import { copiedGraphs } from './store/copied-graphs.js';
import { FollowsStream } from './store/errors.js';
import { readFollowing, writeFollowing } from './store/followed-table.js';
import { removedGraphs } from './store/forget.js';
import { emptyLog, whileForgetting } from './store/forgetting.js';
import type { Journal } from './store/journal.js';

/** Makes a follower of a stream. Of this machine's own addresses it asks the one that was given, and no other. */
export function createFollower(address: string, userAgent: string): StreamFollower {
  const { protocol, hostname, port: given } = new URL(address);
  const port = given === '' ? (protocol === 'https:' ? 443 : 80) : Number(given);
  const isLocal = hostname === 'localhost';
  const fetch = createSafeFetch({
    userAgent,
    loopback: new Set([`${hostname}:${port}`]),
    resolutions: isLocal ? [{ host: hostname, address: '127.0.0.1', port }] : [],
  });
  return new StreamFollower({ fetch, address, clock: Date.now });
}

/** Begins a data directory as a copy of a stream. It must be empty. Throws `FollowsStream` where another one was begun there meanwhile. */
export async function beginCopy(config: Config, base: string, following: Following): Promise<Store> {
  const store = openStore({ ...config, base: { iri: base, explicit: true } });
  const { journal } = store;
  try {
    await asWriterOfAny(store, 'bis follow', async (writer) => {
      const begun = readFollowing(journal);
      if (begun === null) writeFollowing(journal, writer, following);
      else if (begun.address !== following.address) throw new FollowsStream(othersCopy(journal, begun));
    });
  } catch (error) {
    journal.close();
    throw error;
  }
  return store;
}

function othersCopy({ file }: Journal, { address }: Following): string {
  return `${file} has become a copy of ${address}. Set BIS_DATA to another directory.`;
}

export interface FollowOptions {
  readonly store: Store;
  readonly config: Config;
  readonly follower: StreamFollower;
  /** What it is doing, told to others who want to write: `bis serve --follow`. */
  readonly command: string;
  readonly onPage?: (done: number, known: number) => void;
}

/** Servers on the data directory look at the journal once a second. */
const settling = 2_000;

/** Reads the stream once, and notes what came of it. The journal is locked only while a page is written. */
export async function followOnce(options: FollowOptions): Promise<PassReport> {
  const { store, follower, command, onPage } = options;
  const following = readFollowing(store.journal);
  if (following === null) throw new Error(`${store.journal.file} follows no stream`);
  const report = await follower.pass({
    copy: copyIn(options),
    stream: following.stream,
    base: store.journal.base,
    ...(onPage === undefined ? {} : { onPage }),
  });
  const now = new Date().toISOString();
  await asWriterOfAny(store, command, async (writer) =>
    writeFollowing(store.journal, writer, noted(following, report, now)),
  );
  return report;
}

function noted(following: Following, { problems, isShifting }: PassReport, now: string): Following {
  const [problem] = problems;
  if (problem === undefined) return isShifting ? following : { ...following, readAt: now, failure: null };
  const since = following.failure?.since ?? now;
  return { ...following, failure: { since, text: describeProblem(problem) } };
}

/** A problem as a sentence. */
export function describeProblem({ address, reason }: FollowProblem): string {
  return `${address} ${reason}.`;
}

function copyIn({ store, config, command }: FollowOptions): StreamCopy {
  const table = copiedGraphs(store.journal, Date.now);
  return {
    page: (address) => table.page(address),
    take: (members, page) =>
      asWriterOfAny(store, command, async (writer) => table.take(writer, members, page)),
    keepPages: async (addresses, isWhole) => {
      const { full, all } = table.pagesBesides(addresses);
      // They were issued anew since something on them was forgotten: what was removed is then told here neither.
      const isForgotten = full === 0 || (await forgetRemoved(store, config, command));
      // As long as they are remembered, the next pass goes on with it.
      if (isWhole && isForgotten && all.length > 0) {
        await asWriterOfAny(store, command, async (writer) => table.dropPages(writer, all));
      }
      return full;
    },
  };
}

/** Whether nothing of it is left in the journal's files: a process that reads may keep the old log until it is done. */
async function forgetRemoved(store: Store, config: Config, command: string): Promise<boolean> {
  const graphs = removedGraphs(store.journal);
  // What could not be emptied in an earlier pass may be now.
  if (graphs.length === 0) return emptyLog(store.journal);
  // Seldom needed, and long to load.
  const { emptyHistory } = await import('./compose-forget.js');
  return asWriterOfAny(store, command, async (writer) => {
    const kept = { ...store, writer };
    return whileForgetting(kept, async () => {
      await delay(settling);
      return emptyHistory(kept, config, { graphs, pages: [], sources: [] }).isScrubbed;
    });
  });
}
