/** What a mapping makes of a page. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import type { MentioningRecord } from '../model/mention.js';
import type { LinkRule } from './mapping.js';

/** A record that a page tells of. */
export interface MappedRecord extends MentioningRecord {
  readonly key: string;
  /** IRI of the thing. */
  readonly iri: string;
  /** What was found amiss while it was read; they stand among those of the page as well. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PageLink {
  readonly kind: LinkRule['kind'];
  readonly url: string;
}

/** What one rule did on the page. A rule of a described thing is applied once for each thing. */
export interface RuleMatch {
  readonly property: string;
  /** IRI of the property. */
  readonly iri: string;
  readonly place: FilePlace;
  /** The selector (after its label, if it has one) that found something; null when none did. */
  readonly selector: string | null;
  /** How many nodes it found. */
  readonly count: number;
  /** How many times it was applied, and how many times it found something: its match rate. */
  readonly applied: number;
  readonly matched: number;
}

export interface MappedPage {
  /** Name of the page kind, or null when the page is of none. */
  readonly kind: string | null;
  readonly records: readonly MappedRecord[];
  readonly links: readonly PageLink[];
  /** URLs of linked pages that rules ask for. When there are any, map again with them: this is not the result yet. */
  readonly needs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly matches: readonly RuleMatch[];
  /**
   * The list of records that the page is a part of; null for a page of its own. Records of a list are withheld one by one,
   * and may come on another part of it the next time.
   */
  readonly collection: string | null;
  /** IRIs of the graphs of records that lack what is required. */
  readonly withheld: readonly string[];
  /** Whether every record that the page tells of was recognized as one. */
  readonly isWhole: boolean;
  /** How many e-mail addresses, phone numbers and street addresses were taken out of its texts. */
  readonly personalData: number;
}
