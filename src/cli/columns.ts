/** Tables on a terminal. */

/** The rows as lines whose columns begin at the same place; the last column is as long as it is. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => [...(row[n] ?? '')].length)));
  return rows.map((row) =>
    row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd((widths[n] ?? 0) + 2))).join(''),
  );
}
