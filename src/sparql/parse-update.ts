/** From the text of a SPARQL update to its plan, by a real parser and the SPARQL algebra. */

import { toAlgebra } from '@traqula/algebra-sparql-1-2';
import { Parser } from '@traqula/parser-sparql-1-2';
import { AstFactory } from '@traqula/rules-sparql-1-2';
import type { GraphName, QuadTemplate, TemplateTerm, UpdatePlan, UpdateStep } from '../model/update-plan.js';
import { isIri } from '../rdf/iri.js';
import { type Declaration, type IriNode, iriResolver, withAbsoluteIris } from './iri-resolver.js';
import { QuerySyntax } from './query-syntax.js';
import { repairGroup } from './repair-group.js';
import type { PatternNode } from './syntax-nodes.js';

/** An update as it is asked for, beyond its text. */
export interface UpdateText {
  readonly text: string;
  /** What relative IRIs are relative to. */
  readonly base: string;
  /** The dataset of its patterns, given beside the text (SPARQL 1.1 Protocol, 2.2.3); absent: what the text says. */
  readonly using?: { readonly defaultGraphs: readonly string[]; readonly namedGraphs: readonly string[] };
}

export type ParsedUpdate =
  | { readonly kind: 'update'; readonly plan: UpdatePlan }
  | { readonly kind: 'query' }
  /** Its dataset is given beside the text, and the text has one too. */
  | { readonly kind: 'two-datasets' }
  | { readonly kind: 'malformed'; readonly message: string }
  /** What it asks for is SPARQL, and is not done here. */
  | { readonly kind: 'unsupported'; readonly message: string };

/** The parts of Traqula's syntax tree that are read here. */
interface Tree {
  readonly type: string;
  readonly updates: readonly {
    readonly context: readonly (Located & Declaration)[];
    readonly operation?: Operation;
  }[];
}

interface Located {
  readonly loc: { readonly start: number; readonly end: number };
}

interface Operation {
  readonly subType: string;
  /** WITH. */
  readonly graph?: IriNode;
  /** USING. */
  readonly from?: { readonly clauses: readonly unknown[] };
  readonly where?: Located & PatternNode;
  /** The quads of a deletion by its own pattern. */
  readonly data?: readonly Located[];
}

/** Its algebra, in which IRIs are absolute and blank nodes and lists spelt out. */
interface Term {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly direction?: string;
  readonly datatype?: Term;
}

interface Pattern {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
  readonly graph: Term;
}

interface Algebra {
  readonly type: string;
  readonly delete?: readonly Pattern[];
  readonly insert?: readonly Pattern[];
  readonly where?: {
    readonly type: string;
    readonly default?: readonly Term[];
    readonly named?: readonly Term[];
  };
  readonly source?: Term | string;
  readonly destination?: Term | string;
  readonly silent?: boolean;
}

class Unsupported extends Error {}

/** A function that parses SPARQL 1.1 updates. */
export function createUpdateParser(): (update: UpdateText) => ParsedUpdate {
  // Its rules are compiled once, and it may be used again after a failure.
  const parser = new Parser({
    lexerConfig: { positionTracking: 'full' },
    defaultContext: { astFactory: new AstFactory({ tracksSourceLocation: true }) },
  });
  const syntax = new QuerySyntax();
  return (update) => {
    const { text, base, using } = update;
    try {
      const tree = parser.parse(text, { baseIRI: base }) as unknown as Tree;
      if (tree.type !== 'update') return { kind: 'query' };
      if (using !== undefined && tree.updates.some(hasDataset)) return { kind: 'two-datasets' };
      return { kind: 'update', plan: toPlan(update, tree, syntax) };
    } catch (error) {
      if (error instanceof Unsupported) return { kind: 'unsupported', message: error.message };
      const message =
        error instanceof RangeError ? 'The update is nested too deeply.' : (error as Error).message;
      return { kind: 'malformed', message };
    }
  };
}

/** Whether the text names the dataset of an operation's pattern: WITH, USING. */
function hasDataset({ operation }: Tree['updates'][number]): boolean {
  return operation?.graph !== undefined || (operation?.from?.clauses.length ?? 0) > 0;
}

function toPlan({ text, base, using }: UpdateText, tree: Tree, syntax: QuerySyntax): UpdatePlan {
  const declarations: (Located & Declaration)[] = [];
  let resolve = iriResolver([], base);
  const steps = tree.updates.flatMap(({ context, operation }) => {
    if (context.length > 0) {
      declarations.push(...context);
      resolve = iriResolver(declarations, base);
    }
    if (operation === undefined) return [];
    // Traqula resolves otherwise than the engine that is asked for the patterns, so it is given absolute IRIs.
    const absolute = withAbsoluteIris(operation, resolve);
    const alone = { ...tree, updates: [{ context: [], operation: absolute }] };
    const node = toAlgebra(alone as never, { quads: true, baseIRI: base }) as unknown as Algebra;
    const { where } = operation;
    const repaired = where === undefined ? null : repairGroup(syntax, where, { declarations, base });
    return toStep(node, operation, {
      declared: declarations.length,
      group: repaired ?? groupOf(text, operation),
      graph: absolute.graph?.value ?? null,
      using: using ?? null,
    });
  });
  return { steps, base, declarations: declarations.map((declaration) => sliceOf(text, declaration)) };
}

function sliceOf(text: string, { loc }: Located): string {
  return text.slice(loc.start, loc.end);
}

function groupOf(text: string, { where, data = [], subType }: Operation): string | null {
  if (where !== undefined) return sliceOf(text, where);
  if (subType !== 'deletewhere') return null;
  const [first, last] = [data[0], data.at(-1)];
  return first === undefined || last === undefined
    ? '{}'
    : `{ ${text.slice(first.loc.start, last.loc.end)} }`;
}

interface WrittenPattern {
  readonly declared: number;
  readonly group: string | null;
  /** WITH. */
  readonly graph: GraphName;
  readonly using: UpdateText['using'] | null;
}

function toStep(node: Algebra, { subType }: Operation, written: WrittenPattern): UpdateStep[] {
  const silent = node.silent === true;
  switch (node.type) {
    case 'deleteinsert':
      return [toModify(node, written)];
    case 'clear':
    case 'drop':
      return [{ kind: 'clear', target: toTarget(node.source), silent }];
    case 'add':
    case 'copy':
    case 'move': {
      const { type: how, source, destination } = node;
      return [{ kind: 'transfer', how, from: toGraphName(source), to: toGraphName(destination), silent }];
    }
    case 'create':
      return [{ kind: 'create', graph: toGraphName(node.source) ?? '', silent }];
    case 'load':
      if (silent) return [];
      throw new Unsupported('LOAD is not done here: fetch the document yourself, and send its triples.');
    default:
      throw new Unsupported(`The operation ${subType.toUpperCase()} is not known here.`);
  }
}

function toModify({ delete: remove = [], insert = [], where }: Algebra, written: WrittenPattern): UpdateStep {
  const { declared, group } = written;
  return {
    kind: 'modify',
    remove: remove.map(toTemplate),
    add: insert.map(toTemplate),
    where: group === null ? null : { declared, group, ...datasetOf(where, written) },
  };
}

// WITH gives the default graph and leaves all named graphs; USING names the whole dataset (SPARQL 1.1 Update, 3.1.3).
function datasetOf(where: Algebra['where'], { graph, using }: WrittenPattern) {
  if (using) return using;
  if (where?.type !== 'from') return { defaultGraphs: graph === null ? null : [graph], namedGraphs: null };
  const iris = (terms: readonly Term[] = []) => terms.map(({ value }) => value);
  return { defaultGraphs: iris(where.default), namedGraphs: iris(where.named) };
}

function toTemplate({ subject, predicate, object, graph }: Pattern): QuadTemplate {
  return {
    subject: toTerm(subject),
    predicate: toTerm(predicate),
    object: toTerm(object),
    graph: graph.termType === 'DefaultGraph' ? null : toTerm(graph),
  };
}

function toTerm({ termType, value, language = '', direction = '', datatype }: Term): TemplateTerm {
  switch (termType) {
    case 'Variable':
    case 'BlankNode':
      return { termType, value };
    case 'NamedNode':
      if (!isIri(value)) throw new Error(`<${value}> is not an absolute IRI.`);
      return { termType, value };
    case 'Literal':
      if (direction !== '')
        throw new Unsupported('Texts with a base direction (RDF 1.2) are not stored here.');
      return { termType, value, language, datatype: datatype?.value ?? '' };
    default:
      throw new Unsupported('Triple terms (RDF 1.2) are not stored here.');
  }
}

function toGraphName(reference: Term | string | undefined): GraphName {
  return typeof reference === 'object' ? reference.value : null;
}

function toTarget(reference: Term | string | undefined): Extract<UpdateStep, { kind: 'clear' }>['target'] {
  if (reference === 'ALL') return 'all';
  return reference === 'NAMED' ? 'named' : { graph: toGraphName(reference) };
}
