/** What a map shows of a search: where its records are. */

import type { IndexProgress, SearchFailure } from './search.js';

/** Positions of records, each once, from north to south: four lists of one length. */
export interface MapPoints {
  /** Ten-thousandths of a degree (WGS 84), which is eleven metres. */
  readonly latitudes: Int32Array;
  readonly longitudes: Int32Array;
  /** Records that stand there. */
  readonly records: Uint32Array;
  /** What the place is called; empty where only a position is known. */
  readonly places: readonly string[];
}

export interface MapResult {
  readonly kind: 'map';
  /** The dataset version at which the index stands. */
  readonly version: number;
  /** Null when the index is whole. */
  readonly progress: IndexProgress | null;
  /** Records that meet the search. */
  readonly total: number;
  /** How many of them have no position. */
  readonly withoutPosition: number;
  /** Where the search looks around, in degrees; null when it does not. */
  readonly around: {
    readonly latitude: number;
    readonly longitude: number;
    readonly kilometres: number;
  } | null;
  /** Of a search around a centre, only the positions within reach. A record of several places stands at each. */
  readonly points: MapPoints;
}

export type MapOutcome = MapResult | SearchFailure;
