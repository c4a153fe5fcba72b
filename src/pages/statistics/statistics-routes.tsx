/** Answers `/statistiques`: the page, a table as CSV, a chart as SVG. */

import { Hono } from 'hono';
import { negotiateFormat } from '../../http/negotiate.js';
import { problem } from '../../http/problem.js';
import type { SearchOutcome } from '../../model/search.js';
import type { CountOutcome, CountRequest, CountResult, DimensionName } from '../../model/statistics.js';
import { plainCsv, spreadsheetCsv } from '../../rdf/csv.js';
import { isIri } from '../../rdf/iri.js';
import { contentType, type Format, htmlPage, resultsCsv, spreadsheet } from '../../rdf/media-types.js';
import { mostMatches } from '../../sparql/query-service.js';
import { type Language, languageOfPath, localPath } from '../language.js';
import { htmlResponse } from '../layout.js';
import { Names } from '../names.js';
import { answerFailure, answerFault } from '../search-routes.js';
import { toRequest } from '../search-state.js';
import { ask, type PageOptions, type Site, seedOfDay } from '../site.js';
import { daysLookedAt } from './count-section.js';
import { StatisticsPage } from './statistics-page.js';
import { type StatisticsQueries, StatisticsQueryWriter } from './statistics-query.js';
import { readStatistics, type StatisticsState, statisticsPath } from './statistics-state.js';
import { StatisticsView } from './statistics-view.js';

export interface StatisticsOptions extends PageOptions {
  readonly statisticsQueries: StatisticsQueries;
}

/** What the overview counts by. */
const overview: readonly DimensionName[] = ['theme', 'region', 'departement', 'stage', 'source', 'year'];

const svgImage: Format = { name: 'svg', label: 'SVG', mediaType: 'image/svg+xml', holds: 'results' };
/** What is offered at the address of statistics. */
export const statisticsFormats = [htmlPage, resultsCsv, spreadsheet, svgImage];

/** A question for statistics, read. */
interface Asked {
  readonly state: StatisticsState;
  readonly language: Language;
  readonly format: Format;
}

/** The routes, in both languages. */
export function createStatisticsRoutes(options: StatisticsOptions): Hono {
  const site: Site = { ...options, names: new Names(options) };
  const queries = new StatisticsQueryWriter({ queries: options.statisticsQueries, base: options.base });
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    routes.get(`${prefix}/statistiques`, (c) => answer(c.req.raw, languageOfPath(prefix), site, queries));
  }
  return routes;
}

async function answer(
  request: Request,
  language: Language,
  site: Site,
  queries: StatisticsQueryWriter,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const wishes = {
    format: searchParams.get('format') ?? undefined,
    accept: request.headers.get('accept') ?? undefined,
  };
  const format = negotiateFormat(wishes, statisticsFormats);
  if (format === null) {
    return problem(
      'not-acceptable',
      `Offered here: ${statisticsFormats.map(({ name }) => name).join(', ')}.`,
    );
  }
  const state = readStatistics(searchParams);
  if ('kind' in state) return answerFault(state, 'list', format, language);
  if (format === svgImage && state.x === null) {
    return problem(
      'bad-request',
      'An image shows one chart: say with "x" what is counted by, and with "y" what it is crossed with.',
    );
  }
  const asked = { state, language, format };
  const counts = await site.index.count(toCountRequest(asked, site));
  if (counts.kind !== 'counts') return answerOtherwise(counts, asked);
  const isAnswered = await isAnsweredInSparql(state, site);
  const view = new StatisticsView({ ...asked, counts, site, queries, isAnswered });
  if (format !== htmlPage) return answerData(view, format, counts);
  const key = keyOfCentre(counts, state);
  if (key !== null) return redirectTo({ ...state, search: { ...state.search, near: key } }, language);
  return answerPage(view, asked, counts, site);
}

// The endpoint refuses words that very many records have.
async function isAnsweredInSparql({ search: { text } }: StatisticsState, { index }: Site): Promise<boolean> {
  if (text === '') return true;
  const found = await index.match({ text, limit: 1 });
  return found.kind !== 'matches' || found.total <= mostMatches;
}

function toCountRequest({ state, language }: Asked, site: Site): CountRequest {
  const { text, facets, years, near } = toRequest(state.search, language);
  const { x, y } = state;
  const dimensions = x === null ? overview : y === null ? [x] : [];
  return {
    language,
    dimensions,
    ...(text === undefined ? {} : { text }),
    ...(facets === undefined ? {} : { facets }),
    ...(years === undefined ? {} : { years }),
    ...(near === undefined ? {} : { near }),
    ...(x === null || y === null ? {} : { crossing: { x, y } }),
    ...(dimensions.includes('source')
      ? { seeds: Array.from({ length: daysLookedAt }, (_, daysAgo) => seedOfDay(site, daysAgo)) }
      : {}),
  };
}

async function answerPage(
  view: StatisticsView,
  { state, language, format }: Asked,
  counts: CountResult,
  site: Site,
): Promise<Response> {
  const found = await ask(site, { ...toRequest(state.search, language), pageSize: 1 });
  if (found.kind !== 'result') return answerOtherwise(found, { state, language, format });
  const sections = counts.total === 0 ? null : await view.sections();
  const scripts = ['client/search.js', 'client/save-png.js'].map((name) => site.assets.href(name));
  return htmlResponse(
    <StatisticsPage {...{ state, counts, found, language, scripts }} nearName={view.nearName}>
      {sections}
    </StatisticsPage>,
    200,
    headers(counts.version),
  );
}

async function answerData(view: StatisticsView, format: Format, { version }: CountResult): Promise<Response> {
  const body =
    format === svgImage ? await view.image() : view.csv(format === spreadsheet ? spreadsheetCsv : plainCsv);
  if (body === null)
    return problem('not-found', 'There is nothing to draw: no record of this search has a value here.');
  return new Response(body, { headers: { 'content-type': contentType(format), ...headers(version) } });
}

function answerOtherwise(
  outcome: Exclude<CountOutcome | SearchOutcome, { kind: 'counts' | 'result' }>,
  { state, language, format }: Asked,
): Response {
  return answerFailure(outcome, state.search, format, language, (search) =>
    statisticsPath({ ...state, search }),
  );
}

// A name is told by its key from then on, as the search does.
function keyOfCentre({ centre }: CountResult, { search: { near } }: StatisticsState): string | null {
  return centre === null || near === null || near === centre.key || isIri(near) ? null : centre.key;
}

function redirectTo(state: StatisticsState, language: Language): Response {
  const location = localPath(language, statisticsPath(state));
  return new Response(null, { status: 302, headers: { location, vary: 'Accept' } });
}

function headers(version: number) {
  return { vary: 'Accept', 'bis-dataset-version': String(version) };
}
