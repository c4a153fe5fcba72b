/** A dimension as the page shows it: the chart, the table with the same numbers beside it, and the ways to take them along. */

import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { usualPage } from '../../model/search.js';
import type { DimensionName } from '../../model/statistics.js';
import { spreadsheet } from '../../rdf/media-types.js';
import { formatNumber, formatShare, type Language, localPath } from '../language.js';
import { cutText } from '../names.js';
import type { CountRow, CountTable } from './count-table.js';
import { type StatisticsState, statisticsPath } from './statistics-state.js';
import { type StatisticsWords, statisticsWords } from './statistics-words.js';

/** Days whose orders are looked at. */
export const daysLookedAt = 30;
/** Labels longer than this are cut. */
export const longestLabel = 120;

export interface CountSectionProps {
  readonly table: CountTable;
  /** Those that the table shows. */
  readonly rows: readonly CountRow[];
  /** The chart, as the text of an `svg` element; null where nothing is to be drawn. */
  readonly chart: string | null;
  readonly state: StatisticsState;
  /** The query behind; null where there is none. */
  readonly query: string | null;
  readonly language: Language;
  readonly isOverview: boolean;
}

/** A section with its heading. */
export const CountSection: FC<CountSectionProps> = (props) => {
  const { table, rows, chart, language, isOverview, state } = props;
  const words = statisticsWords[language];
  const { dimension } = table;
  const title = titleOf(table, language);
  const id = `by-${dimension}`;
  const count = table.rows.length + table.leftOut;
  const whole = { ...state, x: dimension, y: null };
  return (
    <section class="statistic" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {dimension === 'source' ? (
        <Fairness table={table} hasWords={state.search.text !== ''} language={language} />
      ) : null}
      {rows.length === 0 ? <p>{words.noValue}</p> : null}
      <div class="chart-and-table">
        {chart === null ? null : <figure class="chart-figure">{raw(chart)}</figure>}
        <NumberTable {...{ table, rows, title, language }} />
      </div>
      <Notes table={table} rows={rows} language={language} />
      <p class="note formats">
        {isOverview && count > rows.length ? (
          <a href={localPath(language, statisticsPath(whole))}>
            {words.allValues(formatNumber(count, language))}
          </a>
        ) : null}
        <TakeAlong state={whole} query={props.query} hasChart={chart !== null} language={language} />
      </p>
    </section>
  );
};

/** What a dimension is called as a heading; the one of sources tells of fairness too. */
export function titleOf({ dimension }: Pick<CountTable, 'dimension'>, language: Language): string {
  const { dimensions, fairTitle } = statisticsWords[language];
  const { by } = dimensions[dimension];
  if (dimension !== 'source') return by;
  const rest = fairTitle.charAt(0).toLowerCase() + fairTitle.slice(1);
  return `${by}${language === 'fr' ? '\u00A0:' : ':'} ${rest}`;
}

const Fairness: FC<{ table: CountTable; hasWords: boolean; language: Language }> = (props) => {
  const { table, hasWords, language } = props;
  const words = statisticsWords[language];
  const { places, rows, total } = table;
  if (hasWords) return <p class="measure">{words.fairWords}</p>;
  if (places === null) return null;
  const [ofPlaces, days, page] = [places, daysLookedAt, usualPage].map((n) => formatNumber(n, language));
  return (
    <p class="measure">
      {words.fair(ofPlaces ?? '', days ?? '', page ?? '')}{' '}
      {total <= usualPage ? null : words.fairChance(formatNumber(chanceOf(rows, places), language))}
    </p>
  );
};

/** Points within which 95 of 100 shares of so many places drawn by lot are, for the share that varies most. */
export function chanceOf(rows: readonly CountRow[], places: number): number {
  const widest = Math.max(0, ...rows.map(({ share }) => Math.sqrt((share * (1 - share)) / places)));
  return Math.ceil(1.96 * widest * 1000) / 10;
}

const NumberTable: FC<{
  table: CountTable;
  rows: readonly CountRow[];
  title: string;
  language: Language;
}> = ({ table, rows, title, language }) => {
  const words = statisticsWords[language];
  const { name, without } = words.dimensions[table.dimension];
  const isMeasured = table.places !== null;
  return (
    <div class="table numbers">
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{words.initiatives}</th>
            <th scope="col">{words.share}</th>
            {isMeasured ? <th scope="col">{words.shownShare}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, href, count, share, shownShare }) => (
            <tr>
              <th scope="row">
                <Label label={label} href={href} />
              </th>
              <td>{formatNumber(count, language)}</td>
              <td>{formatShare(share, language)}</td>
              {isMeasured ? <td>{formatShare(shownShare ?? 0, language)}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {table.without === 0 ? null : (
            <tr>
              <th scope="row">{without}</th>
              <td>{formatNumber(table.without, language)}</td>
              <td>{formatShare(table.without / table.total, language)}</td>
              {isMeasured ? <td /> : null}
            </tr>
          )}
          <tr>
            <th scope="row">{words.all}</th>
            <td>{formatNumber(table.total, language)}</td>
            <td>{formatShare(1, language)}</td>
            {isMeasured ? <td>{formatShare(1, language)}</td> : null}
          </tr>
        </tfoot>
      </table>
    </div>
  );
};

/** The name of a value, which leads to what it counts where a search finds that. */
export const Label: FC<{ label: string; href: string | null }> = ({ label, href }) => {
  const text = <bdi>{cutText(label, longestLabel)}</bdi>;
  return href === null ? (
    text
  ) : (
    <a href={href} rel="nofollow">
      {text}
    </a>
  );
};

const Notes: FC<{ table: CountTable; rows: readonly CountRow[]; language: Language }> = (props) => {
  const { table, rows, language } = props;
  const notes = notesOf(table, rows.length, { words: statisticsWords[language], language });
  return notes.length === 0 ? null : <p class="note">{notes.join(' ')}</p>;
};

/** How what is left of too many values is told. */
export function cutWords(dimension: DimensionName, words: StatisticsWords) {
  if (dimension === 'year') return words.latest;
  return dimension === 'source' ? words.firstByName : words.mostFrequent;
}

/** What has to be known to read the numbers. */
export function notesOf(
  { dimension, rows, leftOut, isSeveral, without }: CountTable,
  shown: number,
  { words, language }: { readonly words: StatisticsWords; readonly language: Language },
): string[] {
  const number = (count: number) => formatNumber(count, language);
  const cut = cutWords(dimension, words);
  const isOfTerritory = dimension === 'region' || dimension === 'departement';
  return [
    ...(shown < rows.length ? [cut(number(shown), number(rows.length + leftOut))] : []),
    ...(leftOut > 0 ? [words.notKept(number(rows.length))] : []),
    ...(isSeveral ? [words.several] : []),
    ...(isOfTerritory && without > 0 ? [words.elsewhere] : []),
  ];
}

/** The same numbers in other formats, and the query behind them. */
export const TakeAlong: FC<{
  state: StatisticsState;
  query: string | null;
  hasChart: boolean;
  language: Language;
}> = ({ state, query, hasChart, language }) => {
  const words = statisticsWords[language];
  const to = (format: string) => localPath(language, statisticsPath(state, format));
  const name = ['statistiques', state.x, state.y].filter(Boolean).join('-');
  return (
    <>
      <a href={to('csv')} type="text/csv" rel="nofollow">
        CSV
      </a>
      <a href={to('csv-tableur')} type="text/csv" rel="nofollow" download={`${name}.csv`}>
        {spreadsheet.label}
      </a>
      {hasChart ? (
        <>
          <a href={to('svg')} type="image/svg+xml" rel="nofollow" download={`${name}.svg`}>
            SVG
          </a>
          <button
            type="button"
            class="png"
            hidden
            data-svg={to('svg')}
            data-name={name}
            data-failed={words.saveFailed}
          >
            PNG
          </button>
        </>
      ) : null}
      {query === null ? (
        <span>{state.search.near === null ? words.tooFrequent : words.noQuery}</span>
      ) : (
        <a href={localPath(language, `/sparql?${new URLSearchParams({ query })}`)} rel="nofollow">
          {words.query}
        </a>
      )}
    </>
  );
};
