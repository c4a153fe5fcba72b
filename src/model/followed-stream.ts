/** An event stream that a data directory follows: what its members are, and what is known of its pages. */

/** What orders versions of one thing: their moment, then their number. */
export interface VersionKey {
  /** UTC with nine digits of fractions, so that texts are in the order of times; empty where the stream has none. */
  readonly moment: string;
  /** 0 where the stream has none. */
  readonly sequence: number;
}

/** A member of the stream: a version of a graph or, where the stream is a source, of an object. */
export interface FollowedMember extends VersionKey {
  /** IRI of what it is a version of. */
  readonly versionOf: string;
  /** The whole graph as lines of canonical N-Quads, or all that is said of the object as N-Triples; none: it was removed. */
  readonly lines: readonly string[];
}

/** What is remembered of a page of the stream. */
export interface FollowedPage {
  readonly address: string;
  /** Its entity tag, by which it is asked whether it has changed; null: it had none. */
  readonly tag: string | null;
  /** Whether it never changes, so that it is not asked again. */
  readonly isFull: boolean;
  /** Addresses of the pages that it leads to. */
  readonly relations: readonly string[];
}

/** What taking members in has done. */
export interface TakenMembers {
  /** How many graphs or objects are different now. */
  readonly changed: number;
  /** Those of which a version was told again with another content: the first is kept. */
  readonly contradicted: readonly string[];
}

/** Keeps what a stream tells. */
export interface StreamCopy {
  /** What is remembered of a page. */
  page(address: string): FollowedPage | undefined;
  /**
   * Takes members in, in portions, each unless a newer version of the same is known. The page is remembered with the last
   * portion: ended in between, it is read again, and members that are there already change nothing.
   */
  take(members: readonly FollowedMember[], page: FollowedPage): Promise<TakenMembers>;
  /**
   * Told at the end of a walk which pages there are, and whether everything was read. Pages that are remembered besides are
   * let go of where it was. Returns how many of them were full: something on them was forgotten.
   */
  keepPages(addresses: ReadonlySet<string>, isWhole: boolean): Promise<number>;
}

/** What is amiss with an address of the stream. */
export interface FollowProblem {
  readonly address: string;
  /** A sentence without its subject: "answered 500". */
  readonly reason: string;
  /** `later`: it could not be read, and may be readable soon; `wrong`: it could, and is not what it should be. */
  readonly kind: 'later' | 'wrong';
}

/** What a walk over the whole stream came to. */
export interface PassReport {
  /** Pages that were read; those that had not changed are not among them. */
  readonly pages: number;
  readonly members: number;
  /** How many graphs or objects are different now. */
  readonly changed: number;
  readonly problems: readonly FollowProblem[];
  /** Whether pages were missing that others still led to: the next pass will know better. */
  readonly isShifting: boolean;
  /** Pages that the stream no longer has, although they were full: something on them was forgotten. */
  readonly reissued: number;
  /** Until when the server wants to be left alone (milliseconds since the epoch); null: it does not say. */
  readonly retryAt: number | null;
}

/** What `bis status` says of a data directory that follows a stream. */
export interface Following {
  /** The address that is asked. */
  readonly address: string;
  /** The IRI of the stream. */
  readonly stream: string;
  /** When the data directory was begun (ISO 8601). */
  readonly since: string;
  /** When the stream was last read to its end without a problem; null: never. */
  readonly readAt: string | null;
  /** What went wrong since, with the time of the first; null: nothing. */
  readonly failure: { readonly since: string; readonly text: string } | null;
}
