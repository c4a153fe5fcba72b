/** A mapping ready to be applied: every name resolved, every rule knowing where it was written. */

import type { FilePlace } from '../model/diagnostic.js';
import type { FunctionName } from './language.js';
import type { PropertyUse } from './term-table.js';
import type { UrlPattern } from './url-pattern.js';

/** What to take from the nodes that a selector finds. */
export interface Selection {
  /** CSS; `.` is the node itself. */
  readonly selector: string;
  /** An attribute's name; null: the visible text. */
  readonly attribute: string | null;
}

/** Fills one property. */
export interface Rule {
  readonly property: PropertyUse;
  readonly place: FilePlace;
  /** Where the values are; for a nested resource, where its nodes are. Tried in order. */
  readonly selections: readonly Selection[];
  /** Whether every match gives a value; otherwise there is at most one. */
  readonly each: boolean;
  readonly as: FunctionName;
  readonly required: boolean;
  /** The properties of the nested resource. */
  readonly nested: readonly Rule[];
}

/** Links that lead on: to records' pages, or to the next page of a list. */
export interface LinkRule {
  readonly kind: 'follow' | 'next';
  readonly place: FilePlace;
  readonly selections: readonly Selection[];
}

/** Where the key of a record stands. */
export type KeyRule = { readonly kind: 'query'; readonly parameter: string } | { readonly kind: 'path' };

/** One kind of page of a source. */
export interface PageKind {
  readonly name: string;
  readonly place: FilePlace;
  readonly url: UrlPattern;
  /** The page gate: a selector that must match. */
  readonly when: string | null;
  readonly key: KeyRule | null;
  /** IRI of the class of its records. */
  readonly recordClass: string;
  readonly rules: readonly Rule[];
  readonly links: readonly LinkRule[];
}

export interface Mapping {
  readonly source: string;
  readonly pageKinds: readonly PageKind[];
  /** SHA-256 of all the files it is made of. */
  readonly hash: string;
}
