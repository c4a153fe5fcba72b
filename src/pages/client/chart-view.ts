/** Rows as a chart, drawn by Observable Plot, which is loaded when the first chart is wanted. */

import {
  type ChartChoice,
  type ChartKind,
  type ChartPoint,
  firstChart,
  mostBars,
  numberColumns,
  pointsOf,
} from './chart-data.js';
import { type EditorSettings, fill } from './editor-settings.js';
import { loadScript, make } from './elements.js';
import type { Row } from './result-terms.js';

/** What is used of Plot, which a classic script defines. */
interface PlotLibrary {
  plot(options: Readonly<Record<string, unknown>>): SVGSVGElement | HTMLElement;
  barX(data: readonly ChartPoint[], options: Readonly<Record<string, unknown>>): unknown;
  lineY(data: readonly ChartPoint[], options: Readonly<Record<string, unknown>>): unknown;
  dot(data: readonly ChartPoint[], options: Readonly<Record<string, unknown>>): unknown;
  ruleX(values: readonly number[]): unknown;
  ruleY(values: readonly number[]): unknown;
}
declare const Plot: PlotLibrary;

const kinds: readonly ChartKind[] = ['bars', 'line', 'points'];

/** Whether there is something to draw. */
export function canBeChart(columns: readonly string[], rows: readonly Row[]): boolean {
  return rows.length > 1 && firstChart(columns, rows) !== null;
}

/** A view of rows; it says so where its library cannot be loaded. */
export class ChartView {
  readonly element = make('div', { class: 'chart-view' });
  readonly #columns: readonly string[];
  readonly #rows: readonly Row[];
  readonly #settings: EditorSettings;
  readonly #figure = make('figure');
  #choice: ChartChoice;

  constructor(columns: readonly string[], rows: readonly Row[], settings: EditorSettings) {
    this.#columns = columns;
    this.#rows = rows;
    this.#settings = settings;
    this.#choice = firstChart(columns, rows) ?? { kind: 'bars', labels: '', values: '' };
    this.element.append(this.#controls(), this.#figure);
    void this.#draw();
  }

  #controls(): HTMLElement {
    const { chart } = this.#settings.words;
    const numbers = numberColumns(this.#columns, this.#rows);
    return make(
      'p',
      { class: 'choices' },
      ...this.#select(
        'kind',
        kinds.map((kind) => [kind, chart[kind]]),
      ),
      ...this.#select(
        'labels',
        this.#columns.map((name) => [name, name]),
      ),
      ...this.#select(
        'values',
        numbers.map((name) => [name, name]),
      ),
    );
  }

  #select(
    part: keyof ChartChoice,
    options: readonly (readonly [value: string, text: string])[],
  ): HTMLElement[] {
    const id = `chart-${part}`;
    const select = make(
      'select',
      { id },
      ...options.map(([value, text]) =>
        make('option', { value, selected: value === this.#choice[part] }, text),
      ),
    );
    select.addEventListener('change', () => {
      this.#choice = { ...this.#choice, [part]: select.value };
      void this.#draw();
    });
    return [make('label', { for: id }, this.#settings.words.chart[part]), select];
  }

  async #draw(): Promise<void> {
    const { files, words } = this.#settings;
    try {
      await loadScript(files.d3);
      await loadScript(files.plot);
    } catch {
      this.#figure.replaceChildren(make('p', { class: 'notice' }, words.notLoaded));
      return;
    }
    const points = pointsOf(this.#rows, this.#choice, this.#settings);
    const isCut = this.#choice.kind === 'bars' && points.length > mostBars;
    const shown = isCut ? points.slice(0, mostBars) : points;
    const chart = Plot.plot(this.#options(shown));
    // Its own style would break the policy of the page; the site's style sheet has the same.
    for (const style of chart.querySelectorAll('style')) style.remove();
    // The chart as a whole is named; its parts have no role that a name goes with.
    for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    const { labels, values } = this.#choice;
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', `${values} · ${labels}`);
    const note = isCut ? make('figcaption', { class: 'note' }, fill(words.chart.cut, { n: mostBars })) : null;
    this.#figure.replaceChildren(...[chart, note].filter((part) => part !== null));
  }

  #options(points: readonly ChartPoint[]): Readonly<Record<string, unknown>> {
    const { kind, labels, values } = this.#choice;
    const width = Math.max(this.#figure.clientWidth, 280);
    const fill = 'var(--accent)';
    const common = { className: 'plot', width, marginRight: 24 };
    if (kind === 'bars') {
      const longest = Math.max(...points.map(({ label }) => String(label).length), 1);
      const marginLeft = Math.min(16 + longest * 6.5, width * 0.45);
      const cut = (label: unknown) => shorten(String(label), Math.floor((marginLeft - 16) / 6.5));
      const bars = Plot.barX(points, { x: 'value', y: 'label', fill, title: describe });
      const y = { label: null, domain: points.map(({ label }) => label), tickFormat: cut };
      return { ...common, marginLeft, x: { label: values, grid: true }, y, marks: [bars, Plot.ruleX([0])] };
    }
    const options = { x: 'label', y: 'value', stroke: fill, title: describe };
    const marks =
      kind === 'line'
        ? [Plot.ruleY([0]), Plot.lineY(points, { ...options, marker: 'circle' })]
        : [Plot.dot(points, { ...options, fill, fillOpacity: 0.4 })];
    return { ...common, marginLeft: 56, x: { label: labels }, y: { label: values, grid: true }, marks };
  }
}

const describe = ({ label, value }: ChartPoint) =>
  `${label instanceof Date ? label.toISOString().slice(0, 10) : label}: ${value}`;

function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, Math.max(most - 1, 1)).join('')}…`;
}
