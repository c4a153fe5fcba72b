/** Rows as a table: sorted by its headings, narrowed by a text, a page at a time. */

import { count, type EditorSettings, fill, formatNumber } from './editor-settings.js';
import { make, makeButton } from './elements.js';
import { cellOf } from './result-cell.js';
import type { Row } from './result-terms.js';
import { type Order, rowsWith, sortRows } from './table-rows.js';

/** Rows of a page. */
const pageSize = 100;

/** A view of rows. */
export class TableView {
  readonly element = make('div', { class: 'table-view' });
  readonly #columns: readonly string[];
  readonly #rows: readonly Row[];
  readonly #settings: EditorSettings;
  readonly #body = make('tbody');
  readonly #headings: ReadonlyMap<string, HTMLTableCellElement>;
  readonly #note = make('span', { class: 'note', role: 'status' });
  readonly #pager = make('div', { class: 'pager' });
  #text = '';
  #order: Order | null = null;
  #page = 0;

  constructor(columns: readonly string[], rows: readonly Row[], settings: EditorSettings) {
    this.#columns = columns;
    this.#rows = rows;
    this.#settings = settings;
    this.#headings = new Map(columns.map((column) => [column, this.#heading(column)]));
    const table = make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...this.#headings.values())),
      this.#body,
    );
    const label = settings.words.views.table;
    const scroller = make('div', { class: 'table', role: 'region', 'aria-label': label, tabindex: 0 }, table);
    this.element.append(rows.length > 1 ? this.#filter() : '', scroller, this.#pager);
    this.#show();
  }

  #heading(column: string): HTMLTableCellElement {
    const sort = () => {
      const isDescending = this.#order?.column === column && !this.#order.isDescending;
      this.#order = { column, isDescending };
      for (const [name, heading] of this.#headings) {
        if (name === column) heading.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
        else heading.removeAttribute('aria-sort');
      }
      this.#page = 0;
      this.#show();
    };
    return make('th', { scope: 'col' }, makeButton(column, sort, { class: 'sort' }));
  }

  #filter(): HTMLElement {
    const input = make('input', { type: 'search', id: 'filter-rows' });
    input.addEventListener('input', () => {
      this.#text = input.value;
      this.#page = 0;
      this.#show();
    });
    const { filter } = this.#settings.words.table;
    return make('p', { class: 'filter' }, make('label', { for: 'filter-rows' }, filter), input, this.#note);
  }

  #show(): void {
    const { words, language } = this.#settings;
    const found = rowsWith(this.#rows, this.#text);
    const sorted = this.#order === null ? found : sortRows(found, this.#order, language);
    const first = this.#page * pageSize;
    const shown = sorted.slice(first, first + pageSize);
    this.#body.replaceChildren(
      ...shown.map((row) =>
        make('tr', {}, ...this.#columns.map((name) => cellOf(row[name], this.#settings))),
      ),
    );
    const isNarrowed = this.#text.trim() !== '';
    this.#note.textContent = isNarrowed ? count(found.length, words.rows, language) : '';
    this.#showPager(first, found.length);
  }

  #showPager(first: number, total: number): void {
    const { words, language } = this.#settings;
    const go = (step: number) => () => {
      this.#page += step;
      this.#show();
      this.element.scrollIntoView({ block: 'start' });
    };
    const last = Math.min(first + pageSize, total);
    const numbers = { first: first + 1, last, total };
    const shown = Object.fromEntries(
      Object.entries(numbers).map(([name, number]) => [name, formatNumber(number, language)]),
    );
    this.#pager.hidden = total <= pageSize;
    this.#pager.replaceChildren(
      makeButton(words.table.previous, go(-1), { class: 'quiet', disabled: first === 0 }),
      make('span', { class: 'note' }, fill(words.table.shown, shown)),
      makeButton(words.table.next, go(1), { class: 'quiet', disabled: last === total }),
    );
  }
}
