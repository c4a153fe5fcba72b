/** What the server and the thread of the search index say to one another. */

import type { MapOutcome } from '../model/map.js';
import type {
  MatchOutcome,
  MatchRequest,
  PlacesOutcome,
  PlacesRequest,
  SearchOutcome,
  SearchRequest,
} from '../model/search.js';
import type { CountOutcome, CountRequest } from '../model/statistics.js';

export type ToSearch =
  | { readonly kind: 'search'; readonly id: number; readonly request: SearchRequest }
  | { readonly kind: 'map'; readonly id: number; readonly request: SearchRequest }
  | { readonly kind: 'match'; readonly id: number; readonly request: MatchRequest }
  | { readonly kind: 'count'; readonly id: number; readonly request: CountRequest }
  | { readonly kind: 'places'; readonly id: number; readonly request: PlacesRequest }
  | { readonly kind: 'end' };

export type SearchAnswer = SearchOutcome | MapOutcome | MatchOutcome | CountOutcome | PlacesOutcome;

export type FromSearch =
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: SearchAnswer }
  /** The question could not be answered because of a fault of the software. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  /** Something that the operator should know. */
  | { readonly kind: 'event'; readonly message: string };

/** What the thread is started with. */
export interface SearchWorkerData {
  /** Paths of the journal and of the index. */
  readonly journal: string;
  readonly index: string;
}
