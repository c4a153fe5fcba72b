/** A query as a remote server is asked it: over the bank's graphs and the merged default graph, and nothing else there. */

import type { QueryRequest } from '../model/ports.js';
import type { QueryOutline } from '../model/query-outline.js';
import { emptyGraph, mergedGraph } from './default-graph.js';
import { matchedIn, restrictedTo, underBase } from './update-text.js';

export type ScopedQuery =
  | {
      readonly kind: 'query';
      readonly text: string;
      /** The dataset of the protocol (SPARQL 1.1 Protocol, 2.1.4); several default graphs are still to be merged. */
      readonly defaultGraphs: readonly string[];
      readonly namedGraphs: readonly string[];
    }
  /** It cannot be asked so; the message says what to do instead. */
  | { readonly kind: 'refused'; readonly message: string };

/** A text put in at a place. */
type Insertion = readonly [at: number, text: string];

/**
 * The query in its scope. The server's own default graph is never read: where a query names no graph, the merged one
 * is sent as its default graph; a server then has no named graphs, so a query that names some is put into it instead.
 * `prefix` is what the IRIs of the bank's graphs begin with.
 */
export function scopeQuery(
  {
    text,
    base,
    defaultGraphs,
    namedGraphs,
  }: Pick<QueryRequest, 'text' | 'base' | 'defaultGraphs' | 'namedGraphs'>,
  outline: QueryOutline,
  prefix: string,
): ScopedQuery {
  if (outline.callsServices)
    return refuse('SERVICE is not sent on to the SPARQL server behind this endpoint.');
  // What a query says of its dataset is in the request, where the protocol's own comes first.
  const { datasetClauses } = outline;
  const own = datasetClauses === null ? text : blank(text, datasetClauses.start, datasetClauses.end);
  if (defaultGraphs !== undefined || namedGraphs !== undefined) {
    const seen = (graphs: readonly string[] = []) => {
      const visible = graphs.filter((graph) => graph.startsWith(prefix));
      return visible.length === 0 ? [emptyGraph] : visible;
    };
    const dataset = { defaultGraphs: seen(defaultGraphs), namedGraphs: seen(namedGraphs) };
    return { kind: 'query', text: underBase(own, base), ...dataset };
  }
  if (outline.graphPatterns.length === 0) {
    return { kind: 'query', text: underBase(own, base), defaultGraphs: [mergedGraph], namedGraphs: [] };
  }
  return withinMerged(own, base, outline, prefix);
}

function withinMerged(text: string, base: string, outline: QueryOutline, prefix: string): ScopedQuery {
  const { form, where, graphPatterns } = outline;
  if (form === 'describe') {
    return refuse(
      'DESCRIBE with GRAPH is not answered here. Ask with CONSTRUCT { ?thing ?property ?value } instead.',
    );
  }
  if (where === null || graphPatterns.some(({ start, end }) => start < where.start || end > where.end)) {
    return refuse('GRAPH is answered within WHERE only. Bind what EXISTS finds there, and use the variable.');
  }
  const insertions = [
    around(where, matchedIn(mergedGraph)),
    ...graphPatterns.map((pattern) => around(pattern, restrictedTo(prefix, pattern))),
  ].flat();
  return {
    kind: 'query',
    text: underBase(insert(text, insertions), base),
    defaultGraphs: [],
    namedGraphs: [],
  };
}

function refuse(message: string): ScopedQuery {
  return { kind: 'refused', message };
}

// Positions of what follows stay the same.
function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function around(
  { start, end }: { readonly start: number; readonly end: number },
  [before, after]: readonly [string, string],
): Insertion[] {
  return [
    [start, before],
    [end, after],
  ];
}

function insert(text: string, insertions: readonly Insertion[]): string {
  let result = '';
  let done = 0;
  for (const [at, inserted] of insertions.toSorted(([a], [b]) => a - b)) {
    result += text.slice(done, at) + inserted;
    done = at;
  }
  return result + text.slice(done);
}
