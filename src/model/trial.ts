/** A trial: what a mapping makes of one page, for who writes or checks the mapping. Nothing is written. */

import type { Diagnostic, FilePlace } from './diagnostic.js';
import type { BilingualText } from './source.js';

export interface TrialRequest {
  /** Id of a source. */
  readonly source: string;
  /** The page's address, on one of the source's hosts. */
  readonly url: string;
  /** The page itself; null: it is read from the archive or, where that has none, from its site. */
  readonly page: string | null;
  /** A mapping in the place of the source's own (the text of a `mapping.yaml`); null: its own. */
  readonly mapping: string | null;
  /** Whether the page is read from its site even though the archive has it. */
  readonly isFresh: boolean;
}

/** What a rule found. */
export interface TrialMatch {
  readonly property: string;
  readonly place: FilePlace;
  /** The selector that found something; null when none did. */
  readonly selector: string | null;
  readonly count: number;
  /** How many times it was applied, and how many times it found something. */
  readonly applied: number;
  readonly matched: number;
}

/** Words of the page that name a place, a tag, an organization. */
export interface TrialMention {
  readonly property: string;
  readonly kind: string;
  readonly words: string;
  readonly within: readonly string[];
  readonly place: FilePlace;
}

export interface TrialReport {
  readonly page: string;
  /** Name of the page kind; null: the page is of none. */
  readonly kind: string | null;
  readonly turtle: string;
  readonly matches: readonly TrialMatch[];
  readonly mentions: readonly TrialMention[];
  readonly links: readonly { readonly kind: string; readonly url: string }[];
  /** What the mapping found amiss, what could not be resolved, and what the shapes say. */
  readonly diagnostics: readonly Diagnostic[];
  readonly reconciliation: readonly Diagnostic[];
  readonly validation: readonly Diagnostic[];
}

export type TrialOutcome =
  | {
      readonly kind: 'report';
      readonly report: TrialReport;
      /** Where the page came from. */
      readonly origin: 'given' | 'archive' | 'site';
      /** When it was read from its site (ISO 8601); null for a page that was given. */
      readonly readAt: string | null;
    }
  | { readonly kind: 'wrong-mapping'; readonly diagnostics: readonly Diagnostic[] }
  /** The page cannot be had, or may not be read: a sentence says why. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Another trial is under way. */
  | { readonly kind: 'busy' };

/** A source on whose pages a mapping may be tried. */
export interface TrialSource {
  readonly id: string;
  readonly name: BilingualText;
  /** Whether it has a mapping; if not, one is given with the trial. */
  readonly isMapped: boolean;
}

/** Runs trials, one at a time. */
export interface TrialRunner {
  try(request: TrialRequest): Promise<TrialOutcome>;
  /** The sources as their files are now. */
  sources(): readonly TrialSource[];
  /** The text of a source's mapping as it stands; null: it has none. */
  mappingText(source: string): string | null;
}
