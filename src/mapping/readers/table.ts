/** Tables in text (RFC 4180 and its relatives): rows under named columns. The only file that names `csv-parse`. */

import { CsvError, parse } from 'csv-parse/sync';
import type { Deadline } from '../deadline.js';
import type { PageNode, ParsedPage, Selector } from './node.js';
import { TextNode } from './text-node.js';

/** Names a column by its header, or with `row` every row of the table. */
export class Column implements Selector {
  readonly format = 'csv';
  readonly isSelf = false;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What selects the rows of a table. */
export const rows = 'row';

/** A row that is not as the header says. */
export interface RaggedRow {
  /** Counted from 1 as in a spreadsheet: the header is the first, unless lines stand before it. */
  readonly row: number;
  readonly cells: number;
}

/** A text that is no table: an unclosed quote, say. The message says where. */
export class NoTable extends Error {
  override readonly name = 'NoTable';
}

interface Around {
  readonly baseUrl: string;
  readonly deadline: Deadline;
}

class RowNode extends TextNode {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[], around: Around) {
    super({ text: undefined, language: null, ...around });
    this.#columns = columns;
    this.#cells = cells;
  }

  override select(selector: Selector): readonly PageNode[] {
    if (!(selector instanceof Column)) return super.select(selector);
    const at = this.#columns.get(normalizeHeader(selector.text));
    const cell = at === undefined ? '' : (this.#cells[at] ?? '');
    return cell.trim() === '' ? [] : [new TextNode({ ...this.options, text: cell })];
  }

  override beginning(length: number): string {
    return this.#cells.join(', ').slice(0, length);
  }
}

class TableNode extends TextNode {
  readonly #rows: readonly PageNode[];

  constructor(rowNodes: readonly PageNode[], around: Around) {
    super({ text: undefined, language: null, ...around });
    this.#rows = rowNodes;
  }

  override select(selector: Selector): readonly PageNode[] {
    if (selector instanceof Column) return selector.text === rows ? this.#rows : [];
    return super.select(selector);
  }
}

/** A parsed table. Rows that have more or fewer cells than the header are left out: nothing says which one is amiss. */
export class TablePage implements ParsedPage {
  readonly root: PageNode;
  readonly baseUrl: string;
  /** The headers as written. */
  readonly headers: readonly string[];
  readonly ragged: readonly RaggedRow[];

  /** Takes the columns that are looked for: the header is the first line that has them. Throws `NoTable`. */
  constructor(text: string, url: string, deadline: Deadline, wanted: readonly Column[] = []) {
    this.baseUrl = url;
    const { headers, lines, before } = readTable(text, wanted);
    this.headers = headers;
    const columns = new Map(headers.map((name, n) => [normalizeHeader(name), n]));
    const around = { baseUrl: url, deadline };
    const ragged: RaggedRow[] = [];
    const nodes: PageNode[] = [];
    for (const [n, cells] of lines.entries()) {
      deadline.step();
      if (cells.length === headers.length) nodes.push(new RowNode(columns, cells, around));
      else ragged.push({ row: before + n + 2, cells: cells.length });
    }
    this.ragged = ragged;
    this.root = new TableNode(nodes, around);
  }

  /** Whether the table has the column. */
  has({ text }: Column): boolean {
    return text === rows || this.headers.some((name) => normalizeHeader(name) === normalizeHeader(text));
  }
}

function normalizeHeader(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

interface Cells {
  readonly headers: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Lines before the header. */
  readonly before: number;
  readonly delimiter: string;
}

function readTable(text: string, wanted: readonly Selector[]): Cells {
  const start = findHeader(text.replace(/^\uFEFF/, ''), wanted);
  try {
    const [headers = [], ...lines] = parse(start.text, {
      delimiter: start.delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return { ...start, headers, lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new NoTable(explain(error, start.before), { cause: error });
  }
}

// What the parser says quotes the cell, and nobody knows yet what of it may be told.
function explain({ code, lines }: CsvError & { readonly lines?: number }, before: number): string {
  const line = `line ${before + Number(lines ?? 0)}`;
  const twice =
    'a cell that has quotation marks stands between quotation marks, and each of its own is written twice ("")';
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `the cell that begins with a quotation mark on ${line} never ends with one; ${twice}`;
  return `${line} has a quotation mark in the middle of a cell; ${twice}`;
}

const delimiters = ['\t', ';', ','] as const;
/** Lines before the header that are looked at: titles, dates, blanks. */
const mostBefore = 20;

type Header = Pick<Cells, 'before' | 'delimiter'> & { readonly text: string };

// The header is the first line that names half of the columns that are looked for, or else the first line at all. Excel
// writes on a line of its own what separates cells ("sep=;").
function findHeader(given: string, wanted: readonly Selector[]): Header {
  const [line = '', said] = /^sep=([^\r\n])\r?\n/i.exec(given) ?? [];
  const text = given.slice(line.length);
  const before = line === '' ? 0 : 1;
  const names = new Set(wanted.map((column) => normalizeHeader(column.text)).filter((name) => name !== rows));
  let at = 0;
  for (let n = 0; n < mostBefore && at < text.length && names.size > 0; n++) {
    const end = text.indexOf('\n', at);
    const header = text.slice(at, end === -1 ? text.length : end);
    for (const delimiter of said === undefined ? delimiters : [said]) {
      const cells = new Set(header.split(delimiter).map((cell) => normalizeHeader(unquoted(cell.trim()))));
      if (2 * cells.intersection(names).size < names.size) continue;
      return { text: text.slice(at), before: before + n, delimiter };
    }
    if (end === -1) break;
    at = end + 1;
  }
  return { text, before, delimiter: said ?? delimiterOf(text) };
}

function unquoted(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

// What separates most names in the first line.
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = delimiters.map((delimiter) => [header.split(delimiter).length, delimiter] as const);
  return counts.toSorted(([a], [b]) => b - a)[0]?.[1] ?? ',';
}

/**
 * The table written again with nothing in the hidden columns, and without what stands before its header; `known` are all
 * columns that are looked for. Throws `NoTable`, and for a row that hides where a cell belongs.
 */
export function withoutColumns(
  text: string,
  hidden: readonly Selector[],
  known: readonly Selector[] = hidden,
): string {
  const { headers, lines, delimiter } = readTable(text, known);
  const names = new Set(hidden.map((selector) => normalizeHeader(selector.text)));
  const isHidden = headers.map((name) => names.has(normalizeHeader(name)));
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const write = (cells: readonly string[]) => cells.map(quote).join(delimiter);
  if (lines.some(({ length }) => length !== headers.length)) throw new NoTable('a row is not as its header');
  const emptied = lines.map((cells) => cells.map((cell, n) => (isHidden[n] ? '' : cell)));
  return `${[headers, ...emptied].map(write).join('\n')}\n`;
}
