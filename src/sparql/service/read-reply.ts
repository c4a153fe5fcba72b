/** Solutions as another endpoint wrote them, who may have written anything. */

import { isIri } from '../../rdf/iri.js';
import { literal, namedNode, type Term } from '../../rdf/terms.js';

/** Terms by the name of their variable. */
export type Row = Readonly<Record<string, Term>>;

/** What was read is no SPARQL 1.1 Query Results JSON; the message is a sentence without its subject. */
export class MalformedReply extends Error {
  override readonly name = 'MalformedReply';
}

type BlankNodeOf = (label: string) => Term;

/** Reads `application/sparql-results+json`. Throws `MalformedReply`. */
export function readReply(text: string, blankNodeOf: BlankNodeOf): Row[] {
  const rows = rowsOf(parse(text));
  if (!Array.isArray(rows)) throw new MalformedReply('has no array "results"."bindings"');
  return rows.map((row) => {
    if (!isObject(row)) throw new MalformedReply('has a row that is no object');
    const terms = Object.entries(row).map(([name, value]) => [name, toTerm(value, blankNodeOf)]);
    return Object.fromEntries(terms) as Row;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MalformedReply(`is no JSON: ${(error as Error).message}`);
  }
}

function rowsOf(document: unknown): unknown {
  const results = isObject(document) ? document.results : undefined;
  return isObject(results) ? results.bindings : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const languageTag = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

function toTerm(given: unknown, blankNodeOf: BlankNodeOf): Term {
  const { type, value, datatype, 'xml:lang': language } = isObject(given) ? given : {};
  if (typeof value !== 'string') throw new MalformedReply('has a value that is no text');
  switch (type) {
    case 'uri':
      return iriOf(value);
    case 'bnode':
      return blankNodeOf(value);
    case 'literal':
    // As drafts of the format called it; Virtuoso still does.
    case 'typed-literal':
      if (typeof language === 'string' && language !== '') return literal(value, tagOf(language));
      return typeof datatype === 'string' ? literal(value, iriOf(datatype)) : literal(value);
    default:
      throw new MalformedReply(`has a value of type ${JSON.stringify(type)}, which is not read here`);
  }
}

// It may be written into another query or into any format.
function iriOf(value: string) {
  if (!isIri(value))
    throw new MalformedReply(`names ${JSON.stringify(value.slice(0, 200))}, which is no IRI`);
  return namedNode(value);
}

function tagOf(language: string): string {
  if (!languageTag.test(language)) {
    throw new MalformedReply(`names ${JSON.stringify(language.slice(0, 200))}, which is no language`);
  }
  return language;
}
