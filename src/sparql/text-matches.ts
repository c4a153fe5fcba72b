/**
 * Full-text search within SPARQL: `?initiative bis:matches "words"` becomes a VALUES of what the search index finds, and
 * `?initiative bis:score ?score` beside it the second column.
 */

import { termToNQuads } from '../rdf/canonical.js';
import { literal, namedNode } from '../rdf/terms.js';
import { bis, xsd } from '../rdf/vocabulary.js';
import type { IriNode } from './iri-resolver.js';
import {
  isNode,
  isVariable,
  type PatternNode,
  patternOf,
  type SyntaxNode,
  type TermNode,
  type TripleNode,
} from './syntax-nodes.js';

/** A text that is looked for, and the IRI that stands in the query where what is found has to stand. */
export interface TextMatch {
  readonly text: string;
  readonly marker: string;
}

export interface FoundMatch extends TextMatch {
  readonly hits: readonly { readonly iri: string; readonly score: number }[];
}

/** A use of `bis:matches` that is not understood; the message says how it is written. */
export class MisusedMatch extends Error {
  override readonly name = 'MisusedMatch';
}

/** The tree with a VALUES of a marker for each text; `nonce` is what no client can know. Throws `MisusedMatch`. */
export function extractMatches<Tree extends object>(
  tree: Tree,
  resolve: (iri: IriNode) => string,
  nonce: string,
): { readonly tree: Tree; readonly matches: readonly TextMatch[] } {
  const matches: TextMatch[] = [];
  const mark = (text: string): string => {
    const marker = `urn:x-bis:match:${nonce}:${matches.length}`;
    matches.push({ text, marker });
    return marker;
  };
  const constants = new Map(constantsIn(tree));
  const textOf = (node: SyntaxNode) =>
    isVariable(node) ? constants.get(node.value) : isText(node) ? node.value : undefined;
  const isPredicate = (node: SyntaxNode, iri: string) =>
    isNode(node, 'term', 'namedNode') && resolve(node as unknown as IriNode) === iri;
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as SyntaxNode;
    if (isNode(node, 'pattern', 'bgp'))
      return withoutMatches(node as PatternNode, { isPredicate, textOf, mark });
    return Object.fromEntries(
      Object.entries(node).map(([name, child]) => [name, name === 'loc' ? child : visit(child)]),
    );
  };
  const visited = visit(tree) as Tree;
  return { tree: matches.length === 0 ? tree : visited, matches };
}

/** Variables that a VALUES of one text gives their value: parameters of the catalogue are written so. */
function* constantsIn(value: unknown): Iterable<readonly [name: string, text: string]> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value, 'pattern', 'values')) {
    const { variables, values } = value as {
      variables: readonly TermNode[];
      values: readonly Record<string, TermNode>[];
    };
    const name = variables[0]?.value ?? '';
    const term = values[0]?.[name];
    if (variables.length * values.length === 1 && term !== undefined && isText(term))
      yield [name, term.value];
  }
  for (const child of Object.values(value)) yield* constantsIn(child);
}

interface Extraction {
  readonly isPredicate: (node: SyntaxNode, iri: string) => boolean;
  /** The text that a term stands for, if it does. */
  readonly textOf: (node: SyntaxNode) => string | undefined;
  readonly mark: (text: string) => string;
}

function withoutMatches(block: PatternNode, { isPredicate, textOf, mark }: Extraction): PatternNode {
  const triples = block.triples as readonly TripleNode[];
  const matching = triples.filter(({ predicate }) => isPredicate(predicate, bis.matches.value));
  if (matching.length === 0) return block;
  const used = new Set<TripleNode>(matching);
  const values = matching.map(({ subject, object }) => {
    const text = textOf(object);
    if (!isVariable(subject) || text === undefined) {
      throw new MisusedMatch(
        'bis:matches is written with a variable before it and a text behind it: ?initiative bis:matches "jardins partagés". Texts that the query itself computes cannot be looked for.',
      );
    }
    const scored = triples.find(
      (triple) =>
        isPredicate(triple.predicate, bis.score.value) &&
        isVariable(triple.subject) &&
        triple.subject.value === subject.value,
    );
    if (scored !== undefined) used.add(scored);
    if (scored !== undefined && !isVariable(scored.object)) {
      throw new MisusedMatch(
        'bis:score beside bis:matches gives a variable its value: ?initiative bis:score ?score.',
      );
    }
    return valuesOf(mark(text), [subject, ...(scored ? [scored.object as TermNode] : [])]);
  });
  const rest = triples.filter((triple) => !used.has(triple));
  return patternOf('group', [...values, ...(rest.length > 0 ? [{ ...block, triples: rest }] : [])]);
}

function isText(node: SyntaxNode): node is TermNode {
  return isNode(node, 'term', 'literal');
}

function valuesOf(marker: string, variables: readonly TermNode[]): PatternNode {
  const place = { type: 'term', subType: 'namedNode', value: marker };
  return patternOf('values', [], {
    variables,
    values: [Object.fromEntries(variables.map(({ value }) => [value, place]))],
    patterns: undefined,
  });
}

/** The text with what was found in the place of the markers. */
export function fillMatches(text: string, found: readonly FoundMatch[]): string {
  return found.reduce((filled, { marker, hits }) => {
    if (hits.length === 0) return filled.replace(clauseOf(marker), withNothing(marker));
    const place = new RegExp(`\\(?\\s*<${marker}>(\\s+<${marker}>)?\\s*\\)?`);
    const isScored = place.exec(filled)?.[1] !== undefined;
    const rows = hits.map(({ iri, score }) =>
      isScored ? `( ${termToNQuads(namedNode(iri))} ${decimal(score)} )` : termToNQuads(namedNode(iri)),
    );
    return filled.replace(place, () => rows.join(' '));
  }, text);
}

/** The whole VALUES of a marker, and its variables. */
function clauseOf(marker: string): RegExp {
  const row = `\\(?\\s*<${marker}>(?:\\s+<${marker}>)?\\s*\\)?`;
  return new RegExp(`VALUES\\s*\\(?((?:\\s*[?$][^\\s(){}]+)+)\\s*\\)?\\s*\\{\\s*${row}\\s*\\}`);
}

// The engine gives no row for COUNT over an empty VALUES, where SPARQL has 0 (18.5.1): it is asked for what is nowhere.
function withNothing(marker: string): (clause: string, variables: string) => string {
  return (_clause, variables) => {
    const [subject, score = `<${marker}>`] = variables.trim().split(/\s+/);
    return `${subject} <${marker}> ${score} .`;
  };
}

function decimal(score: number): string {
  return termToNQuads(literal(score.toFixed(4), xsd.decimal));
}
