/** Servers that hold the same statements and are asked the same questions: ours, and those of other makers. */

import { readFileSync } from 'node:fs';
import type { BulkFiles } from '../../fixtures/servers/server.js';

/** A server that answers queries. */
export interface Served extends AsyncDisposable {
  /** Where queries are posted, as forms. */
  readonly query: string;
  /** What it takes for its default graph where it has none of its own: asked for by queries that name no graph. */
  readonly namedDefaultGraph?: string;
  readonly pid: number;
  /** Replaces the named graph, and waits until that is acknowledged; absent: the server takes no changes. */
  readonly replaceGraph?: (graph: string, triples: string) => Promise<void>;
}

export interface Peer {
  readonly name: string;
  /** Loads the dataset into an empty folder and answers queries about it. */
  readonly fill: (folder: string, dataset: BulkFiles) => Promise<Served>;
}

/** Resident memory of a process, in bytes. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
