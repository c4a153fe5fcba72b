/**
 * The query engine of a bank: replicas of the default graph alone for queries that name no graph, which most are, and
 * replicas of the whole dataset for the others.
 */

import type { DerivedGraph } from '../model/derived-graph.js';
import { type EngineStatus, idleStatus } from '../model/engine-status.js';
import type { QueryEngine, QueryOutcome, QueryRequest } from '../model/ports.js';
import type { ReplicaPool } from './replica-pool.js';

export interface ReplicaPoolsOptions {
  /** Starts the pool of the default graph; `onReady` is called when its first replica can answer. */
  readonly startDefaultGraph: (onReady: () => void) => ReplicaPool;
  /**
   * Starts the pool of the dataset, which waits for the other: two that fill at once take both twice as long. Or why there
   * is none, and what to do.
   */
  readonly startDataset: (() => ReplicaPool) | string;
}

/** Two pools as one engine. */
export class ReplicaPools implements QueryEngine {
  readonly #startDataset: (() => ReplicaPool) | string;
  readonly #defaultGraph: ReplicaPool;
  #dataset: ReplicaPool | null = null;
  #derived: readonly DerivedGraph[] = [];
  #isClosed = false;

  constructor({ startDefaultGraph, startDataset }: ReplicaPoolsOptions) {
    this.#startDataset = startDataset;
    this.#defaultGraph = startDefaultGraph(() => {
      if (this.#isClosed || typeof startDataset === 'string') return;
      this.#dataset = startDataset();
      this.#dataset.setDerived(this.#derived);
    });
  }

  get #pools(): readonly ReplicaPool[] {
    return this.#dataset === null ? [this.#defaultGraph] : [this.#defaultGraph, this.#dataset];
  }

  query(request: QueryRequest): Promise<QueryOutcome> {
    if (request.namesGraphs === false) return this.#defaultGraph.query(request);
    if (typeof this.#startDataset === 'string')
      return Promise.resolve({ kind: 'unavailable', reason: this.#startDataset });
    // Until it is started it is as far from being ready as the other.
    return (this.#dataset ?? this.#defaultGraph).query(request);
  }

  explain(text: string, base: string): Promise<string | null> {
    return this.#defaultGraph.explain(text, base);
  }

  /**
   * Whether all queries that are ever answered are answered now. Those of the dataset have no spare, and wait for the moment
   * that it takes to replace one, of which the whole server is not to be called unready.
   */
  isReady(): boolean {
    const isComplete = typeof this.#startDataset === 'string' || this.#dataset?.takesQueries === true;
    return this.#defaultGraph.isReady() && isComplete;
  }

  status(): EngineStatus {
    return this.#pools.map((pool) => pool.status()).reduce(sumOf, idleStatus);
  }

  cancel(id: string): boolean {
    return this.#pools.some((pool) => pool.cancel(id));
  }

  setDerived(graphs: readonly DerivedGraph[]): boolean {
    this.#derived = graphs;
    for (const pool of this.#pools) pool.setDerived(graphs);
    return true;
  }

  /** Ends all threads; queries under way are answered as aborted. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#pools.map((pool) => pool.close()));
  }
}

function sumOf(one: EngineStatus, other: EngineStatus): EngineStatus {
  const versions = [one.version, other.version].filter((version) => version !== null);
  return {
    queries: [...one.queries, ...other.queries],
    ready: one.ready + other.ready,
    runs: one.runs + other.runs,
    replaced: one.replaced + other.replaced,
    hydrations: one.hydrations + other.hydrations,
    memory: one.memory + other.memory,
    version: versions.length === 0 ? null : Math.min(...versions),
  };
}
