/** Answers of different servers brought to one form, so that they can be compared. */

import { nTriples } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { isConstruct } from './ask.js';

interface Term {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

interface ResultsJson {
  readonly boolean?: boolean;
  readonly head: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Term>>[] };
}

const numbers = /#(integer|int|long|decimal|double|float)$/;

// Servers give a count as any kind of number, and a plain string with or without its datatype.
function termText(term: Term | undefined): string {
  if (term === undefined) return '';
  if (term.type === 'uri') return `<${term.value}>`;
  if (term.type === 'bnode') return '_:';
  const { datatype = '' } = term;
  if (numbers.test(datatype)) return String(Number(Number(term.value).toPrecision(10)));
  const type = datatype.endsWith('#string') || datatype.endsWith('#langString') ? '' : datatype;
  return JSON.stringify([term.value, term['xml:lang']?.toLowerCase() ?? '', type]);
}

/** The rows of an answer, each as a text, sorted: the same for servers that answer alike. */
export function rowsOf(text: string, body: string): readonly string[] {
  if (isConstruct(text)) {
    const lines = parseQuads(body, nTriples).map(({ subject, predicate, object }) =>
      [subject.value, predicate.value, JSON.stringify(object)].join(' '),
    );
    return [...new Set(lines)].sort();
  }
  const { boolean, head, results } = JSON.parse(body) as ResultsJson;
  if (boolean !== undefined) return [String(boolean)];
  const names = head.vars ?? [];
  // What Virtuoso says of ASK.
  if (names[0] === '__ASK_RETVAL')
    return [String(results?.bindings.some((row) => row[names[0] ?? '']?.value === '1'))];
  return (results?.bindings ?? []).map((row) => names.map((name) => termText(row[name])).join('\t')).sort();
}

/** How an answer differs from ours, or null: it does not. */
export function differenceOf(ours: readonly string[], theirs: readonly string[]): string | null {
  if (ours.length !== theirs.length) return `${theirs.length} rows in place of ${ours.length}`;
  const at = ours.findIndex((row, n) => row !== theirs[n]);
  return at === -1 ? null : `another row: ${theirs[at]?.slice(0, 80)} in place of ${ours[at]?.slice(0, 80)}`;
}
