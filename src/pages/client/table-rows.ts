/** Which rows of a result a table shows: those that hold a text, in an order, a page at a time. */

import { numberOf, type Row, textOf } from './result-terms.js';

export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The rows in which some value holds the text, in any case. */
export function rowsWith(rows: readonly Row[], text: string): readonly Row[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => Object.values(row).some((term) => textOf(term).toLowerCase().includes(wanted)));
}

/** The rows in the order of a column: numbers as numbers, texts as the language sorts them, what is unbound last. */
export function sortRows(rows: readonly Row[], { column, isDescending }: Order, language: string): Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = isDescending ? -1 : 1;
  const keys = new Map(rows.map((row) => [row, keyOf(row, column)]));
  return rows.toSorted((a, b) => {
    const [left, right] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * compare(String(left), String(right));
  });
}

function keyOf(row: Row, column: string): string | number | null {
  const term = row[column];
  return term === undefined ? null : (numberOf(term) ?? textOf(term));
}
