/** Nodes of Traqula's syntax tree, as far as they are looked through and made here. */

export interface SyntaxNode {
  readonly type?: string;
  readonly subType?: string;
  readonly [name: string]: unknown;
}

export interface TermNode extends SyntaxNode {
  readonly type: 'term';
  readonly subType: string;
  readonly value: string;
}

export interface PatternNode extends SyntaxNode {
  readonly type: 'pattern';
  readonly subType: string;
}

export interface TripleNode extends SyntaxNode {
  readonly type: 'triple';
  readonly subject: SyntaxNode;
  readonly predicate: SyntaxNode;
  readonly object: SyntaxNode;
}

/** Whether a node is of a type and subtype. */
export function isNode(value: unknown, type: string, subType?: string): boolean {
  const node = (value ?? {}) as SyntaxNode;
  return node.type === type && (subType === undefined || node.subType === subType);
}

export function isVariable(value: unknown): value is TermNode {
  return isNode(value, 'term', 'variable');
}

/** Whether a node is an IRI, written in whatever way. */
export function isIri(value: unknown): value is TermNode {
  return isNode(value, 'term', 'namedNode');
}

/** Whether a node stands for whatever fits: a variable or a blank node. */
export function isOpen(node: unknown): node is TermNode {
  return isVariable(node) || isNode(node, 'term', 'blankNode');
}

/** Whether two variables or blank nodes are one. */
export function isSame(one: SyntaxNode, other: SyntaxNode): boolean {
  return one.subType === other.subType && one.value === other.value && one.label === other.label;
}

/** A pattern of other patterns: `group`, `union`, `graph`, `minus`. */
export function patternOf(
  subType: string,
  patterns: readonly SyntaxNode[],
  more: Readonly<Record<string, unknown>> = {},
): PatternNode {
  return { type: 'pattern', subType, patterns, ...more };
}

export function triplesOf(...triples: readonly Omit<TripleNode, 'type'>[]): PatternNode {
  return patternOf('bgp', [], {
    triples: triples.map((triple) => ({ annotations: [], ...triple, type: 'triple' })),
    patterns: undefined,
  });
}

export function variableNode(name: string): TermNode {
  return { type: 'term', subType: 'variable', value: name };
}

/** A call of a function or an operator, by its name in small letters. */
export function callOf(operator: string, ...args: readonly SyntaxNode[]): SyntaxNode {
  return { type: 'expression', subType: 'operation', operator, args };
}

/** What a function makes of items; the same array where it changes none. */
export function mapped(items: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  const results = items.map(map);
  return results.every((result, at) => result === items[at]) ? items : results;
}

/** A node with what a function makes of its children; the same node where it changes none. */
export function mappedValues(node: SyntaxNode, map: (child: unknown) => unknown): SyntaxNode {
  const entries = Object.entries(node).map(([name, child]): [string, unknown] => [
    name,
    name === 'loc' ? child : map(child),
  ]);
  return entries.every(([name, child]) => child === node[name])
    ? node
    : (Object.fromEntries(entries) as SyntaxNode);
}

/** The patterns in a pattern; none in one of triples or values. */
export function partsOf({ patterns }: SyntaxNode): readonly SyntaxNode[] {
  return Array.isArray(patterns) ? (patterns as SyntaxNode[]) : [];
}
