/** The frontier of a crawl: which pages of a source are known, and which of them are to be read now. */

import type { Validators } from './page.js';

/** An address that a page leads to, or that a source begins with. */
export interface KnownLink {
  /** Without fragment, as the URL standard writes it. */
  readonly url: string;
  /** The list page that led there; null for a start address, and for the next page of a list. */
  readonly listedOn: string | null;
  /** How many links lead there from a start address. */
  readonly depth: number;
  /** Whether it is a page of a list: those are read in every harvest. */
  readonly isList: boolean;
  /** When the site says that the page was changed (ISO 8601, UTC). */
  readonly changedAt?: string | null;
}

/** A page that is to be read. */
export interface Visit extends KnownLink {
  /** What it was known by when it was last read. */
  readonly validators: Validators | null;
}

/** What came of a visit. */
export type VisitResult =
  | {
      readonly kind: 'read';
      /** Where the page stands: a redirect may have led there. That address is done too. */
      readonly address: string;
      readonly isUnchanged: boolean;
      readonly validators: Validators | null;
      /** Whether it leads to other pages. */
      readonly isList: boolean;
      /** Where it leads to: those are known with the visit, or not at all. */
      readonly links: readonly KnownLink[];
    }
  | { readonly kind: 'missing' | 'refused' | 'failed' };

/** A harvest of a source that may go on after its process has died. */
export interface CrawlRun {
  readonly number: number;
  /** When it began (ISO 8601, UTC). */
  readonly startedAt: string;
  /** Whether it goes on with what another process began. */
  readonly isResumed: boolean;
  /** What was counted until then, as JSON; null: nothing. */
  readonly tally: string | null;
}

/** A frontier that outlives its process, and knows of earlier harvests. */
export interface LastingFrontier extends Frontier {
  readonly run: CrawlRun;
  /** Pages that are not there any more, and were not on an earlier day either. */
  gone(): readonly string[];
  /** Pages that were ever read, lists left out. */
  readonly knownPages: number;
  /** All addresses that are known, and when the one that was read longest ago was read (ISO 8601); null: none was. */
  readonly stock: { readonly known: number; readonly seenSince: string | null };
  /** Pages that were read by earlier harvests and not by this one, since they are not due. */
  readonly passedOver: number;
  /** Notes what came of a visit and, in the same transaction, what was counted until then; null leaves that as it was. */
  note(visit: Visit, result: VisitResult, tally?: string | null): void;
  /** Forgets a page that was taken for gone. */
  drop(url: string): void;
  /** Ends the run: the next harvest begins another. */
  end(): void;
}

/** Keeps the pages of one source for one harvest. */
export interface Frontier {
  /** Makes addresses known; one that is known already is not read again in this harvest. */
  add(links: readonly KnownLink[]): void;
  /** Whether the address is known. */
  has(url: string): boolean;
  /** The next page to be read; null when there is none. It comes again until it is noted. */
  next(): Visit | null;
  /**
   * The page that will be the next one when what `next` gives is done, and with it the address where that page was found to
   * stand, and then the pages `ahead`; null: it is not known yet.
   */
  after(address: string, ahead: readonly string[]): Visit | null;
  /** Notes what came of a visit: then the page is done. */
  note(visit: Visit, result: VisitResult): void;
  /** Pages that are known and still to be read in this harvest. */
  readonly waiting: number;
}
