/** The word at the cursor, and what the grammar allows in its place. */

import type { YasqeEditor } from './yasqe.js';

/** What may stand where a word is being written. */
export type WordPlace = 'property' | 'class' | 'object';

export interface WrittenWord {
  readonly text: string;
  /** Where it begins in its line. */
  readonly start: number;
  readonly end: number;
  /** Null: nothing that is completed by terms may stand here. */
  readonly place: WordPlace | null;
}

const types = ['a', 'rdf:type', 'rdfs:domain', 'rdfs:range'];
/** What only other places allow: a pattern, a declaration, an expression. */
const elsewhere = ['a', 'FILTER', 'OPTIONAL', '}', 'PREFIX', 'STR'];

/** The word that ends at the cursor; it may be empty. */
export function wordAtCursor(yasqe: YasqeEditor): WrittenWord {
  const { line, ch } = yasqe.getDoc().getCursor();
  const before = (yasqe.getDoc().getLine(line) ?? '').slice(0, ch);
  const text = /(?:<[^\s<>]*|[^\s<>{}()[\];,|^!/"'.]*)$/.exec(before)?.[0] ?? '';
  const start = ch - text.length;
  return { text, start, end: ch, place: placeOf(yasqe, { line, ch: start }, text) };
}

function placeOf(yasqe: YasqeEditor, at: { line: number; ch: number }, text: string): WordPlace | null {
  if (/^[?$_@#\d]/.test(text)) return null;
  const { type, state } = yasqe.getTokenAt(at, true);
  if (!state.OK || type === 'comment' || (type === 'string' && state.inLiteral !== undefined)) return null;
  const { possibleNext: allowed, lastProperty } = state;
  if (allowed.includes('a')) return 'property';
  if (!allowed.includes('IRI_REF') || elsewhere.some((terminal) => allowed.includes(terminal))) return null;
  return types.includes(lastProperty) ? 'class' : 'object';
}
