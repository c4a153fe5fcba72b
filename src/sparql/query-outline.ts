/** Which graphs a query reads and where its text says so, found by a real parser. */

import { Parser } from '@traqula/parser-sparql-1-2';
import { AstFactory } from '@traqula/rules-sparql-1-2';
import type { GraphPattern, OutlineQuery, QueryOutline, Span } from '../model/query-outline.js';
import { type Declaration, type IriNode, iriResolver } from './iri-resolver.js';

interface Located {
  readonly loc?: Partial<Span>;
}

/** The parts of Traqula's syntax tree that are read here. */
interface Tree extends Located {
  readonly type: string;
  readonly subType?: QueryOutline['form'];
  readonly context?: readonly Declaration[];
  readonly where?: Located;
  readonly datasets?: Located & { readonly clauses: readonly unknown[] };
}

interface PatternNode extends Located {
  readonly type?: unknown;
  readonly subType?: unknown;
  readonly name?: IriNode & { readonly subType: string };
}

/** A text whose parts are not where the parser says: one with escapes of code points (SPARQL 1.1 Query, 19.2). */
class Misplaced extends Error {}

/** A function that takes queries apart. */
export function createQueryOutliner(): OutlineQuery {
  const parser = new Parser({
    lexerConfig: { positionTracking: 'full' },
    defaultContext: { astFactory: new AstFactory({ tracksSourceLocation: true }) },
  });
  return (text, base) => {
    try {
      const tree = parser.parse(text, { baseIRI: base }) as unknown as Tree;
      return tree.type === 'query' && tree.subType !== undefined ? outline(text, base, tree) : null;
    } catch {
      return null;
    }
  };
}

function outline(text: string, base: string, tree: Tree): QueryOutline {
  const { subType: form = 'select', context = [], where, datasets } = tree;
  const resolve = iriResolver(context, base);
  const nodes = [...patternsIn(tree)];
  const graphPatterns = nodes
    .filter(({ subType }) => subType === 'graph')
    .map((node): GraphPattern => {
      const { name } = node;
      if (name === undefined) throw new Misplaced();
      const span = spanOf(text, node, /^GRAPH\b/i);
      if (name.subType === 'variable') return { ...span, variable: name.value, iri: null };
      return { ...span, variable: null, iri: resolve(name) };
    });
  return {
    form,
    datasetClauses: datasets?.clauses.length ? spanOf(text, datasets, /^FROM\b/i) : null,
    where: braced(text, where),
    graphPatterns,
    callsServices: nodes.some(({ subType }) => subType === 'service'),
  };
}

// A pattern that is the template as well has no braces here, and cannot name graphs.
function braced(text: string, { loc }: Located = {}): Span | null {
  const { start, end } = loc ?? {};
  if (start === undefined || end === undefined || text[start] !== '{') return null;
  return { start, end };
}

function* patternsIn(node: unknown): Iterable<PatternNode> {
  if (typeof node !== 'object' || node === null) return;
  if ((node as PatternNode).type === 'pattern') yield node as PatternNode;
  for (const child of Object.values(node)) yield* patternsIn(child);
}

function spanOf(text: string, { loc }: Located, looks: RegExp): Span {
  const { start, end } = loc ?? {};
  if (start === undefined || end === undefined || !looks.test(text.slice(start, end))) throw new Misplaced();
  return { start, end };
}
