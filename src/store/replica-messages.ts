/** What the server and a replica's thread say to each other. */

import type { DerivedGraph } from '../model/derived-graph.js';
import type { RowCap } from '../model/ports.js';

/**
 * What a replica holds: all named graphs and the default graph, or that one alone, in which queries that name no graph are
 * answered faster: the engine looks through all that it has about a subject, whichever graph it is in.
 */
export type Holding = 'dataset' | 'default graph';

/** Given to the thread when it is started. */
export interface ReplicaOptions {
  /** The journal file. */
  readonly journal: string;
  /** Path of the image to fill from where it fits, and to write when asked; null: images are not used. */
  readonly image: string | null;
  /** Fill from the journal even where there is an image. */
  readonly afresh: boolean;
  /** A query with one answer for one state of the dataset. */
  readonly checkQuery: string;
  readonly holding: Holding;
}

/** Where a replica stands, and in what condition. */
export interface ReplicaState {
  /** Dataset version. */
  readonly version: number;
  /** Whether it should be replaced by a fresh one. */
  readonly isWorn: boolean;
  /** Whether queries have made its engine take so much memory that another should take its place at once. */
  readonly isSwollen: boolean;
  /** Whether a new image would save replicas that are restored much following. */
  readonly hasOldImage: boolean;
  /** Bytes of memory that its engine takes. */
  readonly memory: number;
}

/** To the thread: one query, the wish for an image, or all derived graphs that queries are to find. */
export type ToReplica =
  | ({ readonly kind: 'query' } & QueryMessage)
  | { readonly kind: 'write-image' }
  | { readonly kind: 'derived'; readonly graphs: readonly DerivedGraph[] };

export interface QueryMessage {
  readonly id: number;
  readonly text: string;
  readonly mediaType: string;
  readonly base: string;
  readonly defaultGraphs: readonly string[] | null;
  readonly namedGraphs: readonly string[] | null;
  /** Rows that the answer may have; null: they are not counted. */
  readonly rowCap: RowCap | null;
}

/** From the thread. */
export type FromReplica =
  /** The thread has begun; `thread` is its number to the system. */
  | { readonly kind: 'started'; readonly thread: number | null }
  | { readonly kind: 'ready'; readonly state: ReplicaState; readonly from: 'journal' | 'image' }
  | { readonly kind: 'followed'; readonly state: ReplicaState }
  | { readonly kind: 'image-written'; readonly version: number }
  | { readonly kind: 'no-image'; readonly reason: string }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly body: Uint8Array[];
      readonly isTruncated: boolean;
      readonly state: ReplicaState;
    }
  | {
      readonly kind: 'past-cap';
      readonly id: number;
      readonly cap: 'rows' | 'bytes';
      readonly most: number;
      readonly state: ReplicaState;
    }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly message: string;
      readonly state: ReplicaState;
    };
