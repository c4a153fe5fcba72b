/** A mapping ready to be applied: every name resolved, every rule knowing where it was written. */

import type { FilePlace } from '../model/diagnostic.js';
import type { RecordKind } from '../model/iris.js';
import type { FunctionName } from './language.js';
import type { Pattern } from './pattern.js';
import type { PageFormat, Selector } from './readers/node.js';
import type { Column } from './readers/table.js';
import type { PropertyUse } from './term-table.js';
import type { UrlPattern } from './url-pattern.js';

/** What to take from the nodes that a selector finds. */
export interface Selection {
  readonly selector: Selector;
  /** An attribute's name; `html`: the markup as text; null: the visible text. */
  readonly attribute: string | null;
}

/** A label that values stand beside. */
export interface Label {
  /** As it was written. */
  readonly text: string;
  /** As it is compared: `normalizeLabel` of the text. */
  readonly key: string;
}

/** Where values stand. */
export type Where =
  | {
      readonly kind: 'select';
      /** The elements, or the value that is markup, to look in; `page`: all that records stand in; null: the scope. */
      readonly in: Selector | 'page' | null;
      /** Labels, tried in order; null: no label is looked for. */
      readonly labels: readonly Label[] | null;
      /** Tried in order. */
      readonly selections: readonly Selection[];
    }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'coalesce'; readonly rules: readonly ValueRule[] }
  | { readonly kind: 'join'; readonly follow: readonly Selection[]; readonly rule: ValueRule };

/** How values are found and made. */
export interface ValueRule {
  readonly property: PropertyUse;
  readonly place: FilePlace;
  readonly where: Where;
  /** Whether every match gives a value; otherwise there is at most one. */
  readonly each: boolean;
  /** Patterns tried in order; none: the text as it is. */
  readonly match: readonly Pattern[];
  /** Separators; none: one text is one value. */
  readonly split: readonly string[];
  readonly as: FunctionName;
  /** For a place: what the page names around it. */
  readonly within: readonly ValueRule[];
  /** Language tag of the texts; null: what the page states. */
  readonly language: string | null;
  readonly keepPersonal: boolean;
}

/** Fills one property. */
export interface Rule extends ValueRule {
  readonly required: boolean;
  /** The properties of the described resource; empty when the value is no described resource. */
  readonly nested: readonly Rule[];
}

/** Links that lead on: to records' pages, or to the next page of a list. */
export interface LinkRule {
  readonly kind: 'follow' | 'next';
  readonly place: FilePlace;
  /** `header`: the link is that of the response. */
  readonly selections: readonly Selection[] | 'header';
}

/** Where a part of the key of a record stands. */
export type KeyRule =
  | { readonly kind: 'query'; readonly parameter: string }
  /** The last segment of the path. */
  | { readonly kind: 'path' }
  /** A named part of the URL pattern. */
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'select'; readonly selections: readonly Selection[]; readonly match: Pattern | null };

/** One kind of page of a source. */
export interface PageKind {
  readonly name: string;
  readonly place: FilePlace;
  readonly urls: readonly UrlPattern[];
  /** What its pages are read as. */
  readonly format: PageFormat;
  /**
   * Whether its pages are parts of one list of records, such as the pages of an interface for machines: a record may move
   * from one to another, and one that is amiss is withheld alone.
   */
  readonly isCollection: boolean;
  /** The page gate: a selector that must match. */
  readonly when: Selector | null;
  /** The one element that rules look in; null: the whole page. */
  readonly root: Selector | null;
  /** The elements that each tell of one record; null: the page tells of one. */
  readonly each: Selector | null;
  /** The address of the page where people read of a record; empty: it is the page itself. */
  readonly page: readonly Selection[];
  /** What is taken out of its pages before anything else. */
  readonly private: readonly Selector[];
  /** The columns that its rules name, of a table. */
  readonly columns: readonly Column[];
  /** Its parts, joined by hyphens; empty for a page kind without records. */
  readonly key: readonly KeyRule[];
  readonly keyPlace: FilePlace;
  readonly language: string | null;
  /** IRI of the class of its records. */
  readonly recordClass: string;
  readonly recordKind: RecordKind;
  readonly rules: readonly Rule[];
  readonly links: readonly LinkRule[];
}

export interface Mapping {
  readonly source: string;
  /** Whether its records are fictional. */
  readonly example: boolean;
  readonly pageKinds: readonly PageKind[];
  /** Whether any of its rules looks into linked data. */
  readonly readsLinkedData: boolean;
  /** SHA-256 of all that decides what it gives. */
  readonly hash: string;
}
