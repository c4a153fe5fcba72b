/** Quads as SPARQL 1.1 Update data (3.1.1, 3.1.2): the only file in which SPARQL is written by code. */

import { bracketed } from '../rdf/iri.js';
import { tripleOf } from './default-graph.js';

/** The graph of a canonical N-Quads line, in angle brackets. */
function graphOf(line: string): string {
  return line.slice(line.lastIndexOf(' <') + 1, -' .\n'.length);
}

// `quads` are canonical N-Quads lines, `triples` the lines of the default graph.
function data(quads: readonly string[], triples: readonly string[]): string {
  const byGraph = Map.groupBy(quads, graphOf);
  const blocks = [...byGraph].map(([graph, lines]) => `GRAPH ${graph} {\n${lines.map(tripleOf).join('')}}\n`);
  return `{\n${triples.join('')}${blocks.join('')}}`;
}

/** Adds quads, and triples to the default graph. */
export function insertData(quads: readonly string[], triples: readonly string[]): string {
  return `INSERT DATA ${data(quads, triples)}`;
}

/** Removes quads, and triples from the default graph. */
export function deleteData(quads: readonly string[], triples: readonly string[]): string {
  return `DELETE DATA ${data(quads, triples)}`;
}

/** Removes quads graph by graph: Virtuoso 7 leaves texts with a language where one operation names several graphs. */
export function deleteByGraph(quads: readonly string[]): string {
  return oneRequest([...Map.groupBy(quads, graphOf).values()].map((lines) => deleteData(lines, [])));
}

/** Adds graphs to another one (3.2.5); graphs that do not exist add nothing. Throws `IllegalIri`. */
export function addGraphs(graphs: readonly string[], target: string): string {
  return graphs
    .map((graph) => `ADD SILENT GRAPH ${bracketed(graph)} TO GRAPH ${bracketed(target)}`)
    .join(';\n');
}

/** Asks for the variables' values in each solution of a pattern; without variables, whether there is a solution. */
export function selectSolutions(
  { prologue, group }: { readonly prologue: string; readonly group: string },
  variables: readonly string[],
  isDistinct: boolean,
): string {
  const asked = variables.length === 0 ? '(1 AS ?any)' : variables.map((name) => `?${name}`).join(' ');
  return `${prologue}SELECT ${isDistinct ? 'DISTINCT ' : ''}${asked} WHERE ${group}`;
}

/** Asks whether a graph holds anything. Throws `IllegalIri`. */
export function askGraph(graph: string): string {
  return `ASK { GRAPH ${bracketed(graph)} { ?s ?p ?o } }`;
}

/** Drops a graph (3.2.2), whether it exists or not. */
export function dropGraph(graph: string): string {
  return `DROP SILENT GRAPH ${bracketed(graph)}`;
}

/** Several operations as one request (3). */
export function oneRequest(operations: readonly string[]): string {
  return operations.join(';\n');
}

/** A query whose relative IRIs are relative to a base (SPARQL 1.1 Query, 4.1.1.2). Throws `IllegalIri`. */
export function underBase(query: string, base: string): string {
  return `BASE ${bracketed(base)} ${query}`;
}

/** What comes before and after a group so that it is matched in a graph (SPARQL 1.1 Query, 13.3). */
export function matchedIn(graph: string): readonly [before: string, after: string] {
  return [`{ GRAPH ${bracketed(graph)} `, ' }'];
}

/** What comes before and after a pattern of named graphs so that a variable that names them takes none of some graphs. */
export function sparing(
  variable: string,
  graphs: readonly string[],
): readonly [before: string, after: string] {
  return ['{ ', ` FILTER (?${variable} NOT IN (${graphs.map(bracketed).join(', ')})) }`];
}

/** What comes before and after a pattern so that it has no solution. */
export const matchedNowhere: readonly [before: string, after: string] = ['{ ', ' FILTER (false) }'];
