/** Canonical N-Quads (RDF 1.2 N-Quads, 3): the one text of a graph. */

import { bracketed } from './iri.js';
import type { Quad, Term } from './terms.js';
import { rdf, xsd } from './vocabulary.js';

const shortEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

// What the canonical form escapes: control characters, DEL, the quote, the backslash, U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const escaped = /[\u0000-\u001F"\\\u007F\uFFFE\uFFFF]/g;

// UTF-8 has no lone surrogates: replaced here, a line is the same before and after it was stored.
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(
      escaped,
      (char) => shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
}

/** One term in canonical N-Triples form; the default graph is the empty string. Throws `IllegalIri`. */
export function termToNQuads(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return bracketed(term.value);
    case 'BlankNode':
      return `_:${term.value}`;
    case 'DefaultGraph':
      return '';
    case 'Literal': {
      const text = `"${escapeText(term.value)}"`;
      if (term.language !== '') return `${text}@${term.language}`;
      const datatype = term.datatype.value;
      return datatype === xsd.string.value || datatype === rdf.langString.value
        ? text
        : `${text}^^${bracketed(datatype)}`;
    }
    default:
      throw new TypeError(`A ${term.termType} has no place in a stored graph`);
  }
}

/** One quad as a canonical N-Quads line, newline included. */
export function quadToNQuads(quad: Quad): string {
  const triple = `${termToNQuads(quad.subject)} ${termToNQuads(quad.predicate)} ${termToNQuads(quad.object)}`;
  const graph = termToNQuads(quad.graph);
  return graph === '' ? `${triple} .\n` : `${triple} ${graph} .\n`;
}

/**
 * The lines of a set of quads: canonical N-Quads, sorted by code unit, without duplicates.
 * Blank node labels are kept as given, so they must be stable (or skolemized) already.
 */
export function canonicalLines(quads: Iterable<Quad>): string[] {
  // Equal lines stand together once sorted: cheaper than a set, which would hash every text.
  return Array.from(quads, quadToNQuads)
    .sort()
    .filter((line, n, lines) => line !== lines[n - 1]);
}
