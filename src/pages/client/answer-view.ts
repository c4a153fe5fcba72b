/** The answer to a query: how much and how long, the ways to look at it, and files of it to take home. */

import type { Outcome } from './ask.js';
import { ChartView, canBeChart } from './chart-view.js';
import { count, type EditorSettings, fill, formatNumber } from './editor-settings.js';
import { make, makeButton } from './elements.js';
import { ResultMap } from './result-map.js';
import { pointsIn } from './result-points.js';
import { TableView } from './table-view.js';

/** An outcome that is an answer. */
export type Answer = Extract<Outcome, { readonly text: string }>;

/** Characters of an answer that are shown as they came: more is for a file. */
const mostRaw = 200_000;

interface View {
  readonly name: 'table' | 'chart' | 'map' | 'raw';
  readonly draw: () => HTMLElement;
}

/** How many rows there are, how long that took, and what of it the server spent. */
export function statusOf(answer: Answer, { words, language }: EditorSettings): string {
  const { took, timing } = answer;
  const seconds = formatNumber(took / 1_000, language, 2);
  const parts = [fill(words.seconds, { n: seconds })];
  if (answer.kind === 'rows') parts.unshift(count(answer.rows.length, words.rows, language));
  if (answer.kind === 'graph') parts.unshift(words.graph);
  for (const name of ['parse', 'wait', 'run'] as const) {
    const duration = timing.durations.get(name);
    if (duration !== undefined) parts.push(fill(words.timing[name], { n: formatNumber(duration, language) }));
  }
  if (timing.end === 'cached') parts.push(words.timing.cached);
  return parts.join(' · ');
}

/** What the page shows of an answer. */
export function viewAnswer(answer: Answer, settings: EditorSettings): HTMLElement {
  const { words } = settings;
  const element = make('div', { class: 'answer' });
  if (answer.kind === 'boolean')
    element.append(make('p', { class: 'lead' }, answer.boolean ? words.yes : words.no));
  const [first, ...others] = viewsOf(answer, settings);
  if (first === undefined) element.append(make('p', { class: 'lead' }, words.noRows));
  else element.append(...offerViews(first, others, words.views));
  return element;
}

function viewsOf(answer: Answer, settings: EditorSettings): readonly View[] {
  const raw: View = { name: 'raw', draw: () => viewRaw(answer.text, settings) };
  if (answer.kind !== 'rows') return [raw];
  const { columns, rows } = answer;
  if (rows.length === 0) return [];
  const views: View[] = [{ name: 'table', draw: () => new TableView(columns, rows, settings).element }];
  if (canBeChart(columns, rows))
    views.push({ name: 'chart', draw: () => new ChartView(columns, rows, settings).element });
  const points = pointsIn(columns, rows);
  if (points.length > 0)
    views.push({ name: 'map', draw: () => new ResultMap(columns, points, settings).element });
  return [...views, raw];
}

// A view is made when it is first looked at, and kept: what was chosen in it stays.
function offerViews(
  first: View,
  others: readonly View[],
  words: EditorSettings['words']['views'],
): HTMLElement[] {
  const place = make('div', {}, first.draw());
  if (others.length === 0) return [place];
  const drawn = new Map<View['name'], HTMLElement>([[first.name, place.firstElementChild as HTMLElement]]);
  const group = make('div', { class: 'answer-views', role: 'group', 'aria-label': words.view });
  for (const { name, draw } of [first, ...others]) {
    const show = () => {
      for (const other of group.children) other.setAttribute('aria-pressed', String(other === button));
      const element = drawn.get(name) ?? draw();
      drawn.set(name, element);
      place.replaceChildren(element);
    };
    const button = makeButton(words[name], show, {
      'aria-pressed': String(name === first.name),
      'data-view': name,
    });
    group.append(button);
  }
  return [group, place];
}

function viewRaw(text: string, { words, language }: EditorSettings): HTMLElement {
  const isCut = text.length > mostRaw;
  const shown = isCut ? text.slice(0, mostRaw).toWellFormed() : text;
  const note = fill(words.rawCut, { n: formatNumber(mostRaw, language) });
  return make(
    'div',
    {},
    make('pre', { class: 'graph', tabindex: 0, role: 'region', 'aria-label': words.views.raw }, shown),
    isCut ? make('p', { class: 'note' }, note) : null,
  );
}
