/** Answers `/carte`, and what its script asks for below it. */

import { Hono } from 'hono';
import { negotiateFormat } from '../../http/negotiate.js';
import { problem } from '../../http/problem.js';
import { contentType, htmlPage, plainJson } from '../../rdf/media-types.js';
import { type Language, languageOfPath } from '../language.js';
import { htmlResponse } from '../layout.js';
import { Names } from '../names.js';
import { answerFailure, answerFault, answerPage } from '../search-routes.js';
import { readSearch, toRequest } from '../search-state.js';
import { ask, type PageOptions, type Site } from '../site.js';
import { pointsJson, recordsJson } from './map-data.js';
import { MapPage } from './map-page.js';

/** Records that a popup lists. */
const mostCards = 6;

/** The routes, in both languages. */
export function createMapRoutes(options: PageOptions): Hono {
  const site: Site = { ...options, names: new Names(options) };
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    routes.get(`${prefix}/carte`, (c) => answerMap(site, c.req.raw, language));
    routes.get(`${prefix}/carte/points`, (c) => answerPoints(site, c.req.raw, language));
    routes.get(`${prefix}/carte/fiches`, (c) => answerRecords(site, c.req.raw, language));
  }
  return routes;
}

function parametersOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}

async function answerMap(site: Site, request: Request, language: Language): Promise<Response> {
  const parameters = parametersOf(request);
  const accept = request.headers.get('accept') ?? undefined;
  const wishes = { format: parameters.get('format') ?? undefined, accept };
  if (negotiateFormat(wishes, [htmlPage]) === null) {
    return problem('not-acceptable', 'Offered here: html. The data of the same search are at /recherche.');
  }
  const state = readSearch(parameters, 'map');
  if ('kind' in state) return answerFault(state, 'map', htmlPage, language);
  const asked = { ...toRequest(state, language), countsDepartements: true };
  return answerPage(site, { state, language, request: asked }, ({ result, ...found }) =>
    htmlResponse(<MapPage {...{ state, result, language, ...found, ...site }} />, 200, {
      vary: 'Accept',
      'bis-dataset-version': String(result.version),
    }),
  );
}

async function answerPoints(site: Site, request: Request, language: Language): Promise<Response> {
  const state = readSearch(parametersOf(request), 'map');
  if ('kind' in state) return answerFault(state, 'map', plainJson, language);
  const outcome = await site.index.map(toRequest(state, language));
  if (outcome.kind !== 'map') return answerFailure(outcome, state, plainJson, language);
  return data(pointsJson(outcome), outcome.version);
}

async function answerRecords(site: Site, request: Request, language: Language): Promise<Response> {
  const state = readSearch(parametersOf(request), 'map');
  if ('kind' in state) return answerFault(state, 'map', plainJson, language);
  const outcome = await ask(site, { ...toRequest(state, language), pageSize: mostCards, facetLimit: 1 });
  if (outcome.kind !== 'result') return answerFailure(outcome, state, plainJson, language);
  return data(recordsJson(outcome, state, { language, base: site.base }), outcome.version);
}

function data(text: string, version: number): Response {
  return new Response(text, {
    headers: { 'content-type': contentType(plainJson), 'bis-dataset-version': String(version) },
  });
}
