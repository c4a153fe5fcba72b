/** Which graph a request is about (SPARQL 1.1 Graph Store HTTP Protocol, 4), and the validators of its states. */

import type { Coding } from '../http/encode.js';
import { type EntityTag, type ExpectedTags, expectedTags } from '../http/preconditions.js';
import { problem } from '../http/problem.js';
import type { GraphCondition, GraphName } from '../model/update-plan.js';
import { isIri } from '../rdf/iri.js';
import type { Format } from '../rdf/media-types.js';

/** A graph, or the graph store itself. */
export type Target = { readonly kind: 'graph'; readonly graph: GraphName } | { readonly kind: 'store' };

/** The path of the graph store; graphs are at their own addresses besides. */
export const graphStorePath = '/graph-store';

/** The target of a request: named by parameters at the graph store's address (4.2), by its own address elsewhere (4.1). */
export function targetOf(request: Request, base: string): Target | Response {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== graphStorePath) return { kind: 'graph', graph: base + pathname.slice(1) };
  const graphs = searchParams.getAll('graph');
  const [graph] = graphs;
  if (graphs.length + searchParams.getAll('default').length > 1) {
    return problem('bad-request', 'Name one graph: ?graph=<IRI>, or ?default.');
  }
  if (searchParams.has('default')) return { kind: 'graph', graph: null };
  if (graph === undefined) return { kind: 'store' };
  if (isIri(graph)) return { kind: 'graph', graph };
  return problem('bad-request', `The graph name "${graph}" is not an absolute IRI.`);
}

/** The entity tag of a graph's state in a format and a coding: the same bytes are sent for the same tag. */
export function tagOf(sequence: number, format: Format, coding: Coding): EntityTag {
  return { isWeak: false, text: `${sequence}-${format.name}${coding === 'gzip' ? '-gzip' : ''}` };
}

const tagText = /^(\d+)-[a-z]+(?:-gzip)?$/;

/** The states that tags stand for, whatever the format and the coding; weak ones stand for none (RFC 9110, 13.1.1). */
function statesOf(tags: ExpectedTags, comparison: 'strong' | 'weak'): readonly number[] | 'all' {
  if (tags === 'all') return 'all';
  return tags.flatMap(({ isWeak, text }) => {
    const state = tagText.exec(text)?.[1];
    return state === undefined || (isWeak && comparison === 'strong') ? [] : [Number(state)];
  });
}

/** What a request that writes expects of a graph (`If-Match`, `If-None-Match`); undefined: nothing. */
export function conditionOf(headers: Headers, graph: GraphName): GraphCondition | undefined {
  const match = expectedTags(headers.get('if-match'));
  const noneMatch = expectedTags(headers.get('if-none-match'));
  if (match === null && noneMatch === null) return undefined;
  return {
    graph,
    ...(match === null ? {} : { in: statesOf(match, 'strong') }),
    ...(noneMatch === null ? {} : { notIn: statesOf(noneMatch, 'weak') }),
  };
}
