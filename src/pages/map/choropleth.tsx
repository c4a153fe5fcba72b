/** The map by département, drawn on the server: each a link that narrows the search, and the same numbers as a list. */

import type { Child, FC } from 'hono/jsx';
import type { DepartementCounts } from '../../model/search.js';
import { formatCount, formatNumber, type Language, localPath, wordsOf } from '../language.js';
import { type SearchState, searchPath, withValues } from '../search-state.js';
import type { Drawing, Inset, Shape } from './drawing.js';
import { mapWords } from './map-words.js';
import type { Outline } from './outlines.js';
import { boundsOfShades, shadeOf } from './shades.js';

export interface ChoroplethProps {
  readonly drawing: Drawing;
  readonly counts: DepartementCounts;
  readonly state: SearchState;
  readonly language: Language;
}

/** A département with its number, and where choosing it leads. */
interface Row {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly shade: number;
  readonly isChosen: boolean;
  /** Whether its région is chosen. */
  readonly isWithin: boolean;
  readonly href: string;
}

/** Rows of all départements, by their codes: those that are drawn, and those that only the bank knows. */
export function rowsOf(
  outlines: readonly Pick<Outline, 'code' | 'name' | 'region'>[],
  { departements }: DepartementCounts,
  state: SearchState,
  language: Language,
): ReadonlyMap<string, Row> {
  const counted = new Map(
    departements.map(({ key, label, count }) => [key.split('/')[1] ?? '', { label, count }]),
  );
  const names = new Map([
    ...outlines.map(({ code, name }) => [code, name] as const),
    ...[...counted].map(([code, { label }]) => [code, label] as const),
  ]);
  const bounds = boundsOfShades(Math.max(0, ...departements.map(({ count }) => count)));
  const chosen = state.facets.territory ?? [];
  const has = (key: string) => chosen.some((value) => value === key || value.endsWith(`/id/place/${key}`));
  const regions = new Map(outlines.map(({ code, region }) => [code, region]));
  const rows = [...names].map(([code, name]): Row => {
    const key = `departement/${code}`;
    const count = counted.get(code)?.count ?? 0;
    const isChosen = has(key);
    const isWithin = has(`region/${regions.get(code)}`);
    const next = withValues(state, 'territory', isChosen ? [] : [key]);
    const href = localPath(language, searchPath(next));
    return { code, name, count, shade: shadeOf(count, bounds), isChosen, isWithin, href };
  });
  return new Map(rows.sort((a, b) => (a.code < b.code ? -1 : 1)).map((row) => [row.code, row]));
}

function nameOf({ name, count, isChosen }: Row, language: Language): string {
  const number = formatCount(count, wordsOf(language).initiativeCount, language);
  const chosen = isChosen ? ` (${mapWords[language].only})` : '';
  return `${name}${language === 'fr' ? '\u00A0: ' : ': '}${number}${chosen}`;
}

function isMarked(row: Row | undefined): number {
  return row?.isChosen || row?.isWithin ? 1 : 0;
}

/** The drawing. */
export const Choropleth: FC<ChoroplethProps & { rows: ReadonlyMap<string, Row> }> = (props) => {
  const { drawing, rows, language } = props;
  const { width, height, shapes, insets } = drawing;
  // Drawn last, so that its line is not drawn over.
  const chosenLast = [...shapes].sort((a, b) => isMarked(rows.get(a.code)) - isMarked(rows.get(b.code)));
  return (
    <nav class="choropleth" aria-labelledby="choropleth">
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`}>
        <title id="choropleth">{mapWords[language].label}</title>
        {insets.map((inset) => (
          <InsetLabel of={inset} language={language} />
        ))}
        {chosenLast.map((shape) => (
          <Departement shape={shape} row={rows.get(shape.code)} language={language} />
        ))}
      </svg>
    </nav>
  );
};

const Departement: FC<{ shape: Shape; row: Row | undefined; language: Language }> = (props) => {
  const { shape, row, language } = props;
  if (row === undefined) return null;
  const name = nameOf(row, language);
  const classes = `shade-${row.shade}${isMarked(row) ? ' chosen' : ''}`;
  // What is drawn larger beside it is followed there.
  if (row.count === 0 || shape.isEnlarged) {
    return (
      <path class={classes} d={shape.path}>
        <title>{name}</title>
      </path>
    );
  }
  return (
    // A link of a drawing does not obey the page's <base>: in a frame it has to say itself that it leads out.
    <a href={row.href} target="_top" rel="nofollow" {...(row.isChosen ? { 'aria-current': 'true' } : {})}>
      <title>{name}</title>
      <path class={classes} d={shape.path} />
    </a>
  );
};

const InsetLabel: FC<{ of: Inset; language: Language }> = ({ of: { box, departement }, language }) => (
  <text class="inset" x={box.x + box.width / 2} y={box.y + box.height + 15} text-anchor="middle">
    {departement?.name ?? mapWords[language].paris}
  </text>
);

/** What the shades mean, and what the drawing cannot show. */
export const Legend: FC<{ counts: DepartementCounts; language: Language; children?: Child }> = (props) => {
  const { counts, language, children } = props;
  const words = mapWords[language];
  const bounds = boundsOfShades(Math.max(0, ...counts.departements.map(({ count }) => count)));
  const number = (value: number) => formatNumber(value, language);
  const range = (from: number, to: number) => (from === to ? number(to) : `${number(from)}–${number(to)}`);
  return (
    <div class="legend">
      <p id="legend">{words.legend}</p>
      <ul aria-labelledby="legend">
        <li>
          <span class="swatch shade-0" aria-hidden="true" /> {words.none}
        </li>
        {bounds.map((bound, n) => (
          <li>
            <span class={`swatch shade-${shadeOf(bound, bounds)}`} aria-hidden="true" />{' '}
            {range((bounds[n - 1] ?? 0) + 1, bound)}
          </li>
        ))}
      </ul>
      {counts.elsewhere === 0 ? null : (
        <p class="note">
          {formatCount(counts.elsewhere, words.elsewhere, language)} ({words.elsewhereMore})
        </p>
      )}
      <p class="note">{children}</p>
    </div>
  );
};

/** The numbers of the drawing, for who does not see it or would rather read. */
export const DepartementList: FC<{ rows: ReadonlyMap<string, Row>; language: Language }> = (props) => (
  <details class="departements">
    <summary>{mapWords[props.language].byDepartement}</summary>
    <ul>
      {[...props.rows.values()].map((row) => (
        <li>
          <Numbered row={row} language={props.language} />
        </li>
      ))}
    </ul>
  </details>
);

const Numbered: FC<{ row: Row; language: Language }> = ({ row, language }) => {
  const inside = (
    <>
      <span class="label">
        {row.name} <span class="code">{row.code}</span>
      </span>{' '}
      <span class="count">{formatNumber(row.count, language)}</span>
    </>
  );
  if (row.count === 0 && !row.isChosen) return <span class="value">{inside}</span>;
  return (
    <a
      class={row.isChosen ? 'value chosen' : 'value'}
      href={row.href}
      rel="nofollow"
      {...(row.isChosen ? { 'aria-current': 'true' } : {})}
    >
      {inside}
    </a>
  );
};
