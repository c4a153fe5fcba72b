/** Makes of counts what is shown of them: the sections of the page, the table as CSV, the chart as an image. */

import type { Child } from 'hono/jsx';
import type { CountedValue, CountResult, DimensionName } from '../../model/statistics.js';
import type { CsvDialect } from '../../rdf/csv.js';
import { bis } from '../../rdf/vocabulary.js';
import { formatCount, type Language } from '../language.js';
import { cutText } from '../names.js';
import { nameOf, type Site } from '../site.js';
import { chartOf, crossingChart } from './charts.js';
import { CountSection, titleOf } from './count-section.js';
import {
  type CountContext,
  type CountRow,
  type CountTable,
  type CrossTable,
  placesShown,
  toCountTable,
  toCrossTable,
} from './count-table.js';
import { CrossingSection, titleOfCrossing } from './crossing-section.js';
import { type Drawing, draw, loadPlotter, type Plotter } from './drawing.js';
import { countsCsv, crossingCsv } from './statistics-csv.js';
import type { Axes, StatisticsQueryWriter } from './statistics-query.js';
import type { StatisticsState } from './statistics-state.js';
import { statisticsWords } from './statistics-words.js';

export interface StatisticsViewOptions {
  readonly state: StatisticsState;
  readonly counts: CountResult;
  readonly language: Language;
  readonly site: Site;
  readonly queries: StatisticsQueryWriter;
  /** Whether the endpoint answers the queries behind the numbers. */
  readonly isAnswered: boolean;
}

/** Names longer than this are cut. */
const longestName = 300;
/** Values shown of each dimension: among others, and by itself. */
const overviewRows = 12;
const singleRows = 60;
/** Years are narrow. */
const yearRows = 100;
const crossingSize = { columns: 18, rows: 40 };

/** One answer of the index, in all its forms. */
export class StatisticsView {
  readonly #options: StatisticsViewOptions;
  readonly #tables: readonly CountTable[];
  readonly #crossing: CrossTable | null;

  constructor(options: StatisticsViewOptions) {
    this.#options = options;
    const { counts, state, language, site } = options;
    const context: CountContext = {
      ...{ result: counts, search: state.search, language },
      labelOf: (value) => cutText(nameOf(value, site.names, language), longestName),
      orderOf: (value) => orderOf(value, site),
    };
    this.#tables = counts.dimensions.map((counted) => toCountTable(counted, context));
    this.#crossing = counts.crossing === null ? null : toCrossTable(counts.crossing, context);
  }

  /** What the centre of the search is called; empty without one. */
  get nearName(): string {
    const { counts, state } = this.#options;
    if (counts.centre === null) return state.search.near ?? '';
    const { label, within } = counts.centre;
    return within === null ? label : `${label} (${within})`;
  }

  /** The sections of the page. */
  async sections(): Promise<Child[]> {
    const plotter = await loadPlotter();
    const { state, language, isAnswered, queries } = this.#options;
    const write = (axes: Axes) => (isAnswered ? queries.write(axes, state.search) : null);
    if (this.#crossing !== null) {
      const { x, y } = this.#crossing;
      const query = write({ x: x.dimension, y: y.dimension });
      const chart = this.#drawCrossing(this.#crossing, plotter, false);
      return [
        <CrossingSection
          {...{ crossing: this.#crossing, size: crossingSize, chart, state, query, language }}
        />,
      ];
    }
    return this.#tables.map((table) => {
      const query = write({ x: table.dimension, y: null });
      const isOverview = state.x === null;
      const drawn = this.#rowsOf(table, mostDrawn(table.dimension, isOverview));
      const rows = this.#rowsOf(table, mostListed(table.dimension, isOverview));
      const isWhole = rows.length >= drawn.length;
      const chart = this.#drawTable(table, drawn, plotter, { isFile: false, isWhole });
      return <CountSection {...{ table, rows, chart, query, state, language, isOverview }} />;
    });
  }

  /** The chart as a file; null where nothing is to be drawn. */
  async image(): Promise<string | null> {
    const plotter = await loadPlotter();
    if (this.#crossing !== null) return this.#drawCrossing(this.#crossing, plotter, true);
    const [table] = this.#tables;
    if (table === undefined) return null;
    const rows = this.#rowsOf(table, mostDrawn(table.dimension, false));
    return this.#drawTable(table, rows, plotter, { isFile: true, isWhole: false });
  }

  /** All numbers, those too that the page cuts. */
  csv(dialect: CsvDialect): string {
    const { language } = this.#options;
    return this.#crossing === null
      ? countsCsv(this.#tables, language, dialect)
      : crossingCsv(this.#crossing, language, dialect);
  }

  #rowsOf(table: CountTable, most: number): readonly CountRow[] {
    return placesShown(table, most).map((place) => table.rows[place] as CountRow);
  }

  #drawTable(
    table: CountTable,
    rows: readonly CountRow[],
    plotter: Plotter,
    shown: { readonly isFile: boolean; readonly isWhole: boolean },
  ): string | null {
    if (rows.length === 0) return null;
    const { language } = this.#options;
    const options = chartOf(table, rows, { plotter, language });
    return draw(plotter, options, {
      ...this.#named(`chart-${table.dimension}`, titleOf(table, language), shown.isWhole),
      isFile: shown.isFile,
    });
  }

  #drawCrossing(crossing: CrossTable, plotter: Plotter, isFile: boolean): string | null {
    const { x, y } = crossing;
    if (x.rows.length === 0 || y.rows.length === 0) return null;
    const { language } = this.#options;
    const title = titleOfCrossing(x.dimension, y.dimension, language);
    const options = crossingChart(crossing, crossingSize, { plotter, language });
    return draw(plotter, options, { ...this.#named('chart-crossing', title, !isFile), isFile });
  }

  // `isBesideTable`: a table on the same page has all that the drawing shows.
  #named(id: string, title: string, isBesideTable: boolean): Drawing {
    const { counts, language } = this.#options;
    const words = statisticsWords[language];
    const count = formatCount(counts.total, words.counted, language);
    const description = [words.described(title, count), ...(isBesideTable ? [words.sameNumbers] : [])];
    return { id, title, description: description.join(' ') };
  }
}

function mostDrawn(dimension: DimensionName, isOverview: boolean): number {
  return dimension === 'year' ? yearRows : mostListed(dimension, isOverview);
}

function mostListed(dimension: DimensionName, isOverview: boolean): number {
  // No partner is left out for being small.
  if (isOverview && dimension !== 'source') return overviewRows;
  return dimension === 'year' ? yearRows : singleRows;
}

// What the scheme says: stages follow one another.
function orderOf({ iri }: CountedValue, { names }: Site): number | null {
  const [order] = iri === null ? [] : names.values(iri, bis.order);
  const number = Number(order?.value);
  return order === undefined || Number.isNaN(number) ? null : number;
}
