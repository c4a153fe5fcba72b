/** Gives the parameters of a query their values: as terms in the VALUES of its own text, never as text of a client. */

import { termToNQuads } from '../../rdf/canonical.js';
import { isIri } from '../../rdf/iri.js';
import { turtle } from '../../rdf/media-types.js';
import { parseQuads } from '../../rdf/parse.js';
import { literal, namedNode, type Term } from '../../rdf/terms.js';
import { xsd } from '../../rdf/vocabulary.js';
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

/** What comes before the query itself: its declarations, comments and empty lines. */
const prologue = /^(?:[ \t]*(?:#.*|(?:prefix|base)\s.*)?\n)*/i;
/** The line of a parameter. */
const valuesLine = /^[ \t]*(VALUES[ \t]+\?(\w+)[ \t]*\{[ \t]*(\S.*?)[ \t]*\})[ \t]*$/gim;

/**
 * Finds the lines `VALUES ?name { value }`. It is not parsed as a query is: that is done when it is asked, and takes longer than
 * all else that a server does before its first page. Throws where no form of a query begins.
 */
export function readTemplate(text: string, base: string): Template {
  const [declarations = ''] = prologue.exec(text) ?? [];
  const [, form] = /^\s*(select|ask|construct|describe)\b/i.exec(text.slice(declarations.length)) ?? [];
  if (form === undefined) throw new Error('it begins with none of SELECT, ASK, CONSTRUCT and DESCRIBE.');
  const slots = new Map<string, Slot>();
  for (const { 1: values = '', 2: name = '', 3: written = '', index, 0: line } of text.matchAll(valuesLine)) {
    const value = readTerm(written, declarations, base);
    const start = index + line.indexOf(values);
    if (value !== null) slots.set(name, { start, end: start + values.length, value });
  }
  return { form: form.toLowerCase() as Form, text, slots };
}

/** The one term of a text, which is written as in Turtle; null: it is none, or several. */
function readTerm(written: string, declarations: string, base: string): Term | null {
  try {
    const quads = parseQuads(`${declarations}<urn:x> <urn:x> ${written} .`, turtle, base);
    const [only] = quads;
    return quads.length === 1 && only !== undefined ? only.object : null;
  } catch {
    return null;
  }
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
