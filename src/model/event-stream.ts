/** The journal as others follow it: versions of content graphs, in pages of fixed ranges of its numbers. */

/** Changes that share a page, whether it shows them or not. The journal keeps numbers of pages: it is never to differ. */
export const changesPerPage = 100;

/** What a change made of a content graph. */
export interface GraphVersion {
  readonly sequence: number;
  /** When it was committed (ISO 8601, UTC). */
  readonly at: string;
  readonly graph: string;
  /** The whole graph as canonical N-Quads; null: it was removed. */
  readonly text: string | null;
}

/** A page by its number, from 0, and its edition: another one each time that something in it was forgotten. */
export interface StreamPage {
  readonly number: number;
  readonly edition: number;
}

/** Reads the versions that the journal still has: of every graph at least the last one. */
export interface VersionStream {
  /** What tells this journal from every other. */
  readonly identity: string;
  /** Number of the last change, 0 when there is none. */
  version(): number;
  /** The last change whose history is gone; 0: all of it is there. */
  compacted(): number;
  /** Whether there is a partner of this id, or was one. */
  knows(source: string): boolean;
  /** The pages of a source, or of all (null), in order. */
  pages(source: string | null): readonly StreamPage[];
  editionOf(page: number): number;
  /** The versions of a page, in order. Each is read when it is asked for. Throws `JournalDamaged`. */
  versions(page: number, source: string | null): Iterable<GraphVersion>;
}
