/** Whether two results are the same: as multisets or in order, with blank nodes that may have any labels. */

import { isomorphic } from 'rdf-isomorphic';
import type { Solution } from '../../src/rdf/solutions.js';
import {
  blankNode,
  literal,
  namedNode,
  type ObjectTerm,
  type Quad,
  quad,
  type Term,
} from '../../src/rdf/terms.js';
import { xsd } from '../../src/rdf/vocabulary.js';
import { type Results, tell } from './expected-results.js';

export interface Comparison {
  /** Whether the order of the rows counts. */
  readonly isOrdered: boolean;
  /** Whether equal rows count once (REDUCED). */
  readonly isLax: boolean;
}

/** What differs; null: nothing. */
export function differ(found: Results, wanted: Results, comparison: Comparison): string | null {
  if ('boolean' in wanted) {
    return 'boolean' in found && found.boolean === wanted.boolean ? null : `It is not ${wanted.boolean}.`;
  }
  if (!('rows' in found)) return 'A boolean was answered.';
  const same = isomorphic(asGraph(found.rows, comparison), asGraph(wanted.rows, comparison));
  return same ? null : `Found:\n${show(found.rows)}\nWanted:\n${show(wanted.rows)}`;
}

const numeric = new Set(['decimal', 'double', 'float', 'integer'].map((name) => xsd.iri + name));

// The engine keeps values and not their spelling (RDF 1.1 Concepts, 3.3: "1.0" and "1" are one decimal).
function byValue(term: Term | undefined): ObjectTerm {
  if (term?.termType !== 'Literal') return term as ObjectTerm;
  const { value, datatype } = term;
  const number = Number(value.replace('INF', 'Infinity'));
  if (numeric.has(datatype.value) && !Number.isNaN(number)) return literal(String(number), datatype);
  if (datatype.equals(xsd.boolean)) return literal(String(value === '1' || value === 'true'), datatype);
  return term;
}

function show(rows: readonly Solution[]): string {
  const lines = rows.map((row) =>
    Object.entries(row)
      .map(([name, term]) => `?${name} ${tell(term)}`)
      .sort()
      .join('  '),
  );
  return lines.length === 0 ? '(no rows)' : lines.sort().join('\n');
}

// Each row is a blank node with its values: rows that are equal stay two, and their own blank nodes may be shared.
function asGraph(rows: readonly Solution[], { isOrdered, isLax }: Comparison): Quad[] {
  const kept = isLax ? distinct(rows) : rows;
  const counts = new Map<string, number>();
  return kept.flatMap((row, index) => {
    const node = blankNode(`row${index}`);
    const key = keyOf(row);
    const times = (counts.get(key) ?? 0) + 1;
    counts.set(key, times);
    const values = Object.entries(row).map(([name, term]) =>
      quad(node, namedNode(`urn:variable:${name}`), byValue(term)),
    );
    // Equal rows are told apart by their number, which spares the comparison their permutations.
    const place = literal(String(isOrdered ? index : times));
    return [...values, quad(node, namedNode('urn:place'), place)];
  });
}

function keyOf(row: Solution): string {
  return JSON.stringify(
    Object.entries(row)
      .map(([name, term]) => [name, term.termType === 'BlankNode' ? '_' : tell(byValue(term))])
      .sort(),
  );
}

function distinct(rows: readonly Solution[]): Solution[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
