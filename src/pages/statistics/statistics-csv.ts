/** Statistics for spreadsheets: all values, the cut ones of the page too. */

import { type Cell, plainCsv, toCsv } from '../../rdf/csv.js';
import type { Language } from '../language.js';
import type { CountTable, CrossTable } from './count-table.js';
import { statisticsWords } from './statistics-words.js';

/** Dimensions one below another: their names, keys and labels, with the numbers of records. */
export function countsCsv(tables: readonly CountTable[], language: Language, dialect = plainCsv): string {
  const words = statisticsWords[language];
  const measured = tables.some(({ places }) => places !== null);
  const head = ['dimension', 'key', 'label', 'initiatives', 'share', ...(measured ? ['shown'] : [])];
  const rows = tables.flatMap(({ dimension, rows: values, without, total }) => [
    ...values.map(({ key, label, count, share, shownShare }): Cell[] => [
      ...[dimension, key, label, count, rounded(share)],
      ...(measured ? [shownShare === null ? null : rounded(shownShare)] : []),
    ]),
    ...(without === 0
      ? []
      : [
          [
            ...[dimension, '', words.dimensions[dimension].without, without, rounded(without / total)],
            ...(measured ? [null] : []),
          ] as Cell[],
        ]),
  ]);
  return toCsv([head, ...rows], dialect);
}

/** A crossing as it is shown: a row for each value of `y`, a column for each one of `x`. */
export function crossingCsv({ x, y, cells }: CrossTable, language: Language, dialect = plainCsv): string {
  const words = statisticsWords[language];
  const [ofX, ofY] = [words.dimensions[x.dimension], words.dimensions[y.dimension]];
  const labels = (table: CountTable, without: string) => [...table.rows.map(({ label }) => label), without];
  const counts = (table: CountTable) => [...table.rows.map(({ count }) => count), table.without];
  const columns = labels(x, ofX.without);
  const rows = labels(y, ofY.without);
  const totals = counts(y);
  return toCsv(
    [
      [`${ofY.name} / ${ofX.name}`, ...columns, words.all],
      ...rows.map((label, row) => [label, ...(cells[row] ?? []).map(({ count }) => count), totals[row] ?? 0]),
      [words.all, ...counts(x), x.total],
    ],
    dialect,
  );
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
