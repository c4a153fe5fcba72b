/**
 * SERVICE clauses taken out of a query (SPARQL 1.1 Federated Query): what each of them gives is a table, so that in its
 * place stands a VALUES, and the engine answers the rest as it answers any query.
 */

import {
  isNode,
  isVariable,
  type PatternNode,
  partsOf,
  patternOf,
  type SyntaxNode,
  type TermNode,
  variableNode,
} from '../syntax-nodes.js';

/** A call of another endpoint. */
export interface ServiceCall {
  readonly endpoint: string;
  /** Whether a failure counts as a solution without values. */
  readonly silent: boolean;
  /** The variables that the call may give values. */
  readonly variables: readonly string[];
  /** The query for them; `sharedMarker` stands where values that are known may be put. */
  readonly text: string;
  readonly sharedMarker: string;
  /** Variables that patterns of this dataset beside it give values, and the query for these; null: there are none. */
  readonly shared: { readonly variables: readonly string[]; readonly text: string } | null;
  /** The IRI that stands in the query where the table has to stand. */
  readonly marker: string;
}

/** A SERVICE that cannot be called; the message says how it is written. */
export class MisusedService extends Error {
  override readonly name = 'MisusedService';
}

export interface Extracting {
  /** What no client can know. */
  readonly nonce: string;
  readonly resolve: (iri: TermNode) => string;
  /** The text of a SELECT of variables in a group, with the declarations of the query. */
  readonly write: (variables: readonly TermNode[], group: PatternNode) => string;
}

/** The tree with a VALUES of a marker for each SERVICE. Throws `MisusedService`. */
export function extractServices<Tree extends object>(
  tree: Tree,
  extracting: Extracting,
): { readonly tree: Tree; readonly calls: readonly ServiceCall[] } {
  const extraction = new Extraction(tree, extracting);
  const extracted = extraction.visit(tree, []) as Tree;
  return { tree: extraction.calls.length === 0 ? tree : extracted, calls: extraction.calls };
}

/** Patterns that are joined with what stands beside them, whatever that is. */
const joined = ['bgp', 'graph', 'values', 'group', 'union'];

class Extraction {
  readonly calls: ServiceCall[] = [];
  readonly #extracting: Extracting;
  readonly #endpoints: ReadonlyMap<string, TermNode>;

  constructor(tree: object, extracting: Extracting) {
    this.#extracting = extracting;
    this.#endpoints = new Map(constantsIn(tree));
  }

  /** `beside`: patterns of this dataset that are joined with what is visited. */
  visit(value: unknown, beside: readonly SyntaxNode[]): unknown {
    if (Array.isArray(value)) return value.map((item) => this.visit(item, beside));
    if (typeof value !== 'object' || value === null) return value;
    const node = value as SyntaxNode;
    if (isNode(node, 'term')) return node;
    if (isNode(node, 'pattern', 'service')) return this.#call(node, beside);
    if (isNode(node, 'query')) return this.#visitParts(node, []);
    if (isNode(node, 'pattern', 'graph')) return this.#visitParts(node, []);
    if (isNode(node, 'pattern') && Array.isArray(node.patterns) && node.subType !== 'union') {
      return this.#visitGroup(node, beside);
    }
    return this.#visitParts(node, beside);
  }

  #visitParts(node: SyntaxNode, beside: readonly SyntaxNode[]): SyntaxNode {
    const entries = Object.entries(node).map(([name, child]) => [
      name,
      name === 'loc' ? child : this.visit(child, beside),
    ]);
    return Object.fromEntries(entries) as SyntaxNode;
  }

  #visitGroup(group: SyntaxNode, beside: readonly SyntaxNode[]): SyntaxNode {
    const parts = partsOf(group);
    const own = (before: number) =>
      parts.slice(0, before).filter((part) => joined.includes(part.subType ?? '') && !callsOthers(part));
    // A filter is of the whole group, wherever it stands.
    const visited = parts.map((part, at) =>
      this.visit(part, [...beside, ...own(isNode(part, 'pattern', 'filter') ? parts.length : at)]),
    );
    return { ...group, patterns: visited };
  }

  #call(service: SyntaxNode, beside: readonly SyntaxNode[]): SyntaxNode {
    const { nonce, write } = this.#extracting;
    const number = this.calls.length;
    const marker = `urn:x-bis:service:${nonce}:${number}`;
    const sharedMarker = `urn:x-bis:shared:${nonce}:${number}`;
    const named = new Set(visibleIn(partsOf(service)));
    const variables = named.size > 0 ? [...named] : [`bis_service_${number}`];
    const known = new Set(visibleIn(beside));
    const shared = [...named].filter((name) => known.has(name));
    const given = shared.length === 0 ? [] : [tableOf(shared, sharedMarker)];
    const body = patternOf('group', [...given, ...partsOf(service)]);
    this.calls.push({
      ...{ marker, sharedMarker, variables },
      endpoint: this.#endpointOf(service.name as TermNode),
      silent: service.silent === true,
      text: write((named.size > 0 ? [...named] : []).map(variableNode), body),
      shared:
        shared.length === 0
          ? null
          : { variables: shared, text: write(shared.map(variableNode), patternOf('group', beside)) },
    });
    return tableOf(variables, marker);
  }

  #endpointOf(name: TermNode): string {
    const constant = isVariable(name) ? this.#endpoints.get(name.value) : name;
    if (constant !== undefined && isNode(constant, 'term', 'namedNode')) {
      return this.#extracting.resolve(constant);
    }
    throw new MisusedService(
      `SERVICE ?${name.value} has no endpoint that is known beforehand. Write its address, or give ?${name.value} one value by VALUES.`,
    );
  }
}

function* constantsIn(value: unknown): Iterable<readonly [name: string, term: TermNode]> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value, 'pattern', 'values')) {
    const { variables, values } = value as unknown as {
      readonly variables: readonly TermNode[];
      readonly values: readonly Readonly<Record<string, TermNode>>[];
    };
    const name = variables[0]?.value ?? '';
    const term = values[0]?.[name];
    if (variables.length * values.length === 1 && term !== undefined) yield [name, term];
  }
  for (const child of Object.values(value)) yield* constantsIn(child);
}

function callsOthers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isNode(value, 'pattern', 'service') || Object.values(value).some(callsOthers);
}

/** Variables that patterns may give values; what only a filter or MINUS names is not among them. */
function* visibleIn(value: unknown): Iterable<string> {
  if (isVariable(value)) yield value.value;
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value, 'pattern', 'filter') || isNode(value, 'pattern', 'minus')) return;
  const { variables, where } = value as {
    readonly variables?: readonly SyntaxNode[];
    readonly where?: unknown;
  };
  if (isNode(value, 'query')) {
    const isAll = variables?.some((one) => isNode(one, 'wildcard')) ?? false;
    for (const one of isAll ? [] : (variables ?? [])) {
      if (isVariable(one)) yield one.value;
      else if (isVariable(one.variable)) yield one.variable.value;
    }
    if (isAll) yield* visibleIn(where);
    return;
  }
  if (isNode(value, 'pattern', 'bind')) {
    yield* visibleIn((value as SyntaxNode).variable);
    return;
  }
  for (const [name, child] of Object.entries(value)) if (name !== 'loc') yield* visibleIn(child);
}

function tableOf(variables: readonly string[], marker: string): PatternNode {
  const place = { type: 'term', subType: 'namedNode', value: marker };
  return patternOf('values', [], {
    variables: variables.map(variableNode),
    values: [Object.fromEntries(variables.map((name) => [name, place]))],
    patterns: undefined,
  });
}
