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
  /** Counted from 1, the header being the first. */
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

  /** Throws `NoTable`. */
  constructor(text: string, url: string, deadline: Deadline) {
    this.baseUrl = url;
    const [headers = [], ...lines] = readCells(text);
    this.headers = headers;
    const columns = new Map(headers.map((name, n) => [normalizeHeader(name), n]));
    const around = { baseUrl: url, deadline };
    const ragged: RaggedRow[] = [];
    const nodes: PageNode[] = [];
    for (const [n, cells] of lines.entries()) {
      deadline.step();
      if (cells.length === headers.length) nodes.push(new RowNode(columns, cells, around));
      else ragged.push({ row: n + 2, cells: cells.length });
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

function readCells(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new NoTable(error.message, { cause: error });
  }
}

// The first line is the header: what separates most names in it.
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = ['\t', ';', ','].map((delimiter) => [header.split(delimiter).length, delimiter] as const);
  return counts.toSorted(([a], [b]) => b - a)[0]?.[1] ?? ',';
}

/** The table written again with nothing in the columns. Throws `NoTable`, and for a row that hides where a cell belongs. */
export function withoutColumns(text: string, selectors: readonly Selector[]): string {
  const delimiter = delimiterOf(text);
  const [headers = [], ...lines] = readCells(text);
  const wanted = new Set(selectors.map((selector) => normalizeHeader(selector.text)));
  const hidden = headers.map((name) => wanted.has(normalizeHeader(name)));
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const write = (cells: readonly string[]) => cells.map(quote).join(delimiter);
  if (lines.some(({ length }) => length !== headers.length)) throw new NoTable('a row is not as its header');
  const emptied = lines.map((cells) => cells.map((cell, n) => (hidden[n] ? '' : cell)));
  return `${[headers, ...emptied].map(write).join('\n')}\n`;
}
