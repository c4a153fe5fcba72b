/** Versions of the dataset: what each held, so that it can be cited and checked. */

export interface DatasetVersion {
  readonly version: number;
  /** When it came to be (ISO 8601). */
  readonly at: string;
  readonly isCurrent: boolean;
  /** Content graphs, and the quads in them; null: not known any more. */
  readonly content: {
    readonly graphs: number;
    readonly quads: number;
    /** SHA-256, in hexadecimal, of a line for each content graph in the order of their IRIs: hash of its canonical N-Quads, a space, its IRI. */
    readonly checksum: string;
  } | null;
}

export type VersionOutcome =
  | { readonly kind: 'version'; readonly version: DatasetVersion }
  /** It was never seen: it is part of a change that ended with this version. */
  | { readonly kind: 'within'; readonly version: number }
  /** There is none yet. */
  | { readonly kind: 'unknown' }
  /** Its history was compacted away. */
  | { readonly kind: 'forgotten' };

/** Tells of versions. */
export interface VersionReader {
  find(version: number): VersionOutcome;
}
