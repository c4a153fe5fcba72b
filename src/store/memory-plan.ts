/** How many replicas fit: computed from the journal before any is started, and told, rather than discovered. */

import type { JournalReader } from './journal-reader.js';
import type { Holding } from './replica-messages.js';

/** What the journal says of the size of its dataset. */
export interface DatasetSize {
  /** Quads of all graphs, provenance included. */
  readonly quads: number;
  /** Bytes of the graphs' texts as stored. */
  readonly storedBytes: number;
}

/** Replicas of one kind. */
export interface Replicas {
  /** Queries that may run at once. */
  readonly slots: number;
  /** Replicas beyond that, ready to take the place of one that had to be ended. */
  readonly spares: number;
}

export interface MemoryPlan {
  /** Those of the default graph alone; null: there are none, and those of the dataset answer what they would. */
  readonly defaultGraph: Replicas | null;
  /** Those of the whole dataset; null: no query can be answered that names graphs. */
  readonly dataset: Replicas | null;
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
export function estimateReplica({ quads, storedBytes }: DatasetSize, holding: Holding = 'dataset'): number {
  const copies = mergedShare + (holding === 'dataset' ? 1 : 0);
  return Math.round(Math.max(quads, leastQuads) * copies * bytesPerQuad + storedBytes * compression);
}

/** The size of a journal's dataset. */
export function sizeOf(journal: JournalReader): DatasetSize {
  return { quads: journal.quadCount(), storedBytes: journal.storedBytes() };
}

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** What replicas are planned for. */
export interface Wish {
  /** Queries at once. */
  readonly wanted: number;
  /** Bytes of memory that are free. */
  readonly available: number;
  /** In a plain dataset the default graph is a graph like others: there is one kind of replicas. */
  readonly mode: 'merged' | 'plain';
}

/** Plans replicas of a dataset of this size. */
export function planReplicas(size: DatasetSize, wish: Wish): MemoryPlan {
  const { wanted, available, mode } = wish;
  const small = estimateReplica(size, 'default graph');
  const large = estimateReplica(size, 'dataset');
  const memory = available * memoryShare;
  const least = mode === 'plain' ? large : small;
  if (least > replicaLimit) return { defaultGraph: null, dataset: null, warning: tellTooLarge(size, least) };
  if (large > replicaLimit) {
    const [slots = 0, spares = 0] = fitInto(memory, [small, wanted], [small, 1]);
    const defaultGraph = { slots: Math.max(1, slots), spares };
    return { defaultGraph, dataset: null, warning: tellTooLargeForGraphs(size, large) };
  }
  if (mode === 'plain' || small + large > memory) {
    const [slots = 0, spares = 0] = fitInto(memory, [large, wanted], [large, 1]);
    const dataset = { slots: Math.max(1, slots), spares };
    const warning = slots + spares > wanted ? null : tellTooLittle(dataset, wish, large);
    return { defaultGraph: null, dataset, warning };
  }
  // The dataset's replicas answer fewer queries, and one of them does without a spare.
  const [first = 0, slots = 0, spares = 0, more = 0] = fitInto(
    memory,
    ...([
      [large, 1],
      [small, wanted],
      [small, 1],
      [large, wanted - 1],
    ] as const),
  );
  const isAll = slots + spares + more === 2 * wanted;
  const defaultGraph = { slots, spares };
  const dataset = { slots: first + more, spares: 0 };
  return {
    ...{ defaultGraph, dataset },
    warning: isAll ? null : tellTooLittle(defaultGraph, wish, small, { ...dataset, bytes: large }),
  };
}

/** How many of each fit, the most important first: bytes that one takes, and how many are wanted. */
function fitInto(memory: number, ...wishes: readonly (readonly [bytes: number, wanted: number])[]): number[] {
  let left = memory;
  return wishes.map(([bytes, wanted]) => {
    const fitting = Math.min(wanted, Math.floor(left / bytes));
    left -= fitting * bytes;
    return fitting;
  });
}

const otherServer = 'Name a SPARQL server of your own in BIS_REMOTE_QUERY (docs/operations.md).';

function tellTooLarge({ quads }: DatasetSize, bytes: number): string {
  return (
    `The dataset (${quads} quads) would take about ${gigabytes(bytes)} in the built-in query engine, ` +
    `which holds ${gigabytes(replicaLimit)} at most. Pages and exports work; /sparql does not. ${otherServer}`
  );
}

function tellTooLargeForGraphs({ quads }: DatasetSize, bytes: number): string {
  return (
    `The named graphs (${quads} quads) would take about ${gigabytes(bytes)} in the built-in query engine, which holds ` +
    `${gigabytes(replicaLimit)} at most: queries with GRAPH, FROM or a dataset are not answered, all others are. ${otherServer}`
  );
}

/** `others`: those of the dataset, where the first are of the default graph. */
function tellTooLittle(
  { slots, spares }: Replicas,
  { wanted, available }: Wish,
  bytes: number,
  others: (Replicas & { readonly bytes: number }) | null = null,
): string {
  const besides =
    others === null
      ? ''
      : `, and of those for queries that name graphs, which take ${gigabytes(others.bytes)} each, ${others.slots} of ${wanted}`;
  return (
    `A replica takes about ${gigabytes(bytes)} and ${gigabytes(available)} of memory are free: ` +
    `${slots} of ${wanted} query threads are started, ${spares === 0 ? 'without a spare' : 'with a spare'}${besides}. ` +
    'Set BIS_WORKERS to fewer, or give the server more memory.'
  );
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
