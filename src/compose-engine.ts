/** Starts what answers queries and searches of a data directory. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { imageFileNames, type Store } from './compose.js';
import type { Config } from './config.js';
import { queryText } from './installed-files.js';
import { idleStatus } from './model/engine-status.js';
import type { QueryEngine, TextIndex } from './model/ports.js';
import { indexFileName } from './search/index-file.js';
import { SearchThread } from './search/search-thread.js';
import { createQueryOutliner } from './sparql/query-outline.js';
import { PlainDataset } from './store/errors.js';
import { planReplicas, type Replicas, sizeOf } from './store/memory-plan.js';
import { type RemoteAddresses, RemoteClient } from './store/remote-client.js';
import { withCredentials } from './store/remote-credentials.js';
import { RemoteEngine } from './store/remote-engine.js';
import { RemoteThread } from './store/remote-thread.js';
import type { Holding } from './store/replica-messages.js';
import { ReplicaPool } from './store/replica-pool.js';
import { ReplicaPools } from './store/replica-pools.js';

/** A query engine that has to be closed. */
export interface RunningEngine extends QueryEngine {
  close(): Promise<void>;
}

/**
 * Starts the query engine over the journal: with as many replicas as memory allows, or over the SPARQL server that the
 * configuration names. Throws `PlainDataset` where that one cannot hold the dataset.
 */
export function startEngine(store: Store, config: Config, tell: (line: string) => void): RunningEngine {
  if (config.remote !== null) return startRemoteEngine(store, config.remote, config.workers, tell);
  const { defaultGraph, dataset, warning } = planReplicas(sizeOf(store.reader), {
    wanted: config.workers,
    available: process.availableMemory(),
    mode: store.journal.mode,
  });
  if (warning !== null) tell(`note: ${warning}`);
  const start = (holding: Holding, replicas: Replicas, onReady?: () => void) =>
    new ReplicaPool({
      journal: store.journal.file,
      image: join(config.data, imageFileNames[holding]),
      checkQuery: queryText('checks/replica'),
      queueLimit: 100,
      onEvent: (message) => tell(`query engine: ${message}`),
      ...{ holding, ...replicas, onReady },
    });
  if (defaultGraph === null)
    return dataset === null ? unavailableEngine(warning ?? '') : start('dataset', dataset);
  return new ReplicaPools({
    startDefaultGraph: (onReady) => start('default graph', defaultGraph, onReady),
    startDataset: dataset === null ? (warning ?? '') : () => start('dataset', dataset),
  });
}

function startRemoteEngine(
  { journal, reader, iris }: Store,
  addresses: RemoteAddresses,
  slots: number,
  tell: (line: string) => void,
): RunningEngine {
  if (journal.mode === 'plain') {
    throw new PlainDataset(
      `${journal.file} holds a plain dataset, whose blank nodes have no names on another server. Unset BIS_REMOTE_QUERY, or set BIS_DATA to the directory of a bank.`,
    );
  }
  const onEvent = (message: string) => tell(`SPARQL server: ${message}`);
  const queries = {
    position: queryText('checks/remote-position'),
    graphs: queryText('checks/remote-graphs'),
    size: queryText('checks/remote-size'),
    rows: queryText('checks/remote-rows'),
  };
  return new RemoteEngine({
    client: new RemoteClient({ fetch: withCredentials(fetch, randomUUID), addresses }),
    follower: new RemoteThread({
      module: new URL('./cli/remote-worker.js', import.meta.url),
      data: { journal: journal.file, addresses, queries },
      onEvent,
    }),
    outline: createQueryOutliner(),
    version: () => reader.version(),
    ...{ prefix: iris.base, slots, queueLimit: 100, newId: randomUUID, clock: Date.now, onEvent },
  });
}

/** A search index that has to be closed. */
export interface RunningSearch extends TextIndex {
  close(): Promise<void>;
}

/** Opens the search index of the data directory, and keeps it in step with the journal in a thread of its own. */
export function startSearch({ journal }: Store, config: Config, tell: (line: string) => void): RunningSearch {
  return new SearchThread({
    module: new URL('./cli/search-worker.js', import.meta.url),
    data: { journal: journal.file, index: join(config.data, indexFileName) },
    onEvent: (message) => tell(`search index: ${message}`),
  });
}

function unavailableEngine(reason: string): RunningEngine {
  return {
    query: () => Promise.resolve({ kind: 'unavailable', reason }),
    explain: () => Promise.resolve(null),
    isReady: () => false,
    setDerived: () => false,
    status: () => idleStatus,
    cancel: () => false,
    close: () => Promise.resolve(),
  };
}
