/** What a query is, and the text by which the engine answers it. */

import { createHash, randomUUID } from 'node:crypto';
import { type CountTable, countByTable } from './counted-patterns.js';
import { iriResolver, type Resolve } from './iri-resolver.js';
import { type ClassPlace, markClasses, withoutMarkers } from './needless-classes.js';
import { orderPatterns } from './order-patterns.js';
import { type QueryForm, QuerySyntax, selectOf, type Tree, type Written } from './query-syntax.js';
import { repairQuery } from './repair-query.js';
import { extractServices, MisusedService, type ServiceCall } from './service/extract-services.js';
import { extractMatches, MisusedMatch, type TextMatch } from './text-matches.js';

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
      /** A text that asks for the same by what is counted once a version; null: there is none. */
      readonly counted: CountedText | null;
      /** Texts to be looked for before the text is run. */
      readonly matches: readonly TextMatch[];
      /** Calls of other endpoints, whose tables are put into the text before it is run. */
      readonly calls: readonly ServiceCall[];
    }
  /** It is well-formed, and asks for what is not done here; the message says what to write instead. */
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'update' }
  | { readonly kind: 'malformed'; readonly message: string };

/** A text with markers that are to be replaced by what is counted: rows of a table, or nothing for a needless class. */
export type CountedText =
  | { readonly by: 'table'; readonly text: string; readonly table: CountTable }
  | { readonly by: 'domains'; readonly text: string; readonly places: readonly ClassPlace[] };

/** A function that parses SPARQL 1.1 and 1.2. The base is what relative IRIs are relative to. */
export type ParseQuery = (text: string, base: string) => ParsedQuery;

/** Functions whose value is another one each time (SPARQL 1.1 Query, 17.4). */
const volatileFunctions: readonly string[] = ['now', 'rand', 'uuid', 'struuid', 'bnode'];

/** Longer texts are run as they are written: to write one anew, read it again and compare takes as long as reading it thrice. */
const longestQuick = 50_000;

/** Makes a parser that lets a SELECT query give one row more than `mostRows`, at most. */
export function createQueryParser(mostRows: number): ParseQuery {
  const syntax = new QuerySyntax();
  return (text, base) => {
    try {
      const tree = syntax.read(text, base);
      if (tree.type !== 'query' || tree.subType === undefined) return { kind: 'update' };
      const resolve = iriResolver(tree.context ?? [], base);
      const searching = extractMatches(tree, resolve, randomUUID());
      const calling = extractServices(searching.tree, {
        nonce: randomUUID(),
        resolve,
        write: (variables, where) => syntax.write(selectOf(variables, where, tree.context ?? [], base)),
      });
      const repaired = repairQuery(calling.tree);
      const run = repaired === tree ? { text, tree } : syntax.rewrite(repaired, base);
      const nature = natureOf(tree);
      const isPlain = !nature.isVolatile && !nature.namesGraphs && searching.matches.length === 0;
      const texts =
        text.length > longestQuick
          ? { ...limited(run, mostRows), counted: null }
          : textsOf({ run, isPlain, mostRows, resolve, base, syntax });
      return {
        kind: 'query',
        form: tree.subType,
        dataset: datasetOf(tree, base),
        ...nature,
        matches: searching.matches,
        calls: calling.calls,
        ...texts,
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

interface Quickening {
  /** The query as it is to be run, repaired where the engine needs that. */
  readonly run: Written;
  /** Whether what is counted may answer it. */
  readonly isPlain: boolean;
  readonly mostRows: number;
  readonly resolve: Resolve;
  readonly base: string;
  readonly syntax: QuerySyntax;
}

/** The texts by which the engine answers soonest. */
function textsOf({ run, isPlain, mostRows, resolve, base, syntax }: Quickening) {
  const ordered = orderPatterns(run.tree, resolve);
  const nonce = randomUUID();
  const marking = isPlain ? markClasses(ordered, resolve, nonce) : { tree: ordered, places: [] };
  const marked = marking.tree === run.tree ? null : syntax.rewriteFaithfully(marking.tree, base);
  const places = marked === null ? [] : marking.places;
  const written = limited(marked ?? run, mostRows);
  const counting = isPlain ? countByTable(ordered, resolve, nonce) : null;
  const table = counting === null ? null : syntax.rewriteFaithfully(counting.tree, base);
  const byTable: CountedText | null =
    counting === null || table === null
      ? null
      : { by: 'table', text: limited(table, mostRows).text, table: counting.table };
  const byDomains: CountedText | null =
    places.length > 0 ? { by: 'domains', text: written.text, places } : null;
  const isAsWritten = ordered === run.tree;
  const text = isAsWritten ? limited(run, mostRows).text : withoutMarkers(written.text, places);
  return { text, isLimited: written.isLimited, counted: byTable ?? byDomains };
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
function limited({ text, tree: { subType, solutionModifiers, values } }: Written, mostRows: number) {
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
