/** A crossing as the page shows it, and the form that asks for another one. */

import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { type DimensionName, dimensionNames } from '../../model/statistics.js';
import { formatNumber, type Language, localPath } from '../language.js';
import { searchParameters } from '../search-state.js';
import { cutWords, Label, TakeAlong } from './count-section.js';
import { type CountTable, type CrossCell, type CrossTable, placesShown } from './count-table.js';
import { type StatisticsState, statisticsPath } from './statistics-state.js';
import { statisticsWords } from './statistics-words.js';

/** Columns and rows that are shown; all are in the file. */
export interface CrossingSize {
  readonly columns: number;
  readonly rows: number;
}

export interface CrossingSectionProps {
  readonly crossing: CrossTable;
  readonly size: CrossingSize;
  readonly chart: string | null;
  readonly state: StatisticsState;
  readonly query: string | null;
  readonly language: Language;
}

/** What a crossing is called. */
export function titleOfCrossing(x: DimensionName, y: DimensionName, language: Language): string {
  const { crossing, dimensions } = statisticsWords[language];
  return crossing(dimensions[x].name, dimensions[y].name);
}

/** The section of a crossing. */
export const CrossingSection: FC<CrossingSectionProps> = (props) => {
  const { crossing, size, chart, state, language } = props;
  const words = statisticsWords[language];
  const { x, y } = crossing;
  const title = titleOfCrossing(x.dimension, y.dimension, language);
  const isCut = x.rows.length > size.columns || y.rows.length > size.rows;
  return (
    <section class="statistic" aria-labelledby="crossing">
      <h2 id="crossing">{title}</h2>
      {chart === null ? null : (
        <figure class="chart-figure crossing" tabindex={0} aria-label={`${words.chart}, ${title}`}>
          {raw(chart)}
        </figure>
      )}
      <CrossingTable {...{ crossing, size, title, language }} />
      <p class="note">
        {[
          words.crossingNote,
          ...[x, y].flatMap((table, n) => cutNote(table, n === 0 ? size.columns : size.rows, language)),
          ...(isCut ? [words.cut] : []),
        ].join(' ')}
      </p>
      <p class="note formats">
        <TakeAlong state={state} query={props.query} hasChart={chart !== null} language={language} />
      </p>
    </section>
  );
};

function cutNote({ dimension, rows, leftOut }: CountTable, most: number, language: Language): string[] {
  if (rows.length <= most && leftOut === 0) return [];
  const words = statisticsWords[language];
  const text = cutWords(dimension, words)(
    formatNumber(Math.min(most, rows.length), language),
    formatNumber(rows.length + leftOut, language),
  );
  return [
    `${words.dimensions[dimension].name}${language === 'fr' ? '\u00A0:' : ':'} ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  ];
}

const CrossingTable: FC<{
  crossing: CrossTable;
  size: CrossingSize;
  title: string;
  language: Language;
}> = ({ crossing: { x, y, cells }, size, title, language }) => {
  const words = statisticsWords[language];
  const [ofX, ofY] = [words.dimensions[x.dimension], words.dimensions[y.dimension]];
  const columns = shownOf(x, size.columns);
  const rows = shownOf(y, size.rows);
  const number = (count: number) => formatNumber(count, language);
  return (
    <section class="table numbers crossing" tabindex={0} aria-label={`${words.table}, ${title}`}>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              {ofY.name} / {ofX.name}
            </th>
            {columns.map((column) => (
              <th scope="col">
                <span class="upright">
                  <Label label={x.rows[column]?.label ?? ofX.without} href={x.rows[column]?.href ?? null} />
                </span>
              </th>
            ))}
            <th scope="col">{words.all}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <Label label={y.rows[row]?.label ?? ofY.without} href={y.rows[row]?.href ?? null} />
              </th>
              {columns.map((column) => (
                <CellOf cell={cells[row]?.[column]} language={language} />
              ))}
              <td>{number(y.rows[row]?.count ?? y.without)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            {columns.map((column) => (
              <td>{number(x.rows[column]?.count ?? x.without)}</td>
            ))}
            <td>{number(x.total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
};

// The places of values, and the last one for those without a value where there are any.
function shownOf(table: CountTable, most: number): number[] {
  const places = placesShown(table, most);
  return table.without === 0 ? places : [...places, table.rows.length];
}

const CellOf: FC<{ cell: CrossCell | undefined; language: Language }> = ({ cell, language }) => {
  const count = cell?.count ?? 0;
  const text = formatNumber(count, language);
  if (count === 0) return <td class="none">{text}</td>;
  const href = cell?.href ?? null;
  return (
    <td>
      {href === null ? (
        text
      ) : (
        <a href={href} rel="nofollow">
          {text}
        </a>
      )}
    </td>
  );
};

/** Crossings that are offered without choosing. */
const offered: readonly (readonly [x: DimensionName, y: DimensionName])[] = [
  ['theme', 'region'],
  ['theme', 'departement'],
  ['theme', 'stage'],
  ['theme', 'source'],
  ['year', 'theme'],
];

/** The form; it keeps the search that is counted. */
export const CrossingForm: FC<{ state: StatisticsState; language: Language }> = ({ state, language }) => {
  const words = statisticsWords[language];
  const { x, y } = { x: state.x ?? 'theme', y: state.y ?? (state.x === 'region' ? 'theme' : 'region') };
  return (
    <section class="cross-form" aria-labelledby="cross">
      <h2 id="cross">{words.crossTitle}</h2>
      <p>{words.crossText}</p>
      <ul class="chips">
        {offered.map(([ofX, ofY]) => (
          <li>
            <a href={localPath(language, statisticsPath({ ...state, x: ofX, y: ofY }))} rel="nofollow">
              {titleOfCrossing(ofX, ofY, language)}
            </a>
          </li>
        ))}
      </ul>
      <form class="query-form" action={localPath(language, '/statistiques')} method="get">
        {searchParameters(state.search).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Choice name="x" label={words.columns} chosen={x} language={language} />
        <Choice name="y" label={words.rows} chosen={y} language={language} />
        <button type="submit">{words.cross}</button>
      </form>
    </section>
  );
};

const Choice: FC<{ name: 'x' | 'y'; label: string; chosen: DimensionName; language: Language }> = (props) => (
  <p>
    <label for={props.name}>{props.label}</label>
    <select id={props.name} name={props.name}>
      {dimensionNames.map((dimension) => (
        <option value={dimension} selected={dimension === props.chosen}>
          {statisticsWords[props.language].dimensions[dimension].name}
        </option>
      ))}
    </select>
  </p>
);
