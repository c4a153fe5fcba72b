/** Answers the address of a search: the home page, a page of results, or the same as data. */

import { negotiateFormat } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import { dayInFrance } from '../model/call-days.js';
import {
  nameOfPlace,
  type SearchFailure,
  type SearchOutcome,
  type SearchRequest,
  type SearchResult,
} from '../model/search.js';
import { isIri } from '../rdf/iri.js';
import { contentType, type Format, htmlPage } from '../rdf/media-types.js';
import { CallsPage } from './calls-page.js';
import { HomePage } from './home-page.js';
import { type Language, localPath, wordsOf } from './language.js';
import { htmlResponse } from './layout.js';
import { chipsOf } from './search-form.js';
import { dataFormats, type SearchFormat, searchFormats } from './search-formats.js';
import { SearchPage, titleOfSearch } from './search-page.js';
import { BadSearchPage, NoSuchResultsPage, SearchFailurePage } from './search-problems.js';
import {
  isEverything,
  pagesOf,
  readSearch,
  type SearchFault,
  type SearchState,
  type SearchView,
  searchPath,
  toRequest,
} from './search-state.js';
import { ask, type Site } from './site.js';
import { fileNameOf } from './spreadsheet-pages.js';
import { findWaysOn, type WayOn } from './ways-on.js';

/** Newest initiatives on the home page. */
const homeLength = 6;

const headers = (version: number) => ({ vary: 'Accept', 'bis-dataset-version': String(version) });

/** `/`, `/recherche` and `/appels` in a language. At `/` a search without parameters is the home page. */
export async function answerSearch(
  site: Site,
  request: Request,
  language: Language,
  view: SearchView = 'list',
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const format = negotiateFormat(
    { format: searchParams.get('format') ?? undefined, accept: request.headers.get('accept') ?? undefined },
    searchFormats,
  );
  if (format === null) {
    return problem('not-acceptable', `Offered here: ${searchFormats.map(({ name }) => name).join(', ')}.`);
  }
  const state = readSearch(searchParams, view);
  if ('kind' in state) return answerFault(state, view, format, language);
  const isPlain = isEverything(state) && state.page === 1 && state.sort === null;
  const isHome = isPlain && view === 'list' && !pathname.endsWith('/recherche');
  if (format === htmlPage && isHome) return answerHome(site, language);
  return answerState(site, state, format, language);
}

async function answerHome(site: Site, language: Language): Promise<Response> {
  const { base, reader, maps } = site;
  const asked = { language, sort: 'newest', pageSize: homeLength, countsDepartements: true } as const;
  const outcome = await ask(site, asked);
  const result = outcome.kind === 'result' ? outcome : null;
  const version = result?.version ?? reader.version();
  const page = { language, version, base, result, maps };
  return htmlResponse(<HomePage {...page} />, 200, headers(version));
}

async function answerState(
  site: Site,
  state: SearchState,
  format: Format,
  language: Language,
): Promise<Response> {
  const asData = dataFormats.find(({ name }) => name === format.name);
  if (asData !== undefined) return answerData(site, state, asData, language);
  return answerPage(
    site,
    { state, language, request: toRequest(state, language) },
    ({ result, ...found }) => {
      const scripts = [site.assets.href('client/search.js')];
      const page = { state, language, result, base: site.base, ...found, scripts };
      const today = dayInFrance(site.clock());
      const document =
        state.view === 'calls' ? <CallsPage {...page} today={today} /> : <SearchPage {...page} />;
      return htmlResponse(document, 200, headers(result.version));
    },
  );
}

/** What a page shows of a search. */
export interface FoundForPage {
  readonly result: SearchResult;
  /** What the centre is called; empty without one. */
  readonly nearName: string;
  readonly ways: readonly WayOn[];
}

/** Asks a search that is to be a page, and shows what it found, or why there is nothing to show. */
export async function answerPage(
  site: Site,
  asked: { readonly state: SearchState; readonly language: Language; readonly request: SearchRequest },
  show: (found: FoundForPage) => Response,
): Promise<Response> {
  const { state, language, request } = asked;
  const outcome = await askSpelt(site, request);
  if (outcome.kind !== 'result') return answerFailure(outcome, state, htmlPage, language);
  const last = pagesOf(outcome);
  if (state.page > last) return answerPastEnd(state, last, htmlPage, language);
  const { centre } = outcome;
  // A name is told by its key from then on: names may come to mean more places.
  if (centre !== null && state.near !== null && state.near !== centre.key && !isIri(state.near)) {
    return redirect(localPath(language, searchPath({ ...state, near: centre.key })));
  }
  const found = { result: outcome, nearName: nameOfCentre(state, outcome) };
  const isWithoutWay = outcome.total > 0 || isEverything(state);
  return show({ ...found, ways: isWithoutWay ? [] : await findWaysOn(site, { state, language }, found) });
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, vary: 'Accept' } });
}

async function answerData(
  site: Site,
  asked: SearchState,
  format: SearchFormat,
  language: Language,
): Promise<Response> {
  const { pageSize, sort } = format;
  const state = sort === undefined ? asked : { ...asked, sort: null };
  const request = toRequest(state, language);
  const result = await askSpelt(site, {
    ...request,
    ...(pageSize === undefined ? {} : { pageSize }),
    // A feed is the same until something comes: the order of the day has no place in it.
    ...(sort === undefined ? {} : { sort, seed: '' }),
  });
  if (result.kind !== 'result') return answerFailure(result, state, format, language);
  const last = pagesOf(result);
  if (state.page > last) return answerPastEnd(state, last, format, language);
  const chips = chipsOf(state, {
    ...{ ...result, nearName: nameOfCentre(state, result), words: wordsOf(language) },
  });
  const addressOf = (page: number) =>
    new URL(localPath(language, searchPath({ ...state, page }, [['format', format.name]])), site.base).href;
  const page = {
    ...{ result, state, language, site },
    title: titleOfSearch(chips, state, language),
    self: addressOf(state.page),
    next: state.page < last ? addressOf(state.page + 1) : null,
  };
  const file = format.file && fileNameOf(format.file, { page: state.page, last, language });
  const kept = file === undefined ? {} : { 'content-disposition': `attachment; filename="${file}"` };
  const link = page.next === null ? {} : { link: `<${page.next}>; rel="next"` };
  return new Response(await format.write(page, site.context), {
    headers: { 'content-type': contentType(format), ...headers(result.version), ...link, ...kept },
  });
}

// The index takes the last word for the beginning of one; where nothing begins so, it was misspelt.
async function askSpelt(site: Site, request: SearchRequest): Promise<SearchOutcome> {
  const outcome = await ask(site, request);
  if (outcome.kind !== 'result' || outcome.total > 0 || request.text === undefined) return outcome;
  const whole = await ask(site, { ...request, text: `${request.text} `, pageSize: 1 });
  return whole.kind === 'result' ? { ...outcome, suggestions: whole.suggestions } : outcome;
}

// As it may be typed again: a bare position is told as it stands in the address.
function nameOfCentre({ near }: SearchState, { centre }: SearchResult): string {
  return centre === null ? (near ?? '') : nameOfPlace(centre);
}

/** What is answered to an address that is no search. */
export function answerFault(
  fault: SearchFault,
  view: SearchView,
  format: Format,
  language: Language,
): Response {
  const { parameter, value, expected } = fault;
  if (format !== htmlPage) {
    return problem('bad-request', `"${parameter}" takes ${expected.en}; it was "${value}".`);
  }
  return htmlResponse(<BadSearchPage fault={fault} view={view} language={language} />, 400, {
    vary: 'Accept',
  });
}

function answerPastEnd(state: SearchState, last: number, format: Format, language: Language): Response {
  if (format !== htmlPage) return problem('not-found', `The last page of this search is ${last}.`);
  const page = <NoSuchResultsPage state={state} last={last} language={language} />;
  return htmlResponse(page, 404, { vary: 'Accept' });
}

/** What is answered when the index does not answer, or not this. `address`: the path that a search has here. */
export function answerFailure(
  failure: SearchFailure,
  state: SearchState,
  format: Format,
  language: Language,
  address = searchPath,
): Response {
  const page = <SearchFailurePage {...{ failure, state, language, address }} />;
  switch (failure.kind) {
    case 'unknown-centre': {
      const places = failure.meant.map((place) => `${place.key} (${nameOfPlace(place)})`).join(' or ');
      const meant = places === '' ? '' : ` Did you mean ${places}?`;
      const detail = `The place "${failure.place}" is unknown or has no position.${meant}`;
      return format === htmlPage
        ? htmlResponse(page, 400, { vary: 'Accept' })
        : problem('bad-request', detail);
    }
    case 'several-centres': {
      const places = failure.choices.map(({ key, label, within }) => `${key} (${label}, ${within ?? ''})`);
      const detail = `Several places are called "${failure.place}". Ask for one of: ${places.join('; ')}.`;
      return format === htmlPage
        ? htmlResponse(page, 400, { vary: 'Accept' })
        : problem('bad-request', detail);
    }
    case 'unavailable':
      return format === htmlPage
        ? htmlResponse(page, 503, { vary: 'Accept' })
        : problem('unavailable', failure.reason);
    case 'not-ready': {
      const retry = { 'retry-after': String(failure.retryAfterSeconds) };
      return format === htmlPage
        ? htmlResponse(page, 503, { vary: 'Accept', ...retry })
        : problem('not-ready', 'The search index is being prepared.', retry);
    }
  }
}
