/** How many replicas fit: computed from the journal before any is started, and told, rather than discovered. */

import type { JournalReader } from './journal-reader.js';

/** What the journal says of the size of its dataset. */
export interface DatasetSize {
  /** Quads of all graphs, provenance included. */
  readonly quads: number;
  /** Bytes of the graphs' texts as stored. */
  readonly storedBytes: number;
}

export interface MemoryPlan {
  /** Bytes that one replica is expected to take. */
  readonly perReplica: number;
  /** Queries that may run at once; 0 when no replica fits. */
  readonly slots: number;
  /** Replicas beyond that. */
  readonly spares: number;
  /** What to tell the operator when less than was wanted fits; null when all of it does. */
  readonly warning: string | null;
}

/** Measured with oxigraph 0.5.11: bytes a quad, the copy in the default graph counted as one. */
const bytesPerQuad = 320;
/** Quads of the default graph for each quad of a graph (the provenance is not in it, shared triples once). */
const mergedShare = 0.7;
/** Graph texts shrink about so many times when they are stored; what they spell out is kept in memory once. */
const compression = 3.5;
/** WebAssembly addresses 4 GiB; past this much the next load may be the last one. */
export const replicaLimit = 3 * 2 ** 30;
/** Share of the available memory that replicas may take. */
const memoryShare = 0.75;

/** Quads that a bank soon has, though its journal is still empty: its places alone are as many. */
const leastQuads = 400_000;

/** Bytes that a replica of a dataset of this size takes. */
export function estimateReplica({ quads, storedBytes }: DatasetSize): number {
  return Math.round(
    Math.max(quads, leastQuads) * (1 + mergedShare) * bytesPerQuad + storedBytes * compression,
  );
}

/** The size of a journal's dataset. */
export function sizeOf(journal: JournalReader): DatasetSize {
  return { quads: journal.quadCount(), storedBytes: journal.storedBytes() };
}

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** Plans replicas for `wanted` queries at once, with `available` bytes of memory free. */
export function planReplicas(size: DatasetSize, wanted: number, available: number): MemoryPlan {
  const perReplica = estimateReplica(size);
  if (perReplica > replicaLimit) {
    return {
      perReplica,
      slots: 0,
      spares: 0,
      warning:
        `The dataset (${size.quads} quads) would take about ${gigabytes(perReplica)} in the built-in query engine, ` +
        `which holds ${gigabytes(replicaLimit)} at most. Pages and exports work; /sparql does not. Name a SPARQL server of your own in BIS_REMOTE_QUERY (docs/operations.md).`,
    };
  }
  const fitting = Math.floor((available * memoryShare) / perReplica);
  const slots = Math.min(wanted, Math.max(1, fitting));
  const spares = fitting > slots ? 1 : 0;
  const warning =
    fitting > wanted
      ? null
      : `A replica takes about ${gigabytes(perReplica)} and ${gigabytes(available)} of memory are free: ` +
        `${slots} of ${wanted} query threads are started, ${spares === 0 ? 'without a spare' : 'with a spare'}. ` +
        'Set BIS_WORKERS to fewer, or give the server more memory.';
  return { perReplica, slots, spares, warning };
}

/** Why the thread that updates, which holds a replica of its own, cannot be started; null when it can. */
export function obstacleOf(size: DatasetSize, available: number): string | null {
  const needed = estimateReplica(size);
  if (needed > replicaLimit) {
    return `The dataset would take about ${gigabytes(needed)} in the updating thread, which holds ${gigabytes(replicaLimit)} at most.`;
  }
  if (needed < available) return null;
  return `The updating thread takes about ${gigabytes(needed)}, and ${gigabytes(available)} of memory are free. Set BIS_WORKERS to fewer, or give the server more memory.`;
}
