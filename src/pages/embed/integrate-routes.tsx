/** Answers `/integrer`: what is set up stands in its address, so that it can be kept and sent. */

import { Hono } from 'hono';
import type { Facet } from '../../model/search.js';
import { describe } from '../description.js';
import { type Language, languageOfPath } from '../language.js';
import { htmlResponse } from '../layout.js';
import { Names } from '../names.js';
import { toRequest } from '../search-state.js';
import { ask, type Site } from '../site.js';
import { type EmbedRequest, usualRequest } from './embed-request.js';
import type { EmbedOptions } from './embed-routes.js';
import { embedWords } from './embed-words.js';
import type { Choice, FormProps } from './integrate-form.js';
import { IntegratePage, type IntegratePageProps } from './integrate-page.js';
import { integratePath, readSetup, requestOfPage, type Setup, setupPath } from './integrate-request.js';
import { publicAddress, recordAt } from './public-address.js';

/** The routes, in both languages. */
export function createIntegrateRoutes(options: EmbedOptions): Hono {
  const site: Site = { ...options, names: new Names(options) };
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    routes.get(`${prefix}${integratePath}`, (c) => answer(site, options, c.req.raw, language));
  }
  return routes;
}

async function answer(
  site: Site,
  { widgets }: EmbedOptions,
  { url }: Request,
  language: Language,
): Promise<Response> {
  const { searchParams } = new URL(url);
  const address = publicAddress(url, site.base);
  const roots = [site.base, address];
  const pasted = searchParams.get('address')?.trim() || null;
  const taken = pasted === null ? null : requestOfPage(pasted, roots);
  if (taken !== null) {
    return new Response(null, { status: 302, headers: { location: setupPath(taken, language) } });
  }
  const read = readSetup(searchParams, language);
  const isRead = 'request' in read;
  const setup: Setup = isRead
    ? read
    : { request: usualRequest('initiatives'), shown: language, accent: null, version: 'moving' };
  const fault = isRead
    ? null
    : embedWords[language].fault(read.parameter, read.value, read.expected[language]);
  const props: IntegratePageProps = {
    ...{
      setup,
      language,
      address,
      base: site.base,
      widgets,
      fault,
      foreign: pasted?.slice(0, 2_000) ?? null,
    },
    choices: await choicesOf(site, setup.request, language),
    stands: standsOf(site, setup.request, roots),
    scripts: [site.assets.href('client/integrate.js')],
  };
  return htmlResponse(<IntegratePage {...props} />, isRead ? 200 : 400);
}

function standsOf(
  { base, reader }: Site,
  request: EmbedRequest,
  roots: readonly string[],
): IntegratePageProps['stands'] {
  if (request.kind !== 'initiative') return 'shown';
  if (request.iri === '') return 'no-address';
  const path = recordAt(request.iri, roots);
  const isThere = path !== null && describe(`${base}id/${path}`, reader) !== null;
  return isThere ? 'shown' : 'no-record';
}

async function choicesOf(
  site: Site,
  { state }: EmbedRequest,
  language: Language,
): Promise<FormProps['choices']> {
  const { sort: _, near: __, ...rest } = state;
  const request = toRequest({ ...rest, sort: null, near: null, page: 1 }, language);
  const outcome = await ask(site, { ...request, pageSize: 1, facetLimit: 200 });
  const facets = outcome.kind === 'result' ? outcome.facets : [];
  const named = (name: Facet['name']): Choice[] =>
    (facets.find((facet) => facet.name === name)?.values ?? []).map(({ key, label, broader }) => ({
      key,
      label: broader.length > 0 ? `– ${label}` : label,
    }));
  return {
    theme: named('theme'),
    source: named('source'),
    territory: territoriesOf(site, named('territory'), language),
  };
}

// Régions and départements of France by their names; and what is chosen otherwise.
function territoriesOf({ maps, names, base }: Site, found: readonly Choice[], language: Language): Choice[] {
  const known = (key: string): Choice[] => {
    const iri = `${base}id/place/${key}`;
    return names.isDescribed(iri) ? [{ key, label: names.label(iri, language).text }] : [];
  };
  const { departements } = maps.outlines;
  const regions = [...new Set(departements.map(({ region }) => region))].flatMap((code) =>
    known(`region/${code}`),
  );
  const below = departements.flatMap(({ code }) => known(`departement/${code}`));
  const listed = [...regions.sort((a, b) => a.label.localeCompare(b.label, 'fr')), ...below];
  const keys = new Set(listed.map(({ key }) => key));
  return [...listed, ...found.filter(({ key }) => !keys.has(key))];
}
