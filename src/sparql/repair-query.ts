/**
 * Rewrites what npm oxigraph 0.5.11 answers otherwise than SPARQL 1.1 has it, so that the engine is asked for the same
 * in a way that it understands. Each repair names the section that it keeps.
 */

import {
  callOf,
  isNode,
  isVariable,
  mapped,
  mappedValues,
  type PatternNode,
  partsOf,
  patternOf,
  type SyntaxNode,
  type TripleNode,
  triplesOf,
  variableNode,
} from './syntax-nodes.js';

/** The repaired tree, or the same one where nothing had to be repaired. */
export function repairQuery<Tree extends object>(tree: Tree): Tree {
  return repair(tree, false) as Tree;
}

// `isInGraph`: within GRAPH and a variable, which the engine takes for a variable of every pattern in it.
function repair(value: unknown, isInGraph: boolean): unknown {
  if (Array.isArray(value)) return mapped(value, (item) => repair(item, isInGraph));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as SyntaxNode;
  if (isNode(node, 'term')) return node;
  const isGraph = node.type === 'pattern' && node.subType === 'graph';
  const inside = isGraph ? isVariable(node.name) : isInGraph;
  const whole: SyntaxNode = mappedValues(node, (child) => repair(child, inside));
  if (isNode(whole, 'expression', 'aggregate')) return withoutLanguage(whole);
  if (isNode(whole, 'expression', 'operation')) return fromLeftToRight(whole);
  if (isNode(whole, 'query')) return withFreshNodes(whole);
  if (!isNode(whole, 'pattern')) return whole;
  if (whole.subType === 'bgp') return withZeroLengths(whole as PatternNode);
  const parted = inside ? withoutVainMinus(whole as PatternNode) : (whole as PatternNode);
  return isGraph && inside ? withGraphNames(parted) : parted;
}

// 18.5.1.7: GROUP_CONCAT gives a simple literal, whatever languages its parts have.
function withoutLanguage(aggregate: SyntaxNode): SyntaxNode {
  return aggregate.aggregation === 'group_concat' ? callOf('str', aggregate) : aggregate;
}

const sameRank: Readonly<Record<string, readonly string[]>> = {
  '+': ['+', '-'],
  '-': ['+', '-'],
  '*': ['*', '/'],
  '/': ['*', '/'],
};

// 19.8, AdditiveExpression: 3 - 2 - 1 is (3 - 2) - 1. A node of its own is enough: it is written with parentheses.
function fromLeftToRight(operation: SyntaxNode): SyntaxNode {
  const [left] = (Array.isArray(operation.args) ? operation.args : []) as SyntaxNode[];
  const rank = sameRank[String(operation.operator)] ?? [];
  const isChain = isNode(left, 'expression', 'operation') && rank.includes(String(left?.operator));
  return isChain ? { ...operation } : operation;
}

// 8.3.2: what shares no variable removes nothing; the graph's name is none of the variables of either side.
function withoutVainMinus(group: PatternNode): PatternNode {
  const parts = partsOf(group);
  const kept = parts.filter((part, at) => {
    if (!isNode(part, 'pattern', 'minus')) return true;
    const before = new Set(parts.slice(0, at).flatMap((other) => [...variablesIn(other)]));
    return [...variablesIn(part)].some((name) => before.has(name));
  });
  return kept.length === parts.length ? group : { ...group, patterns: kept };
}

function* variablesIn(value: unknown): Iterable<string> {
  if (isVariable(value)) yield value.value;
  if (typeof value !== 'object' || value === null || isNode(value, 'pattern', 'filter')) return;
  for (const [name, child] of Object.entries(value)) if (name !== 'loc') yield* variablesIn(child);
}

const unbound = ['values', 'bind', 'filter'];

// 18.6, evaluation of Graph: each solution is one of a graph, though nothing in it is matched there.
function withGraphNames(graph: PatternNode): PatternNode {
  const parts = partsOf(graph);
  const isFree = parts.length > 0 && parts.every(({ subType }) => unbound.includes(subType ?? ''));
  return isFree ? patternOf('group', [graph, patternOf('graph', [], { name: graph.name })]) : graph;
}

// 18.4: a path of length zero leads from any term to itself, also from one that the graph does not hold.
function withZeroLengths(block: PatternNode): PatternNode {
  const triples = block.triples as readonly TripleNode[];
  const kept = triples.filter((triple) => !isZeroLengthOfConstant(triple));
  if (kept.length === triples.length) return block;
  const others = triples.filter(isZeroLengthOfConstant).map(withZeroLength);
  return patternOf('group', kept.length === 0 ? others : [{ ...block, triples: kept }, ...others]);
}

const isConstant = (node: SyntaxNode) => isNode(node, 'term', 'namedNode') || isNode(node, 'term', 'literal');

function isZeroLengthOfConstant({ subject, predicate, object }: TripleNode): boolean {
  const isPath = isNode(predicate, 'path', '*') || isNode(predicate, 'path', '?');
  return (
    isPath && ((isConstant(subject) && isVariable(object)) || (isVariable(subject) && isConstant(object)))
  );
}

function withZeroLength(triple: TripleNode): PatternNode {
  const [constant, variable] = isConstant(triple.subject)
    ? [triple.subject, triple.object]
    : [triple.object, triple.subject];
  const nobody = (name: string) => variableNode(`bis_zero_${name}`);
  const isKnown = patternOf('union', [
    patternOf('group', [triplesOf({ subject: constant, predicate: nobody('p'), object: nobody('o') })]),
    patternOf('group', [triplesOf({ subject: nobody('s'), predicate: nobody('q'), object: constant })]),
  ]);
  const isUnknown = {
    type: 'expression',
    subType: 'patternOperation',
    operator: 'notexists',
    args: patternOf('group', [isKnown]),
  };
  const itself = patternOf('values', [], {
    variables: [variable],
    values: [{ [String(variable.value)]: constant }],
    patterns: undefined,
  });
  return patternOf('union', [
    patternOf('group', [triplesOf(triple)]),
    patternOf('group', [itself, patternOf('filter', [], { expression: isUnknown, patterns: undefined })]),
  ]);
}

/** What tells the solutions of a query apart. */
const solution = variableNode('bis_solution');

// 17.4.2.9: BNODE of a text gives the same node within a solution, and another one in each.
function withFreshNodes(query: SyntaxNode): SyntaxNode {
  const { variables, where } = query;
  if (!Array.isArray(variables) || !isNode(where, 'pattern', 'group') || isGrouped(query)) return query;
  const named = mapped(variables, (item) => (isNode(item, 'pattern') ? byText(item) : item));
  if (named === variables) return query;
  const numbered = patternOf('bind', [], {
    expression: callOf('struuid'),
    variable: solution,
    patterns: undefined,
  });
  const within = where as PatternNode;
  return { ...query, variables: named, where: { ...within, patterns: [...partsOf(within), numbered] } };
}

// There are no solutions of the pattern left to tell apart.
function isGrouped({ solutionModifiers, variables }: SyntaxNode): boolean {
  const { group } = (solutionModifiers ?? {}) as { readonly group?: unknown };
  return group !== undefined || JSON.stringify(variables ?? []).includes('"aggregate"');
}

function byText(value: unknown): unknown {
  if (Array.isArray(value)) return mapped(value, byText);
  if (typeof value !== 'object' || value === null) return value;
  const node = mappedValues(value as SyntaxNode, byText);
  const [text] = (Array.isArray(node.args) ? node.args : []) as SyntaxNode[];
  if (!isNode(node, 'expression', 'operation') || node.operator !== 'bnode' || text === undefined)
    return node;
  return callOf('bnode', callOf('concat', text, solution));
}
