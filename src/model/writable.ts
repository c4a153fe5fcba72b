/** Which graphs are written by updates: all of a plain dataset's, and those of the bank's operators in the merged one. */

import type { GraphName } from './update-plan.js';

/** What decides it. */
export interface WritableOptions {
  readonly mode: 'merged' | 'plain';
  /** Base IRI of the dataset. */
  readonly base: string;
}

/** Why a graph is not written by updates. */
export interface NotWritable {
  readonly kind: 'forbidden';
  readonly target: 'default-graph' | 'graph';
  readonly reason: string;
}

/** The beginning of the names of graphs that operators write. */
export function localGraphs(base: string): string {
  return `${base}graph/local/`;
}

/** Null when updates may write the graph. */
export function refusalOf(graph: GraphName, { mode, base }: WritableOptions): NotWritable | null {
  if (mode === 'plain') return null;
  if (graph === null) {
    const reason =
      'The default graph merges all content graphs: name the graph that you mean (GRAPH, WITH, INTO; ?graph= in the graph store).';
    return { kind: 'forbidden', target: 'default-graph', reason };
  }
  const local = localGraphs(base);
  // Browsers leave out "..": such a name would be the address of another graph.
  const isUnder = (iri: string) => iri.startsWith(local) && iri.length > local.length;
  if (isUnder(graph) && isUnder(URL.parse(graph)?.href ?? '')) return null;
  const reason = `<${graph}> is not written by updates: the graphs of sources belong to their harvest. Write to graphs under <${local}>.`;
  return { kind: 'forbidden', target: 'graph', reason };
}
