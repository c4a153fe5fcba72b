/**
 * Queries that only count statements by property or things by class, which are counted once a version: the pattern that
 * matches them all, `?s ?p ?o` or `?s a ?class`, becomes a VALUES of its values and their counts, and COUNT their sum. A solution
 * of the table stands for as many alike solutions of the pattern (SPARQL 1.1 Query, 18.2.4.1, 18.5.1.2), so it is done only where
 * nothing else tells these apart.
 */

import { termToNQuads } from '../rdf/canonical.js';
import { namedNode } from '../rdf/terms.js';
import { rdf } from '../rdf/vocabulary.js';
import type { Resolve } from './iri-resolver.js';
import type { Domains } from './needless-classes.js';
import {
  isIri,
  isNode,
  isOpen,
  isSame,
  isVariable,
  mapped,
  mappedValues,
  type PatternNode,
  partsOf,
  patternOf,
  type SyntaxNode,
  type TermNode,
  type TripleNode,
  variableNode,
} from './syntax-nodes.js';

/** The table that a query asks for instead of a pattern. */
export interface CountTable {
  readonly of: 'properties' | 'classes';
  /** The one property or class that is asked for; null: all, with their names. */
  readonly only: string | null;
  /** The IRI that stands in the query where the rows have to stand. */
  readonly marker: string;
}

/** How many statements of the default graph each property has, and how many members each class. */
export interface Counts {
  /** The dataset version. */
  readonly version: number;
  readonly properties: ReadonlyMap<string, number>;
  readonly classes: ReadonlyMap<string, number>;
  readonly domains: Domains;
}

/** What of a query is looked at. */
interface SelectNode extends SyntaxNode {
  readonly distinct?: boolean;
  readonly where?: PatternNode;
  readonly variables?: readonly SyntaxNode[];
  readonly solutionModifiers?: { readonly group?: { readonly groupings?: readonly unknown[] } };
}

/** A pattern of which only the number of solutions matters, by its name if it has one. */
interface Countable {
  readonly block: PatternNode;
  readonly triple: TripleNode;
  readonly of: CountTable['of'];
  readonly name: TermNode | null;
  readonly only: string | null;
  /** Variables and blank nodes that must stand nowhere else. */
  readonly rest: readonly TermNode[];
}

const sum = variableNode('bis_count');

/** The query asking for a table of counts; null: it asks for something else. `nonce` is what no client can know. */
export function countByTable<Tree extends object>(
  tree: Tree,
  resolve: Resolve,
  nonce: string,
): { readonly tree: Tree; readonly table: CountTable } | null {
  const query = tree as SelectNode;
  const countable = countableIn(query, resolve);
  if (countable === null || occurrences(query, sum) > 0) return null;
  const { block, triple, of, name, only, rest } = countable;
  const isAlone = partsOf(query.where as SyntaxNode).length === 1 && triplesIn(block).length === 1;
  const counts = new Counting(countable, isAlone && isGroupedBy(query, name));
  const counted = counts.replaceIn(query);
  const isOnlyCounted = rest.every((term) => occurrences(query, term) === 1 + counts.occurrences(term));
  if (counts.isOther || !isOnlyCounted || !(counts.isAny || hasNoMultiples(query))) return null;
  const marker = `urn:x-bis:counts:${nonce}`;
  const others = triplesIn(block).filter((other) => other !== triple);
  const asTable = patternOf('group', [
    tableOf(marker, name),
    ...(others.length > 0 ? [{ ...block, triples: others }] : []),
  ]);
  const where = mappedValues(counted.where as SyntaxNode, (child) =>
    Array.isArray(child) ? child.map((part) => (part === block ? asTable : part)) : child,
  );
  return { tree: { ...counted, where } as unknown as Tree, table: { of, only, marker } };
}

/**
 * The text with rows of counts in the place of the marker; null: there are none. Of a VALUES without rows npm oxigraph 0.5.11
 * makes no solution where the standard makes one, whose SUM is 0.
 */
export function fillCounts(text: string, { of, only, marker }: CountTable, counts: Counts): string | null {
  const rows =
    only === null
      ? [...counts[of]].map(([name, count]) => `( ${termToNQuads(namedNode(name))} ${count} )`)
      : [counts[of].get(only) ?? 0].filter((count) => count > 0).map(String);
  if (rows.length === 0) return null;
  const place = new RegExp(`\\(?\\s*<${marker}>(\\s+<${marker}>)?\\s*\\)?`);
  return text.replace(place, () => rows.join(' '));
}

function countableIn({ where }: SelectNode, resolve: Resolve): Countable | null {
  if (where === undefined || !isNode(where, 'pattern', 'group')) return null;
  const blocks = partsOf(where).filter((part) => isNode(part, 'pattern', 'bgp')) as PatternNode[];
  for (const block of blocks) {
    for (const triple of triplesIn(block)) {
      const asked = askedBy(triple, resolve);
      if (asked !== null) return { block, triple, ...asked };
    }
  }
  return null;
}

function askedBy({ subject, predicate, object, ...more }: TripleNode, resolve: Resolve) {
  if (!isOpen(subject) || (more.annotations as readonly unknown[] | undefined)?.length) return null;
  if (isVariable(predicate))
    return isOpen(object)
      ? ({ of: 'properties', name: predicate, only: null, rest: [subject, object] } as const)
      : null;
  if (!isIri(predicate)) return null;
  const property = resolve(predicate);
  if (property === rdf.type.value && isVariable(object))
    return { of: 'classes', name: object, only: null, rest: [subject] } as const;
  if (property === rdf.type.value && isIri(object))
    return { of: 'classes', name: null, only: resolve(object), rest: [subject] } as const;
  return isOpen(object)
    ? ({ of: 'properties', name: null, only: property, rest: [subject, object] } as const)
    : null;
}

/** Replaces what counts the solutions of a pattern, and notes what else is reckoned of them. */
class Counting {
  readonly #countable: Countable;
  /** Whether each solution of a group has another subject. */
  readonly #isEachDistinct: boolean;
  readonly #counted: TermNode[] = [];
  isAny = false;
  /** Whether something is reckoned that a table does not say. */
  isOther = false;

  constructor(countable: Countable, isEachDistinct: boolean) {
    this.#countable = countable;
    this.#isEachDistinct = isEachDistinct;
  }

  occurrences(term: TermNode): number {
    return this.#counted.filter((counted) => isSame(counted, term)).length;
  }

  replaceIn(query: SelectNode): SelectNode {
    const replace = (value: unknown): unknown => {
      if (Array.isArray(value)) return mapped(value, replace);
      if (typeof value !== 'object' || value === null) return value;
      const node = value as SyntaxNode;
      if (isNode(node, 'query') && node !== query) return node;
      return isNode(node, 'expression', 'aggregate') ? this.#replaced(node) : mappedValues(node, replace);
    };
    return replace(query) as SelectNode;
  }

  #replaced(aggregate: SyntaxNode): SyntaxNode {
    this.isAny = true;
    const { aggregation, distinct } = aggregate;
    const [of, ...others] = (aggregate.expression ?? []) as readonly SyntaxNode[];
    const { name, rest, of: kind } = this.#countable;
    const isOfRest = isVariable(of) && rest.some((term) => isSame(term, of));
    const isSubject = kind === 'classes' && isOfRest;
    const isAllThere =
      isNode(of, 'wildcard') || isOfRest || (isVariable(of) && name !== null && isSame(name, of));
    const isCount = aggregation === 'count' && others.length === 0;
    if (isCount && isAllThere && (distinct !== true || (isSubject && this.#isEachDistinct))) {
      if (isVariable(of)) this.#counted.push(of);
      return { ...aggregate, aggregation: 'sum', distinct: false, expression: [sum] };
    }
    // The same however often a value comes, if it is none of those that are not there any more.
    const isUnmoved = distinct === true || ['min', 'max', 'sample'].includes(String(aggregation));
    if (!isUnmoved || isNode(of, 'wildcard')) this.isOther = true;
    return aggregate;
  }
}

function isGroupedBy({ solutionModifiers }: SelectNode, name: TermNode | null): boolean {
  const groupings = solutionModifiers?.group?.groupings ?? [];
  if (name === null) return groupings.length === 0;
  return groupings.length === 1 && isVariable(groupings[0]) && isSame(groupings[0], name);
}

/** Whether it asks no more than which values there are. */
function hasNoMultiples({ distinct, variables = [], solutionModifiers }: SelectNode): boolean {
  const isNamed = !variables.some((variable) => isNode(variable, 'wildcard'));
  return isNamed && (distinct === true || solutionModifiers?.group !== undefined);
}

function tableOf(marker: string, name: TermNode | null): PatternNode {
  const variables = name === null ? [sum] : [name, sum];
  const place = { type: 'term', subType: 'namedNode', value: marker };
  const row = Object.fromEntries(variables.map(({ value }) => [value, place]));
  return patternOf('values', [], { variables, values: [row], patterns: undefined });
}

function triplesIn({ triples }: PatternNode): readonly TripleNode[] {
  return triples as readonly TripleNode[];
}

/** How often a variable or a blank node stands in a query. */
function occurrences(value: unknown, term: TermNode): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (!Array.isArray(value) && isNode(value, 'term')) return isSame(value as SyntaxNode, term) ? 1 : 0;
  return Object.entries(value).reduce(
    (sum, [name, child]) => sum + (name === 'loc' ? 0 : occurrences(child, term)),
    0,
  );
}
