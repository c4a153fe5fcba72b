/**
 * Puts the patterns of a query in an order in which the engine is quick: of patterns that look alike to it, such as
 * `?i a bis:Initiative` and `?i dcterms:subject <theme>`, it begins with the first, and a class has the most members. What a
 * query means does not depend on the order within a block (SPARQL 1.1 Query, 18.2.2.5).
 */

import { rdf } from '../rdf/vocabulary.js';
import type { Resolve } from './iri-resolver.js';
import {
  isIri,
  isNode,
  isVariable,
  mapped,
  mappedValues,
  type PatternNode,
  type SyntaxNode,
  type TripleNode,
} from './syntax-nodes.js';

/** The tree with classes behind what says more of the same thing; the same one where nothing had to be moved. */
export function orderPatterns<Tree extends object>(tree: Tree, resolve: Resolve): Tree {
  const order = (value: unknown): unknown => {
    if (Array.isArray(value)) return mapped(value, order);
    if (typeof value !== 'object' || value === null || isNode(value, 'term')) return value;
    if (isNode(value, 'pattern', 'bgp')) return withClassesLast(value as PatternNode, resolve);
    return mappedValues(value as SyntaxNode, order);
  };
  return order(tree) as Tree;
}

function withClassesLast(block: PatternNode, resolve: Resolve): PatternNode {
  const triples = block.triples as readonly TripleNode[];
  const isClass = ({ predicate, object }: TripleNode) =>
    isIri(predicate) && resolve(predicate) === rdf.type.value && isIri(object);
  const said = new Set(triples.filter((triple) => !isClass(triple)).flatMap(chosenBy));
  const isLate = (triple: TripleNode) =>
    isClass(triple) && isVariable(triple.subject) && said.has(triple.subject.value);
  const late = triples.filter(isLate);
  const ordered = [...triples.filter((triple) => !isLate(triple)), ...late];
  return ordered.every((triple, at) => triple === triples[at]) ? block : { ...block, triples: ordered };
}

/** The variable of which a pattern says something definite. */
function chosenBy({ subject, predicate, object }: TripleNode): string[] {
  if (!isIri(predicate)) return [];
  if (isVariable(subject) && isConstant(object)) return [subject.value];
  return isVariable(object) && isConstant(subject) ? [object.value] : [];
}

const isConstant = (node: SyntaxNode) => isIri(node) || isNode(node, 'term', 'literal');
