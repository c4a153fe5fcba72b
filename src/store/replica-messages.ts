/** What the server and a replica's worker thread say to each other. */

/** Given to the worker when it is started. */
export interface ReplicaOptions {
  /** The journal file. */
  readonly journal: string;
}

/** To the worker: one query. */
export interface QueryMessage {
  readonly id: number;
  readonly text: string;
  readonly mediaType: string;
  readonly base: string;
  readonly defaultGraphs: readonly string[] | null;
  readonly namedGraphs: readonly string[] | null;
}

/** From the worker. */
export type ReplicaMessage =
  | { readonly kind: 'ready'; readonly version: number }
  | { readonly kind: 'followed'; readonly version: number }
  | { readonly kind: 'answer'; readonly id: number; readonly body: Uint8Array[]; readonly version: number }
  | { readonly kind: 'refused'; readonly id: number; readonly message: string };
