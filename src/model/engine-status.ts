/** What operators see of a query engine. */

/** A query under way. */
export interface RunningQuery {
  /** By which it is cancelled. */
  readonly id: string;
  readonly text: string;
  readonly state: 'waiting' | 'running';
  /** Milliseconds since it came. */
  readonly age: number;
  /** Longest time until its answer, in milliseconds. */
  readonly timeout: number;
}

export interface EngineStatus {
  readonly queries: readonly RunningQuery[];
  /** Replicas that can answer now; of a server of another maker, 1 while it follows. */
  readonly ready: number;
  /** Queries that were run so far, in a replica or by the server; a query that was put back counts each time. */
  readonly runs: number;
  /** Replicas that were ended and replaced. */
  readonly replaced: number;
  /** Replicas that were filled from the journal. */
  readonly hydrations: number;
  /** Bytes that the replicas take. */
  readonly memory: number;
  /** The dataset version of the replica that is furthest behind; null: none is ready. */
  readonly version: number | null;
}

/** Of an engine that does nothing. */
export const idleStatus: EngineStatus = {
  ...{ queries: [], ready: 0, runs: 0, replaced: 0, hydrations: 0, memory: 0 },
  version: null,
};
