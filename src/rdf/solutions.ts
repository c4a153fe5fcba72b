/** Solutions of queries, read from what engines and servers answer. */

import { blankNode, literal, namedNode, type Term } from './terms.js';

/** Terms by the name of their variable. */
export type Solution = Readonly<Record<string, Term>>;

/** A value of SPARQL 1.1 Query Results JSON Format (3.2.2). */
interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** Reads `application/sparql-results+json`. Triple terms, which no graph holds, are left unbound. */
export function readSolutions(json: string): Solution[] {
  const { results } = JSON.parse(json) as {
    results: { bindings: readonly Readonly<Record<string, JsonTerm>>[] };
  };
  return results.bindings.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) => {
        const term = toTerm(value);
        return term === null ? [] : [[name, term]];
      }),
    ),
  );
}

function toTerm({ type, value, 'xml:lang': language, datatype }: JsonTerm): Term | null {
  switch (type) {
    case 'uri':
      return namedNode(value);
    case 'bnode':
      return blankNode(value);
    case 'literal':
    // As drafts of the format called it; Virtuoso still does.
    case 'typed-literal':
      return literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));
    default:
      return null;
  }
}
