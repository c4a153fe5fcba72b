/** Where the parts of a SPARQL query stand in its text that decide which graphs it reads. */

/** A part of a text: from its first character to the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A pattern that is matched in named graphs (SPARQL 1.1 Query, 13.3.1), and how it names them. */
export type GraphPattern = Span &
  ({ readonly variable: string; readonly iri: null } | { readonly variable: null; readonly iri: string });

export interface QueryOutline {
  readonly form: 'select' | 'ask' | 'construct' | 'describe';
  /** Its clauses of FROM and FROM NAMED, together. */
  readonly datasetClauses: Span | null;
  /** Its pattern, braces included; null: a description that needs none. */
  readonly where: Span | null;
  readonly graphPatterns: readonly GraphPattern[];
  /** Whether it asks other endpoints (SERVICE). */
  readonly callsServices: boolean;
}

/** Finds the outline of a text; null: it is no query, or cannot be taken apart. */
export type OutlineQuery = (text: string, base: string) => QueryOutline | null;
