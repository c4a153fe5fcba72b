/** The page archive's index: which body stood at which address, and where its record is. */

/** A body that an address gave, as the page archive keeps it. */
export interface Capture {
  readonly source: string;
  readonly url: string;
  /** SHA-256 of the body. */
  readonly digest: string;
  /** The WARC file, relative to the folder of the archive, and the byte at which the record begins in it. */
  readonly file: string;
  readonly offset: number;
  /** `WARC-Record-ID`, without brackets. */
  readonly record: string;
  /** Whether the response was a page, rather than an error or a file of another kind. */
  readonly isPage: boolean;
  /** When the body was first read from its site (ISO 8601, UTC). */
  readonly fetchedAt: string;
  /** When the address last gave it (ISO 8601, UTC). */
  readonly seenAt: string;
  /** The list page that last led there. */
  readonly listedOn: string | null;
}

/** Where the bodies of pages stand. A body is kept once for each address that gave it. */
export interface CaptureIndex {
  find(capture: Pick<Capture, 'url' | 'digest' | 'isPage'>): Capture | undefined;
  /** The page that the address gave when it was last read. */
  latestPage(url: string): Capture | undefined;
  add(capture: Omit<Capture, 'seenAt'>): void;
  /** Notes that the address gave the same body again. */
  seenAgain(capture: Pick<Capture, 'source' | 'url' | 'digest' | 'isPage'>, listedOn: string | null): void;
  /** Where the last known record of a file begins; 0 when none is known. */
  lastOffset(file: string): number;
  /** Number of addresses of a source that have given a page. */
  countPages(source: string): number;
  /** The latest page of each address of a source, in the order in which they were last seen. */
  pagesOf(source: string): Iterable<Capture>;
}
