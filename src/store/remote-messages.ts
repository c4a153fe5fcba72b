/** What is known of a remote server, and what its follower's thread and the server's side say to each other. */

import type { Dialect, RemoteAddresses } from './remote-client.js';

/** In what state a remote server is. */
export type RemoteState =
  /** It has not been asked yet. */
  | { readonly kind: 'starting' }
  /** It is being filled from the journal. */
  | { readonly kind: 'filling' }
  /** It holds at least the changes up to the version, in whole or in the middle of the next ones. */
  | {
      readonly kind: 'following';
      readonly version: number;
      readonly dialect: Dialect;
      /** The graphs that it holds beside the bank's. */
      readonly others: readonly string[];
    }
  /** It does not answer, or not as it should; it is tried again. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** It must not be used as it is; the reason says what to do. It is looked at again all the same. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Texts of `queries/` that the follower asks. */
export interface RemoteQueries {
  /** `?journal` and `?position`. */
  readonly position: string;
  /** `?graph`: every graph that holds anything. */
  readonly graphs: string;
  /** `?triples`: how many the merged graph holds. */
  readonly size: string;
  /** A row for each triple of the merged graph, up to one more than an answer may have. */
  readonly rows: string;
}

/** Given to the thread when it is started. */
export interface FollowerData {
  /** The journal file. */
  readonly journal: string;
  readonly addresses: RemoteAddresses;
  readonly queries: RemoteQueries;
}

/** To the thread: look at the journal now, or end. */
export type ToFollower = { readonly kind: 'follow' } | { readonly kind: 'end' };

/** From the thread. */
export type FromFollower =
  | { readonly kind: 'state'; readonly state: RemoteState }
  | { readonly kind: 'event'; readonly message: string };
