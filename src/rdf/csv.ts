/** Tables as CSV (RFC 4180). */

/** What a cell holds: numbers are ours, texts may be a partner's. */
export type Cell = string | number | null;

/** Rows as CSV; the first one names the columns. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

// A spreadsheet would run a text that begins like a formula.
function cellText(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
