/** What a query is, from a real parser; the only file that names Traqula. */

import { createHash } from 'node:crypto';
import { Parser } from '@traqula/parser-sparql-1-2';
import { type Declaration, type IriNode, iriResolver } from './iri-resolver.js';

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

export type ParsedQuery =
  | {
      readonly kind: 'query';
      readonly form: QueryForm;
      /** The graphs of FROM and of FROM NAMED, as absolute IRIs; null when the query names no dataset. */
      readonly dataset: { readonly defaultGraphs: string[]; readonly namedGraphs: string[] } | null;
      /** The same for queries that differ in nothing but the things and values that they ask about. */
      readonly shape: string;
    }
  | { readonly kind: 'update' }
  | { readonly kind: 'malformed'; readonly message: string };

/** The parts of Traqula's syntax tree that are read here. */
interface Tree {
  readonly type: string;
  readonly subType?: QueryForm;
  readonly context?: readonly Declaration[];
  readonly datasets?: {
    readonly clauses: readonly { readonly clauseType: string; readonly value: IriNode }[];
  };
}

/** A function that parses SPARQL 1.1 and 1.2. The base is what relative IRIs are relative to. */
export function createQueryParser(): (text: string, base: string) => ParsedQuery {
  // Its rules are compiled once, and it may be used again after a failure.
  const parser = new Parser();
  return (text, base) => {
    try {
      const tree = parser.parse(text, { baseIRI: base }) as unknown as Tree;
      if (tree.type !== 'query' || tree.subType === undefined) return { kind: 'update' };
      return { kind: 'query', form: tree.subType, dataset: datasetOf(tree, base), shape: shapeOf(tree) };
    } catch (error) {
      const message =
        error instanceof RangeError ? 'The query is nested too deeply.' : (error as Error).message;
      return { kind: 'malformed', message };
    }
  };
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

function shapeOf(tree: Tree): string {
  return createHash('sha256').update(JSON.stringify(tree, withoutConstants)).digest('base64');
}
