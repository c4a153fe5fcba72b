/** What a chart can be made of: which columns of a result are numbers, which name them, and how they are drawn. */

import { type JsonTerm, numberOf, type Row, shortName, type TermScope, textOf } from './result-terms.js';

export type ChartKind = 'bars' | 'line' | 'points';

export interface ChartChoice {
  readonly kind: ChartKind;
  readonly labels: string;
  readonly values: string;
}

/** A point of a chart. */
export interface ChartPoint {
  /** The number or the moment of a label that is one; its text otherwise. */
  readonly label: string | number | Date;
  readonly value: number;
}

/** Bars that are drawn at most: more cannot be read. */
export const mostBars = 60;

/** The columns whose bound values are all numbers, of which there is one. */
export function numberColumns(columns: readonly string[], rows: readonly Row[]): string[] {
  return columns.filter((column) => {
    const bound = rows.flatMap((row) => row[column] ?? []);
    return bound.length > 0 && bound.every((term) => numberOf(term) !== null);
  });
}

/** The chart that is shown first; null where no column is numbers. */
export function firstChart(columns: readonly string[], rows: readonly Row[]): ChartChoice | null {
  const numbers = numberColumns(columns, rows);
  // A count stands last, as a rule; what it counts by stands first.
  const values = numbers.findLast((column) => !/year|ann[ée]e/i.test(column)) ?? numbers.at(-1);
  if (values === undefined) return null;
  const named = columns.filter((column) => column !== values);
  const labels = named.findLast((column) => isShortText(rows, column)) ?? named[0] ?? values;
  const first = rows.find((row) => row[labels] !== undefined)?.[labels];
  const isInTime = first !== undefined && momentOf(first) !== null;
  const isNumbers = numbers.includes(labels) && !isInTime;
  return { labels, values, kind: isInTime ? 'line' : isNumbers ? 'points' : 'bars' };
}

// IRIs and long texts say less beside a bar than a name does.
function isShortText(rows: readonly Row[], column: string): boolean {
  const bound = rows.flatMap((row) => row[column] ?? []).slice(0, 20);
  return bound.length > 0 && bound.every((term) => term.type === 'literal' && textOf(term).length <= 60);
}

/** The points, in the order of the rows; those of a line in that of their labels. Rows without a number are left out. */
export function pointsOf(
  rows: readonly Row[],
  { kind, labels, values }: ChartChoice,
  scope: TermScope,
): ChartPoint[] {
  const points = rows.flatMap((row): ChartPoint[] => {
    const [term, value] = [row[labels], numberOf(row[values])];
    if (value === null || term === undefined) return [];
    const at = kind === 'bars' ? null : (momentOf(term) ?? numberOf(term));
    return [{ label: at ?? nameOf(term, scope), value }];
  });
  if (kind !== 'line') return points;
  return points.every(({ label }) => typeof label !== 'string')
    ? points.toSorted((a, b) => Number(a.label) - Number(b.label))
    : points;
}

function nameOf(term: JsonTerm, scope: TermScope): string {
  return term.type === 'uri' ? shortName(term.value, scope) : textOf(term);
}

/** The moment that a date, a month or a year is; null for every other term. */
export function momentOf(term: JsonTerm): Date | null {
  if (term.type !== 'literal') return null;
  const isDate = /#(date|dateTime|gYear|gYearMonth)$/.test(term.datatype ?? '');
  const isYear = /^[12]\d{3}$/.test(term.value);
  if (!isDate && !isYear) return null;
  const instant = Date.parse(term.value);
  return Number.isNaN(instant) ? null : new Date(instant);
}
