/** What a query is, from a real parser; the only file that names Traqula. */

import { Parser } from '@traqula/parser-sparql-1-2';

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

export type ParsedQuery =
  | { readonly kind: 'query'; readonly form: QueryForm }
  | { readonly kind: 'update' }
  | { readonly kind: 'malformed'; readonly message: string };

// Rules are compiled once; a parser may be used again after a failure.
let parser: Parser | undefined;

/** Parses a SPARQL 1.1 or 1.2 text. The base is what relative IRIs are relative to. */
export function parseQuery(text: string, base: string): ParsedQuery {
  parser ??= new Parser();
  try {
    const parsed = parser.parse(text, { baseIRI: base });
    return parsed.type === 'query' ? { kind: 'query', form: parsed.subType } : { kind: 'update' };
  } catch (error) {
    return { kind: 'malformed', message: error instanceof Error ? error.message : String(error) };
  }
}
