/** A query as a remote server is asked it: over the bank's graphs and the merged default graph, and nothing else there. */

import type { QueryRequest } from '../model/ports.js';
import type { GraphPattern, QueryOutline } from '../model/query-outline.js';
import { emptyGraph, mergedGraph } from './default-graph.js';
import { matchedIn, matchedNowhere, sparing, underBase } from './update-text.js';

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

/** What of a server belongs to the bank. */
export interface Scope {
  /** What the IRIs of the bank's graphs begin with. */
  readonly prefix: string;
  /** The graphs that the server holds beside the bank's. */
  readonly others: readonly string[];
}

/** A text put in at a place. */
type Insertion = readonly [at: number, text: string];

/**
 * The query in its scope. The server's own default graph is never read: where a query names no graph, the merged one
 * is sent as its default graph; a server then has no named graphs, so a query that names some is put into it instead.
 */
export function scopeQuery(
  {
    text,
    base,
    defaultGraphs,
    namedGraphs,
  }: Pick<QueryRequest, 'text' | 'base' | 'defaultGraphs' | 'namedGraphs'>,
  outline: QueryOutline,
  scope: Scope,
): ScopedQuery {
  if (outline.callsServices)
    return refuse('SERVICE is not sent on to the SPARQL server behind this endpoint.');
  // What a query says of its dataset is in the request, where the protocol's own comes first.
  const { datasetClauses } = outline;
  const own = datasetClauses === null ? text : blank(text, datasetClauses.start, datasetClauses.end);
  if (defaultGraphs !== undefined || namedGraphs !== undefined) {
    const seen = (graphs: readonly string[] = []) => {
      const visible = graphs.filter((graph) => graph.startsWith(scope.prefix));
      return visible.length === 0 ? [emptyGraph] : visible;
    };
    const dataset = { defaultGraphs: seen(defaultGraphs), namedGraphs: seen(namedGraphs) };
    return { kind: 'query', text: underBase(own, base), ...dataset };
  }
  if (outline.graphPatterns.length === 0) {
    return { kind: 'query', text: underBase(own, base), defaultGraphs: [mergedGraph], namedGraphs: [] };
  }
  return withinMerged(own, base, outline, scope);
}

function withinMerged(text: string, base: string, outline: QueryOutline, scope: Scope): ScopedQuery {
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
    ...graphPatterns.map((pattern) => around(pattern, restriction(pattern, scope))),
  ].flat();
  return {
    kind: 'query',
    text: underBase(insert(text, insertions), base),
    defaultGraphs: [],
    namedGraphs: [],
  };
}

// Names are excluded one by one: to compare the beginning of each graph's name costs Virtuoso 7 seconds.
function restriction({ variable, iri }: GraphPattern, { prefix, others }: Scope): readonly [string, string] {
  if (variable !== null) return sparing(variable, others);
  return iri.startsWith(prefix) ? ['', ''] : matchedNowhere;
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
