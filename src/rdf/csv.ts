/** Tables as CSV: RFC 4180 for programs, and a dialect that spreadsheets of French offices open as a table. */

/** What a cell holds: numbers are ours, texts may be a partner's. */
export type Cell = string | number | null;

/** How cells and decimals are written. */
export interface CsvDialect {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  /** Whether a byte order mark says that the text is UTF-8. */
  readonly isMarked: boolean;
}

/** RFC 4180. */
export const plainCsv: CsvDialect = { separator: ',', decimal: '.', isMarked: false };
/** What Excel and LibreOffice expect where decimals have a comma. */
export const spreadsheetCsv: CsvDialect = { separator: ';', decimal: ',', isMarked: true };

/** Rows as CSV; the first one names the columns. */
export function toCsv(rows: readonly (readonly Cell[])[], dialect = plainCsv): string {
  const lines = rows.map((row) => row.map((cell) => cellText(cell, dialect)).join(dialect.separator));
  return (dialect.isMarked ? '\uFEFF' : '') + lines.map((line) => `${line}\r\n`).join('');
}

// A spreadsheet would run a text that begins like a formula: after spaces too, and in the wide letters of Asia.
const formula = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/;
// It may part cells by another separator than ours, and what comes after it would begin a cell.
const special = /[",;\t\r\n]/;

function cellText(value: Cell, { decimal }: CsvDialect): string {
  if (typeof value === 'number') return String(value).replace('.', decimal);
  const text = value ?? '';
  const safe = formula.test(text) ? `'${text}` : text;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
