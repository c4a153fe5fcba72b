/** What a mapping makes of a page. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { LinkRule } from './mapping.js';

/** A record that a page tells of. */
export interface MappedRecord {
  readonly key: string;
  /** IRI of the thing. */
  readonly iri: string;
  readonly graph: NamedGraph;
}

export interface PageLink {
  readonly kind: LinkRule['kind'];
  readonly url: string;
}

/** What one rule found on the page: how many nodes, and by which of its selectors. */
export interface RuleMatch {
  readonly property: string;
  readonly place: FilePlace;
  readonly selector: string | null;
  readonly count: number;
}

export interface MappedPage {
  /** Name of the page kind, or null when the page is of none. */
  readonly kind: string | null;
  readonly records: readonly MappedRecord[];
  readonly links: readonly PageLink[];
  readonly diagnostics: readonly Diagnostic[];
  readonly matches: readonly RuleMatch[];
}
