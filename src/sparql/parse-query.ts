/** What a query is, from a real parser; the only file that names Traqula. */

import { createHash, randomUUID } from 'node:crypto';
import { Generator } from '@traqula/generator-sparql-1-2';
import { Parser } from '@traqula/parser-sparql-1-2';
import { AstFactory } from '@traqula/rules-sparql-1-2';
import { type Declaration, type IriNode, iriResolver } from './iri-resolver.js';
import { repairQuery } from './repair-query.js';
import { extractServices, MisusedService, type ServiceCall } from './service/extract-services.js';
import type { PatternNode, TermNode } from './syntax-nodes.js';
import { extractMatches, MisusedMatch, type TextMatch } from './text-matches.js';

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

export type ParsedQuery =
  | {
      readonly kind: 'query';
      readonly form: QueryForm;
      /** The graphs of FROM and of FROM NAMED, as absolute IRIs; null when the query names no dataset. */
      readonly dataset: { readonly defaultGraphs: string[]; readonly namedGraphs: string[] } | null;
      /** The same for queries that differ in nothing but the things and values that they ask about. */
      readonly shape: string;
      /** The same for queries that differ in nothing but how they are written. */
      readonly identity: string;
      /** Whether it may be answered otherwise the next time, though the data are the same. */
      readonly isVolatile: boolean;
      /** Whether it asks named graphs, by GRAPH or by a dataset of its own. */
      readonly namesGraphs: boolean;
      /** Whether it asks other endpoints. */
      readonly hasService: boolean;
      /** The text to run: it gives one row more than the cap, at most. */
      readonly text: string;
      /** Whether the text was given that limit. */
      readonly isLimited: boolean;
      /** Texts to be looked for before the text is run. */
      readonly matches: readonly TextMatch[];
      /** Calls of other endpoints, whose tables are put into the text before it is run. */
      readonly calls: readonly ServiceCall[];
    }
  /** It is well-formed, and asks for what is not done here; the message says what to write instead. */
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'update' }
  | { readonly kind: 'malformed'; readonly message: string };

/** A function that parses SPARQL 1.1 and 1.2. The base is what relative IRIs are relative to. */
export type ParseQuery = (text: string, base: string) => ParsedQuery;

interface Located {
  readonly loc: { readonly start: number; readonly end: number };
}

/** The parts of Traqula's syntax tree that are read here. */
interface Tree {
  readonly type: string;
  readonly subType?: QueryForm;
  readonly context?: readonly Declaration[];
  readonly datasets?: {
    readonly clauses: readonly { readonly clauseType: string; readonly value: IriNode }[];
  };
  readonly solutionModifiers?: {
    readonly limitOffset?: Located & { readonly limit?: number; readonly offset?: number };
  };
  /** The VALUES clause at the end. */
  readonly values?: Located;
}

/** Functions whose value is another one each time (SPARQL 1.1 Query, 17.4). */
const volatileFunctions: readonly string[] = ['now', 'rand', 'uuid', 'struuid', 'bnode'];

/** Makes a parser that lets a SELECT query give one row more than `mostRows`, at most. */
export function createQueryParser(mostRows: number): ParseQuery {
  // Its rules are compiled once, and it may be used again after a failure.
  const factory = new AstFactory({ tracksSourceLocation: true });
  const parser = new Parser({
    lexerConfig: { positionTracking: 'full' },
    defaultContext: { astFactory: factory },
  });
  // Indentation takes the generator longer than all else the deeper a group is: with it 2,000 characters took seconds.
  const generator = new Generator({ indentInc: 0 });
  const write = (tree: Tree) =>
    generator.generate(withoutPlaces(tree, () => factory.gen()) as Parameters<typeof generator.generate>[0]);
  const read = (text: string, base: string) => parser.parse(text, { baseIRI: base }) as unknown as Tree;
  return (text, base) => {
    try {
      const tree = read(text, base);
      if (tree.type !== 'query' || tree.subType === undefined) return { kind: 'update' };
      const resolve = iriResolver(tree.context ?? [], base);
      const searching = extractMatches(tree, resolve, randomUUID());
      const calling = extractServices(searching.tree, {
        nonce: randomUUID(),
        resolve,
        write: (variables, where) => write(selectOf(variables, where, tree.context ?? [], base)),
      });
      const repaired = repairQuery(calling.tree);
      const run = repaired === tree ? text : write(repaired);
      return {
        kind: 'query',
        form: tree.subType,
        dataset: datasetOf(tree, base),
        ...natureOf(tree),
        matches: searching.matches,
        calls: calling.calls,
        ...limited(run, repaired === tree ? tree : read(run, base), mostRows),
      };
    } catch (error) {
      if (error instanceof MisusedMatch || error instanceof MisusedService)
        return { kind: 'unsupported', message: error.message };
      const message =
        error instanceof RangeError ? 'The query is nested too deeply.' : (error as Error).message;
      return { kind: 'malformed', message };
    }
  };
}

/** A tree whose text is to be written anew: none of it stands anywhere. */
function withoutPlaces(value: unknown, nowhere: () => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutPlaces(item, nowhere));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, withoutPlaces(child, nowhere)]);
  const isNode = 'type' in value || 'loc' in value;
  return { ...Object.fromEntries(entries), ...(isNode ? { loc: nowhere() } : {}) };
}

/** A query of its own for variables, with the declarations of a query and what its relative IRIs are relative to. */
function selectOf(
  variables: readonly TermNode[],
  where: PatternNode,
  context: readonly Declaration[],
  base: string,
): Tree {
  const declared = {
    type: 'contextDef',
    subType: 'base',
    value: { type: 'term', subType: 'namedNode', value: base },
  };
  return {
    type: 'query',
    subType: 'select',
    variables: variables.length > 0 ? variables : [{ type: 'wildcard' }],
    context: [declared, ...context],
    datasets: { type: 'datasetClauses', clauses: [] },
    solutionModifiers: {},
    where,
  } as unknown as Tree;
}

function datasetOf({ datasets, context = [] }: Tree, base: string) {
  if (datasets === undefined || datasets.clauses.length === 0) return null;
  const resolve = iriResolver(context, base);
  const graphs = (type: string) =>
    datasets.clauses.filter(({ clauseType }) => clauseType === type).map(({ value }) => resolve(value));
  return { defaultGraphs: graphs('default'), namedGraphs: graphs('named') };
}

/** What differs between queries of one shape: where they were written, and what they ask about. */
function withoutConstants(key: string, value: unknown): unknown {
  if (key === 'loc' || key === 'limit' || key === 'offset') return undefined;
  const { type, subType } = (value ?? {}) as { type?: string; subType?: string };
  if (type !== 'term') return value;
  const isThing = subType === 'namedNode' && (key === 'subject' || key === 'object');
  return isThing || subType === 'literal' ? subType : value;
}

function natureOf(tree: Tree) {
  let isVolatile = false;
  let hasService = false;
  let namesGraphs = (tree.datasets?.clauses.length ?? 0) > 0;
  const withoutLocations = (key: string, value: unknown): unknown => {
    if (key === 'loc') return undefined;
    const { type, subType, operator } = (value ?? {}) as Record<string, unknown>;
    if (type === 'expression' && volatileFunctions.includes(String(operator))) isVolatile = true;
    if (type === 'pattern' && subType === 'service') hasService = true;
    if (type === 'pattern' && subType === 'graph') namesGraphs = true;
    return value;
  };
  const identity = hash(JSON.stringify(tree, withoutLocations));
  const shape = hash(JSON.stringify(tree, withoutConstants));
  return { shape, identity, isVolatile: isVolatile || hasService, hasService, namesGraphs };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

// A row more than may be given tells that there are more. Only rows are cut: a graph's triples are not its solutions.
function limited(text: string, { subType, solutionModifiers, values }: Tree, mostRows: number) {
  const own = solutionModifiers?.limitOffset;
  if (subType !== 'select' || (own?.limit ?? Number.POSITIVE_INFINITY) <= mostRows) {
    return { text, isLimited: false };
  }
  const limit = `LIMIT ${mostRows + 1}`;
  if (own !== undefined) {
    const clause = own.offset === undefined ? limit : `${limit} OFFSET ${own.offset}`;
    return { text: text.slice(0, own.loc.start) + clause + text.slice(own.loc.end), isLimited: true };
  }
  const at = values?.loc.start ?? text.length;
  return { text: `${text.slice(0, at)}\n${limit}\n${text.slice(at)}`, isLimited: true };
}
