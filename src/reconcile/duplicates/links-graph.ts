/** The links between records: what was found, less what people refuse, and what they confirm; each a graph. */

import type { Iris } from '../../model/iris.js';
import type { NamedGraph } from '../../model/named-graph.js';
import { literal, type NamedNode, namedNode, type ObjectTerm, type Quad, quad } from '../../rdf/terms.js';
import { bis, rdf, skos, xsd } from '../../rdf/vocabulary.js';
import type { PossibleDuplicate } from './find-duplicates.js';
import type { DecidedPair } from './link-decisions.js';

/** What the data says of a pair that a person has found or confirmed. */
export const confirmedMethod = 'confirmed by a person';

/** A pair as it is said. */
export interface Link {
  readonly records: readonly [string, string];
  readonly method: string;
  readonly score: number;
  readonly isConfirmed: boolean;
}

/** The links to say: confirmed pairs of records that are there, and what was found and nobody has refused. */
export function decideLinks(
  found: readonly PossibleDuplicate[],
  decided: readonly DecidedPair[],
  { base, isThere }: { readonly base: string; readonly isThere: (record: string) => boolean },
): Link[] {
  const iriOf = (id: string) => `${base}id/initiative/${id}`;
  const decisions = new Map(
    decided.map(({ records, decision }) => {
      const [first, second] = records.map(iriOf).sort();
      return [`${first} ${second}`, decision];
    }),
  );
  const links = new Map<string, Link>();
  for (const [pair, decision] of decisions) {
    const [first = '', second = ''] = pair.split(' ');
    if (decision !== 'same' || !isThere(first) || !isThere(second)) continue;
    links.set(pair, { records: [first, second], method: confirmedMethod, score: 1, isConfirmed: true });
  }
  for (const { records, methods, score } of found) {
    const pair = records.join(' ');
    if (decisions.has(pair)) continue;
    links.set(pair, { records, method: methods.join('; '), score, isConfirmed: false });
  }
  return [...links.values()];
}

/** A link as a content graph: `bis:possiblySameAs` both ways, and `skos:exactMatch` where a person says so. */
export function linkGraph({ records, method, score, isConfirmed }: Link, iris: Iris): NamedGraph {
  const iri = iris.linkGraph(...records);
  const graph = namedNode(iri);
  const quads: Quad[] = [];
  const say = (subject: NamedNode, predicate: NamedNode, object: ObjectTerm) =>
    quads.push(quad(subject, predicate, object, graph));
  const [first, second] = [namedNode(records[0]), namedNode(records[1])];
  const link = namedNode(iris.link(...records));
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const) {
    say(one, bis.possiblySameAs, other);
    if (isConfirmed) say(one, skos.exactMatch, other);
    say(link, bis.compares, one);
  }
  say(link, rdf.type, bis.PossibleDuplicate);
  say(link, bis.comparisonMethod, literal(method));
  say(link, bis.score, literal(score.toFixed(2), namedNode(`${xsd.iri}decimal`)));
  return { iri, quads };
}
