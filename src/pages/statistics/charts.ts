/** The charts: bars for values, columns for years, a field of cells for a crossing. Each shows its beginning where there is much. */

import type { PlotOptions } from '@observablehq/plot';
import { formatNumber, formatShare, type Language } from '../language.js';
import { type CountRow, type CountTable, type CrossTable, placesShown } from './count-table.js';
import { lightColour, type Plotter } from './drawing.js';
import { statisticsWords } from './statistics-words.js';

/** Widths in the units of the drawings, which is the size of a phone. */
const width = 400;
const valueWidth = 64;
/** Of one row of bars. */
const rowHeight = 38;
const pairHeight = 50;
/** Columns of years are drawn without gaps where they span no more than this. */
const longestSpan = 80;
const cellWidth = 34;
const cellHeight = 28;

const colon: Readonly<Record<Language, string>> = { fr: '\u00A0:', en: ':' };

interface Drawn {
  readonly plotter: Plotter;
  readonly language: Language;
}

/** The chart of a dimension of which `rows` are drawn. */
export function chartOf(table: CountTable, rows: readonly CountRow[], drawn: Drawn): PlotOptions {
  if (table.dimension === 'year') return columnsOf(rows, drawn);
  return table.places === null ? barsOf(rows, drawn) : pairsOf(rows, drawn);
}

function barsOf(rows: readonly CountRow[], { plotter, language }: Drawn): PlotOptions {
  const count = (row: CountRow) => formatNumber(row.count, language);
  return {
    ...bandsOf(rows, rowHeight),
    marks: [
      plotter.barX(rows, {
        ...{
          x: 'count',
          y: 'key',
          insetTop: 20,
          insetBottom: 6,
          className: 'bars',
          fill: lightColour('accent'),
        },
        ...linkTo(count, language),
      }),
      valuesOf(plotter, rows, { x: 'count', text: count, dy: 7 }),
      labelsOf(plotter, rows, -8),
    ],
  };
}

// Two bars a value: its share of what exists, its share of what is shown.
function pairsOf(rows: readonly CountRow[], { plotter, language }: Drawn): PlotOptions {
  const words = statisticsWords[language];
  const exists = (row: CountRow) => formatShare(row.share, language);
  const shown = (row: CountRow) => formatShare(row.shownShare ?? 0, language);
  const colours = { exists: lightColour('accent'), shown: lightColour('notice-edge') };
  const bars = (inset: object, colour: keyof typeof colours) => ({
    ...{ y: 'key', className: `bars ${colour}`, fill: colours[colour], ...inset },
  });
  const legend = [
    { key: 'exists', text: words.exists, at: 0 },
    { key: 'shown', text: words.shown, at: width * 0.45 },
  ] as const;
  return {
    ...bandsOf(rows, pairHeight),
    ...{ marginTop: 28, height: rows.length * pairHeight + 28 },
    marks: [
      ...legend.flatMap(({ key, text, at }) => [
        plotter.dot([0], {
          ...{ frameAnchor: 'top-left', dx: at + 6, dy: -16, r: 5, symbol: 'square' },
          ...{ className: `bars ${key}`, fill: colours[key] },
        }),
        plotter.text([text], { frameAnchor: 'top-left', dx: at + 18, dy: -23, className: 'labels' }),
      ]),
      plotter.barX(rows, {
        x: 'share',
        ...bars({ insetTop: 20, insetBottom: 19 }, 'exists'),
        ...linkTo(exists, language),
      }),
      plotter.barX(rows, { x: 'shownShare', ...bars({ insetTop: 33, insetBottom: 6 }, 'shown') }),
      valuesOf(plotter, rows, { x: 'share', text: exists, dy: 1 }),
      valuesOf(plotter, rows, { x: 'shownShare', text: shown, dy: 14 }),
      labelsOf(plotter, rows, -14),
    ],
  };
}

function bandsOf(rows: readonly CountRow[], height: number): PlotOptions {
  return {
    className: 'chart',
    width,
    height: rows.length * height,
    ...{ marginLeft: 1, marginTop: 0, marginBottom: 0, marginRight: valueWidth },
    x: { axis: null, domain: [0, Math.max(...rows.flatMap(lengthsOf))] },
    y: { axis: null, domain: rows.map(({ key }) => key), padding: 0 },
  };
}

function lengthsOf({ count, share, shownShare }: CountRow): number[] {
  return shownShare === null ? [count] : [share, shownShare];
}

function valuesOf(
  plotter: Plotter,
  rows: readonly CountRow[],
  { x, text, dy }: { x: string; text: (row: CountRow) => string; dy: number },
) {
  return plotter.text(rows, { x, y: 'key', text, dx: 5, dy, textAnchor: 'start', className: 'values' });
}

function labelsOf(plotter: Plotter, rows: readonly CountRow[], dy: number) {
  return plotter.text(rows, {
    ...{ x: () => 0, y: 'key', text: 'label', textAnchor: 'start', dy, className: 'labels' },
    ...{ lineWidth: 27, textOverflow: 'ellipsis-end' as const },
  });
}

// What is said of a bar is its name as a link.
function linkTo(count: (row: CountRow) => string, language: Language) {
  return {
    href: (row: CountRow) => row.href ?? undefined,
    title: (row: CountRow) => `${row.label}${colon[language]} ${count(row)}`,
  };
}

function columnsOf(rows: readonly CountRow[], { plotter, language }: Drawn): PlotOptions {
  const years = rows.map(({ key }) => Number(key));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const span = last - first + 1;
  const domain = span > longestSpan ? years : Array.from({ length: span }, (_, n) => first + n);
  const every = Math.ceil(domain.length / 8);
  const ticks = domain.filter((year) => every <= 1 || year % every === 0);
  const number = (count: number) => formatNumber(count, language);
  return {
    className: 'chart',
    width,
    height: 240,
    ...{ marginLeft: 40, marginBottom: 28, marginTop: 20, marginRight: 4 },
    x: { type: 'band', domain, label: null, padding: 0.15 },
    y: { label: null, nice: true },
    marks: [
      plotter.gridY({ ticks: 4, strokeOpacity: 0.15 }),
      plotter.axisY({
        ticks: 4,
        tickSize: 0,
        tickFormat: (n: number) => (Number.isInteger(n) ? number(n) : ''),
      }),
      plotter.axisX({ ticks, tickSize: 3, tickFormat: String }),
      plotter.barY(rows, {
        ...{
          x: (row: CountRow) => Number(row.key),
          y: 'count',
          className: 'bars',
          fill: lightColour('accent'),
        },
        ...linkTo((row) => number(row.count), language),
      }),
      plotter.ruleY([0], { strokeOpacity: 0.5 }),
    ],
  };
}

/** The chart of a crossing, of which so many columns and rows are drawn. */
export function crossingChart(
  { x, y, cells }: CrossTable,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { plotter, language }: Drawn,
): PlotOptions {
  const [ofX, ofY] = [placesShown(x, columns), placesShown(y, rows)];
  const drawn = ofY.flatMap((row) =>
    ofX.flatMap((column) => {
      const cell = cells[row]?.[column];
      return cell === undefined || cell.count === 0 ? [] : [{ ...cell, column, row }];
    }),
  );
  type Cell = (typeof drawn)[number];
  const nameOf = ({ rows: values }: CountTable, place: number) => values[place]?.label ?? '';
  const count = (cell: Cell) => formatNumber(cell.count, language);
  const [marginLeft, marginTop, marginRight] = x.dimension === 'year' ? [200, 44, 24] : [200, 132, 48];
  const labels = { tickSize: 0, textOverflow: 'ellipsis-end', fontSize: 12 } as const;
  return {
    className: 'chart',
    width: marginLeft + ofX.length * cellWidth + marginRight,
    height: marginTop + ofY.length * cellHeight + 2,
    ...{ marginLeft, marginTop, marginRight, marginBottom: 2 },
    x: { type: 'band', domain: ofX, label: null, padding: 0.04 },
    y: { type: 'band', domain: ofY, label: null, padding: 0.04 },
    opacity: {
      type: 'sqrt',
      domain: [0, Math.max(1, ...drawn.map((cell) => cell.count))],
      range: [0.04, 0.5],
    },
    marks: [
      plotter.axisX({
        ...{ ...labels, anchor: 'top', tickRotate: -55, textAnchor: 'start', lineWidth: 11.5 },
        tickFormat: (place: number) => nameOf(x, place),
      }),
      plotter.axisY({ ...labels, lineWidth: 14, tickFormat: (place: number) => nameOf(y, place) }),
      plotter.cell(drawn, {
        ...{ x: 'column', y: 'row', fillOpacity: 'count', className: 'bars', fill: lightColour('accent') },
        href: (cell: Cell) => cell.href ?? undefined,
        title: ({ column, row, ...cell }: Cell) =>
          `${nameOf(x, column)}, ${nameOf(y, row)}${colon[language]} ${formatNumber(cell.count, language)}`,
      }),
      plotter.text(drawn, { x: 'column', y: 'row', text: count, className: 'values' }),
    ],
  };
}
