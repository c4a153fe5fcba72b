/** A page as it was read: from a web archive or over HTTP. */

import type { Quad } from '../rdf/terms.js';

/** A fetched page, its bytes already decoded to text. */
export interface Page {
  /** The URL of the page, without fragment. */
  readonly url: string;
  readonly text: string;
  /** SHA-256 of the body's bytes, as `sha256:` and hexadecimal. */
  readonly bodyDigest: string;
  readonly mediaType: string;
  /** When the body was read from its site (ISO 8601, UTC). */
  readonly fetchedAt: string;
  /** HTTP status; null for a page that was never fetched (a reconstruction). */
  readonly fetchStatus: number | null;
  /** The WARC record that holds it, if one does. */
  readonly archiveRecord: string | null;
  /**
   * The document that a reconstructed page is made from, as its archive or its server says
   * (`BIS-Reconstructed-From`); null for a real page.
   */
  readonly reconstructedFrom: string | null;
  /** The address of the next page of a list, as the response itself says (`Link: …; rel="next"`, RFC 8288). */
  readonly next?: string | null;
  /** The address that it gives itself (`rel="canonical"`, RFC 6596); null or absent: it says none. */
  readonly canonical?: string | null;
  /** Whether it asks not to be listed: nothing of it is kept. */
  readonly optsOut?: boolean;
  /** What it says as linked data, and what of that cannot be read; undefined where nobody has looked. */
  readonly statements?: { readonly quads: readonly Quad[]; readonly problems: readonly string[] };
}

/** What tells an answer from the next one (RFC 9110, 8.8). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why a page could not be read. */
export interface FetchFailure {
  /** `later`: its server does not want to be asked now. */
  readonly kind: 'missing' | 'refused' | 'failed' | 'later';
  /** What happened, in words that a partner understands. */
  readonly reason: string;
  /** When the server may be asked again (milliseconds since the epoch), where it is for later. */
  readonly until?: number;
}

export type FetchOutcome =
  | {
      readonly kind: 'page';
      readonly page: Page;
      /** Whether the body is the one that was read there the last time, as far as the archive knows. */
      readonly isUnchanged?: boolean;
      /** What it is known by when it is asked for again; null or absent: nothing. */
      readonly validators?: Validators | null;
      /**
       * Notes where it is kept; absent: it is not kept, or noted already. To be called in the transaction that writes what
       * is made of the page, so that it costs none of its own.
       */
      readonly noteKept?: () => void;
    }
  | FetchFailure;

/**
 * Reads one page by its URL. Never throws for what the other side does. `listedOn` is the list page that led to it: the
 * archive keeps it, since a mapping may say it of the record. Validators are those that the page had when it was last read.
 */
export type PageFetch = (
  url: string,
  listedOn?: string | null,
  validators?: Validators | null,
) => Promise<FetchOutcome>;
