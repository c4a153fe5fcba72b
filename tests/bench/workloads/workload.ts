/** A workload that is measured on one server after another, and then tells what it found. */

import type { Bank } from '../bank.js';
import type { Served } from '../peers/peer.js';
import type { Findings } from '../report.js';

/** How our own server is named among the others. */
export const ours = 'bis';

export interface WorkloadOptions {
  readonly bank: Bank;
  /** Fewer repetitions. */
  readonly isQuick: boolean;
  /** Tells what goes on. */
  readonly say: (line: string) => void;
}

export interface ServerWorkload {
  /** Measures a server; ours comes first. */
  readonly measure: (name: string, served: Served) => Promise<void>;
  readonly findings: () => Findings;
  /** What ours took, in milliseconds or bytes, by what was measured: what growth is told of. */
  readonly costs: () => ReadonlyMap<string, number>;
}
