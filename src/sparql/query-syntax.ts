/** Reads and writes the text of queries; the only file that names Traqula for queries. */

import { isDeepStrictEqual } from 'node:util';
import { traqulaIndentation } from '@traqula/core';
import { Generator } from '@traqula/generator-sparql-1-2';
import { Parser } from '@traqula/parser-sparql-1-2';
import { AstFactory } from '@traqula/rules-sparql-1-2';
import type { Declaration, IriNode } from './iri-resolver.js';
import type { PatternNode, TermNode } from './syntax-nodes.js';

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

export interface Located {
  readonly loc: { readonly start: number; readonly end: number };
}

/** The parts of Traqula's syntax tree that are read here. */
export interface Tree {
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

/** A text, and its tree with the places of that text. */
export interface Written {
  readonly text: string;
  readonly tree: Tree;
}

/** A parser and a generator, whose rules are compiled once; they may be used again after a failure. */
export class QuerySyntax {
  readonly #factory = new AstFactory({ tracksSourceLocation: true });
  readonly #parser = new Parser({
    lexerConfig: { positionTracking: 'full' },
    defaultContext: { astFactory: this.#factory },
  });
  // All on one line: to begin another one the generator looks through what it has written, so that 10,000 patterns took half
  // a minute.
  readonly #generator = new Generator({ [traqulaIndentation]: -1, indentInc: 0 });

  /** The tree of a query or an update in SPARQL 1.1 or 1.2. Throws where it is malformed. */
  read(text: string, base: string): Tree {
    return this.#parser.parse(text, { baseIRI: base }) as unknown as Tree;
  }

  /** The text of a tree. */
  write(tree: Tree): string {
    const placeless = withoutPlaces(tree, () => this.#factory.gen());
    return this.#generator.generate(placeless as Parameters<Generator['generate']>[0]);
  }

  /** The text of a tree, and its places in that text. */
  rewrite(tree: Tree, base: string): Written {
    const text = this.write(tree);
    return { text, tree: this.read(text, base) };
  }

  /** The same; null where the text would not be read as that tree, or not at all. */
  rewriteFaithfully(tree: Tree, base: string): Written | null {
    try {
      const written = this.rewrite(tree, base);
      return isDeepStrictEqual(bare(written.tree), bare(tree)) ? written : null;
    } catch {
      return null;
    }
  }
}

/** A query of its own for variables, with the declarations of a query and what its relative IRIs are relative to. */
export function selectOf(
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

/** A tree whose text is to be written anew: none of it stands anywhere. */
function withoutPlaces(value: unknown, nowhere: () => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutPlaces(item, nowhere));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, withoutPlaces(child, nowhere)]);
  const isNode = 'type' in value || 'loc' in value;
  return { ...Object.fromEntries(entries), ...(isNode ? { loc: nowhere() } : {}) };
}

/** A tree without its places and an OFFSET of 0, which is not written, and with its blank nodes called by their order. */
function bare(tree: Tree): unknown {
  const labels = new Map<string, number>();
  const plain = (key: string, value: unknown) => {
    if (key === 'loc' || (key === 'offset' && value === 0)) return undefined;
    if (key !== 'label' || typeof value !== 'string') return value;
    if (!labels.has(value)) labels.set(value, labels.size);
    return labels.get(value);
  };
  return JSON.parse(JSON.stringify(tree, plain));
}
