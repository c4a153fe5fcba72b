/** What the thread that works on pages is asked and answers: plain values, quads as strings. */

import type { LinkedPages } from '../harvest/map-with-links.js';
import type { WorkedPage, WorkedRecord } from '../harvest/page-work.js';
import type { Page } from '../model/page.js';
import { type PackedQuads, packQuads, unpackQuads } from '../rdf/packed-quads.js';

/** What the thread is given when it begins. */
export interface PageThreadData {
  /** The folder of the project. */
  readonly directory: string;
  /** The base of the bank's IRIs. */
  readonly base: string;
}

/** A page to work on. */
export interface PageQuestion {
  readonly id: number;
  readonly source: string;
  /** The mapping that is meant: its files may have been changed since. */
  readonly mappingHash: string;
  readonly page: Page;
  readonly listedOn: string | null;
  readonly linked?: LinkedPages;
}

/** What came of it. */
export type PageAnswer = { readonly id: number } & (
  | { readonly worked: PackedPage }
  | { readonly failure: string }
);

/** A page as it is worked on, packed. */
export interface PackedPage extends Omit<WorkedPage, 'records'> {
  readonly records: readonly PackedRecord[];
}

interface PackedRecord extends Omit<WorkedRecord, 'graph'> {
  readonly graph: { readonly iri: string; readonly packed: PackedQuads };
}

/** Packs a page for a message. */
export function packPage(page: WorkedPage): PackedPage {
  const records = page.records.map((record) => {
    const { iri, quads } = record.graph;
    return { ...record, graph: { iri, packed: packQuads(quads) } };
  });
  return { ...page, records };
}

/** The page again. */
export function unpackPage(page: PackedPage): WorkedPage {
  const records = page.records.map((record) => {
    const { iri, packed } = record.graph;
    return { ...record, graph: { iri, quads: unpackQuads(packed, iri) } };
  });
  return { ...page, records };
}
