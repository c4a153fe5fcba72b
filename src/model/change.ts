/** A change of one graph, as the journal keeps it. */

/** Content is in the default graph, the dumps and the stream; provenance is read by `GRAPH` only. */
export type GraphKind = 'content' | 'provenance';

export interface Change {
  /** Its place in the journal; the last one's number is the dataset version. */
  readonly sequence: number;
  /** When it was committed (ISO 8601, UTC). */
  readonly at: string;
  readonly graph: string;
  readonly kind: GraphKind;
  /** Canonical N-Quads lines. */
  readonly added: string;
  readonly removed: string;
}
