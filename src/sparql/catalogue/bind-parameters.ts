/** Gives the parameters of a query their values: as terms in the VALUES of its own text, never as text of a client. */

import { Parser } from '@traqula/parser-sparql-1-2';
import { AstFactory } from '@traqula/rules-sparql-1-2';
import { termToNQuads } from '../../rdf/canonical.js';
import { isIri } from '../../rdf/iri.js';
import { literal, namedNode, type Term } from '../../rdf/terms.js';
import { xsd } from '../../rdf/vocabulary.js';
import { type Declaration, iriResolver } from '../iri-resolver.js';
import { isNode, type SyntaxNode, type TermNode } from '../syntax-nodes.js';
import type { ParameterType } from './query-file.js';

/** Where a query gives a variable its one value, and which. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly value: Term;
}

type Form = 'select' | 'ask' | 'construct' | 'describe';

/** A query with the places of its parameters. */
export interface Template {
  readonly form: Form;
  readonly text: string;
  /** By the names of variables. */
  readonly slots: ReadonlyMap<string, Slot>;
}

interface Located {
  readonly loc: { readonly start: number; readonly end: number };
}

const newParser = () =>
  new Parser({
    lexerConfig: { positionTracking: 'full' },
    defaultContext: { astFactory: new AstFactory({ tracksSourceLocation: true }) },
  });

// One for all queries, once there is one: to build the grammar takes longer than to read a query.
let parser: Parser | null = null;

/** Finds the VALUES of one variable and one value. Throws what the parser throws. */
export function readTemplate(text: string, base: string): Template {
  parser ??= newParser();
  const tree = parser.parse(text, { baseIRI: base }) as unknown as SyntaxNode & {
    readonly subType: Form;
    readonly context: readonly Declaration[];
  };
  const resolve = iriResolver(tree.context, base);
  const slots = new Map<string, Slot>();
  for (const pattern of patternsOfValues(tree)) {
    const [variable, ...others] = pattern.variables as TermNode[];
    const [row, ...more] = pattern.values as Readonly<Record<string, TermNode>>[];
    const value = row?.[variable?.value ?? ''];
    if (variable === undefined || value === undefined || others.length + more.length > 0) continue;
    const { start, end } = (pattern as unknown as Located).loc;
    slots.set(variable.value, { start, end, value: termOf(value, resolve) });
  }
  return { form: tree.subType, text, slots };
}

function* patternsOfValues(value: unknown): Iterable<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value, 'pattern', 'values')) yield value as SyntaxNode;
  for (const child of Object.values(value)) yield* patternsOfValues(child);
}

function termOf(node: TermNode, resolve: (iri: TermNode) => string): Term {
  if (node.subType === 'namedNode') return namedNode(resolve(node));
  const { langOrIri } = node as { readonly langOrIri?: TermNode | string };
  if (typeof langOrIri === 'object') return literal(node.value, namedNode(resolve(langOrIri)));
  return literal(node.value, langOrIri);
}

/** The text with other values; what is not given keeps its own. */
export function bindParameters({ text, slots }: Template, values: ReadonlyMap<string, Term>): string {
  const inOrder = [...slots].sort(([, a], [, b]) => b.start - a.start);
  return inOrder.reduce((bound, [name, slot]) => {
    const value = values.get(name) ?? slot.value;
    return `${bound.slice(0, slot.start)}VALUES ?${name} { ${termToNQuads(value)} }${bound.slice(slot.end)}`;
  }, text);
}

/** What a text has to look like to be a value of a type, and an example. */
const shapes: Readonly<
  Record<ParameterType, { readonly read: (text: string) => Term | null; readonly told: string }>
> = {
  iri: {
    read: (text) => (isIri(text) ? namedNode(text) : null),
    told: 'an absolute IRI, such as https://w3id.org/innovation-sociale/scheme/themes/ENV',
  },
  string: { read: (text) => literal(text), told: 'a text' },
  integer: {
    read: (text) => (/^[+-]?\d{1,15}$/.test(text) ? literal(String(Number(text)), xsd.integer) : null),
    told: 'a whole number, such as 25',
  },
  date: { read: readDate, told: 'a day, such as 2026-11-25' },
};

function readDate(text: string): Term | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
    ? literal(text, xsd.date)
    : null;
}

/** The term that a text stands for, or what it should be. */
export function readValue(
  type: ParameterType,
  text: string,
): { readonly term: Term } | { readonly wanted: string } {
  const term = shapes[type].read(text);
  return term === null ? { wanted: shapes[type].told } : { term };
}
