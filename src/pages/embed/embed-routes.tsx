/** Answers `/embed/…`: a page for a frame, or the same as JSON for the elements of the widgets' script. */

import { Hono } from 'hono';
import { negotiateFormat } from '../../http/negotiate.js';
import { problem } from '../../http/problem.js';
import { dayInFrance } from '../../model/call-days.js';
import type { SearchFailure } from '../../model/search.js';
import { type WidgetKind, widgetKinds } from '../../model/widget-answer.js';
import { contentType, type Format, htmlPage, plainJson } from '../../rdf/media-types.js';
import { type Language, languageOfPath, localPath } from '../language.js';
import { htmlResponse } from '../layout.js';
import { MapFigure, mapScripts } from '../map/map-page.js';
import { Names } from '../names.js';
import type { PageOptions, Site } from '../site.js';
import { EmbedPage, NothingToEmbed } from './embed-page.js';
import { type EmbedRequest, embedPaths, readEmbed } from './embed-request.js';
import { embedWords } from './embed-words.js';
import { type FoundEmbed, findEmbed } from './find-embed.js';
import { answerOembed } from './oembed.js';
import { oembedPath } from './oembed-links.js';
import { publicAddress } from './public-address.js';
import type { WidgetScripts } from './released-widgets.js';

/** Who visits page after page of a site asks once. */
const kept = 'public, max-age=300, stale-while-revalidate=3600';
/** Tells the page around the frame of the page in it. */
const script = 'client/embed.js';
const formats: readonly Format[] = [htmlPage, plainJson];

export interface EmbedOptions extends PageOptions {
  readonly widgets: WidgetScripts;
}

/** The routes, in both languages. */
export function createEmbedRoutes(options: EmbedOptions): Hono {
  const site: Site = { ...options, names: new Names(options) };
  const routes = new Hono();
  routes.get('/widgets/:name', (c) => options.widgets.answer(c.req.param('name')));
  routes.get(oembedPath, (c) => answerOembed(site, c.req.raw));
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    for (const kind of widgetKinds) {
      routes.get(`${prefix}${embedPaths[kind]}`, (c) => new Embed(site, c.req.raw, language).answer(kind));
    }
    routes.get(`${prefix}/embed/*`, (c) => new Embed(site, c.req.raw, language).nothing(404, 'noSuchEmbed'));
  }
  return routes;
}

/** One question for something to embed. */
class Embed {
  readonly #site: Site;
  readonly #request: Request;
  readonly #language: Language;
  readonly #format: Format | null;

  constructor(site: Site, request: Request, language: Language) {
    this.#site = site;
    this.#request = request;
    this.#language = language;
    const format = new URL(request.url).searchParams.get('format') ?? undefined;
    const accept = request.headers.get('accept') ?? undefined;
    this.#format = negotiateFormat({ format, accept }, formats);
  }

  async answer(kind: WidgetKind): Promise<Response> {
    const language = this.#language;
    if (this.#format === null) return problem('not-acceptable', 'Offered here: html, json.');
    const request = readEmbed(kind, new URL(this.#request.url).searchParams);
    if (!('state' in request)) {
      const { parameter, value, expected } = request;
      const detail = `"${parameter}" takes ${expected.en}; it was "${value}".`;
      return this.#refuse(400, detail, embedWords[language].fault(parameter, value, expected[language]));
    }
    const { base, clock } = this.#site;
    const address = publicAddress(this.#request.url, base);
    const setting = { ...{ site: this.#site, request, language, address }, today: dayInFrance(clock()) };
    const outcome = await findEmbed(setting);
    if (outcome.kind === 'no-record') return this.nothing(404, 'noRecord');
    return outcome.kind === 'found' ? this.#show(outcome, request) : this.#fail(outcome);
  }

  /** What is answered where nothing is. */
  nothing(status: 404 | 503, reason: 'noSuchEmbed' | 'noRecord' | 'notReady'): Response {
    return this.#refuse(status, embedWords.en[reason], embedWords[this.#language][reason]);
  }

  #fail(failure: SearchFailure): Response {
    if (failure.kind !== 'unknown-centre' && failure.kind !== 'several-centres') {
      return this.nothing(503, 'notReady');
    }
    const { place } = failure;
    const detail = `"near" takes one place that is known and has a position; it was "${place}".`;
    return this.#refuse(400, detail, embedWords[this.#language].unknown(place));
  }

  #show({ answer, result }: FoundEmbed, request: EmbedRequest): Response {
    const headers = { vary: 'Accept', 'cache-control': kept, 'bis-dataset-version': String(answer.version) };
    if (this.#format !== htmlPage) {
      const text = `${JSON.stringify(answer)}\n`;
      return new Response(text, { headers: { 'content-type': contentType(plainJson), ...headers } });
    }
    const { assets, maps } = this.#site;
    const map = request.kind === 'map' ? result : null;
    const page = (
      <EmbedPage
        answer={answer}
        request={request}
        styles={map === null ? [] : [assets.href('leaflet.css')]}
        scripts={[...(map === null ? [] : mapScripts), script].map((name) => assets.href(name))}
      >
        {map === null ? null : (
          <MapFigure {...{ state: request.state, result: map, language: this.#language, assets, maps }} />
        )}
      </EmbedPage>
    );
    return htmlResponse(page, 200, headers);
  }

  #refuse(status: 400 | 404 | 503, detail: string, reason: string): Response {
    const language = this.#language;
    if (this.#format !== htmlPage) {
      const names = { 400: 'bad-request', 404: 'not-found', 503: 'not-ready' } as const;
      return problem(names[status], detail, status === 503 ? { 'retry-after': '5' } : {});
    }
    const home = new URL(localPath(language, '/'), publicAddress(this.#request.url, this.#site.base)).href;
    const page = (
      <NothingToEmbed {...{ language, reason, home, scripts: [this.#site.assets.href(script)] }} />
    );
    return htmlResponse(page, status, { vary: 'Accept', 'cache-control': 'no-store' });
  }
}
