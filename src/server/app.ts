/** Mounts the doors of the bank, and sets what holds for every answer. */

import { type Context, Hono, type Next } from 'hono';
import { compress } from 'hono/compress';
import { negotiateFormat } from '../http/negotiate.js';
import { type ProblemDetails, problem, problemMediaType } from '../http/problem.js';
import type { TrialRunner } from '../model/trial.js';
import { type CommonsOptions, createCommonsRoutes } from '../pages/commons/commons-routes.js';
import { Dereferencer } from '../pages/dereference.js';
import { createEditorRoutes, type EditorOptions } from '../pages/editor-routes.js';
import { createEmbedRoutes, type EmbedOptions } from '../pages/embed/embed-routes.js';
import { createIntegrateRoutes } from '../pages/embed/integrate-routes.js';
import type { Question } from '../pages/find-answer.js';
import { createGalleryRoutes } from '../pages/gallery-routes.js';
import { languageOfPath } from '../pages/language.js';
import { createMapRoutes } from '../pages/map/map-routes.js';
import { createPageRoutes, notFoundPage, problemPage, restOfPath } from '../pages/page-routes.js';
import { createPlacesRoutes } from '../pages/places-routes.js';
import { createStatisticsRoutes, type StatisticsOptions } from '../pages/statistics/statistics-routes.js';
import { createTrialRoutes } from '../pages/trial-routes.js';
import { htmlPage, plainJson } from '../rdf/media-types.js';
import type { CatalogueDoor } from '../sparql/catalogue/catalogue-door.js';
import type { QueryCatalogue } from '../sparql/catalogue/query-catalogue.js';
import type { DescriptionDoor } from '../sparql/description/description-door.js';
import type { Endpoint } from '../sparql/endpoint.js';
import type { AccessLog } from './access-log.js';
import { clientOf } from './client-address.js';
import { contentSecurity } from './content-security.js';
import { crossOrigin } from './cross-origin.js';
import { type FederationOptions, mountFederation } from './federation-doors.js';
import type { Metrics } from './metrics.js';
import { mountOperations } from './operations.js';
import { validate } from './validators.js';
import { mountWriteDoors, type WriteDoorsOptions } from './write-doors.js';

/** What answers about queries. */
export interface SparqlDoors {
  readonly answer: Endpoint;
  /** What is answered where no query is asked. */
  readonly description: Pick<DescriptionDoor, 'answer'>;
  readonly catalogue: QueryCatalogue;
  readonly catalogueDoor: CatalogueDoor;
  /** The OpenAPI document. */
  readonly api: object;
}

export interface AppOptions
  extends CommonsOptions,
    StatisticsOptions,
    EmbedOptions,
    Pick<EditorOptions, 'exampleQuery' | 'thingQuery' | 'termsQuery'>,
    FederationOptions {
  readonly endpoint: SparqlDoors;
  /** The queries that list values of parameters, by their names. */
  readonly valueQueries: Readonly<Record<string, string>>;
  readonly doors: WriteDoorsOptions;
  readonly trials: TrialRunner;
  readonly metrics: Metrics;
  readonly accessLog: AccessLog;
  /** Proxies in front of the server that tell whom they ask for. */
  readonly proxies: number;
  /** Told of what was not foreseen. */
  readonly onError: (error: Error) => void;
}

/** The dataset version that an answer stands for. */
const versionHeader = 'BIS-Dataset-Version';

/** Whether the client would rather have a page than data. */
function wantsPage(request: Request): boolean {
  return (
    negotiateFormat({ accept: request.headers.get('accept') ?? undefined }, [plainJson, htmlPage]) ===
    htmlPage
  );
}

/** The whole site as one application. */
export function createApp(options: AppOptions): Hono {
  const { reader, endpoint, proxies } = options;
  const dereferencer = new Dereferencer(options);
  const app = new Hono();
  app.use(options.accessLog.middleware);
  app.use(contentSecurity);
  app.use(crossOrigin);
  // In no other coding than the validators know: HEAD tells the same as GET.
  app.use(compress({ encoding: 'gzip' }));
  app.use(validate);
  app.use(showProblems);
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has(versionHeader)) c.res.headers.set(versionHeader, String(reader.version()));
  });
  mountQueries(app, options);
  app.all('/sparql', async (c) => {
    const response = await endpoint.answer(c.req.raw, clientOf(c, proxies));
    if (response !== null) return response;
    return endpoint.description.answer(c.req.raw);
  });
  app.get('/.well-known/void', (c) => endpoint.description.answer(c.req.raw));
  app.get('/assets/*', (c) => options.assets.answer(c.req.path) ?? problem('not-found'));
  mountFederation(app, options);
  app.get('/id/*', (c) => dereferencer.thing(restOfPath(c.req.url, '/id/'), c.req.raw));
  app.get('/data/*', (c) => dereferencer.data(restOfPath(c.req.url, '/data/')));
  mountWriteDoors(app, options.doors);
  mountOperations(app, { ...options.doors, metrics: options.metrics });
  app.get('/derived/void', (c) => endpoint.description.answer(c.req.raw));
  app.get('/derived/report/:source', (c) => dereferencer.report(c.req.param('source'), c.req.raw));
  app.get('/prov/*', (c) => dereferencer.graph(restOfPath(c.req.url, '/'), c.req.raw));
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    app.get(`${prefix}/ns`, (c) => dereferencer.ontology(c.req.raw, language));
    app.get(`${prefix}/scheme/*`, (c) =>
      dereferencer.scheme(restOfPath(c.req.url, '/scheme/'), c.req.raw, language),
    );
  }
  app.get('/ns/context/v1.jsonld', () => dereferencer.context());
  mountPages(app, options);
  app.notFound(({ req }) => otherwise(req.raw));
  app.onError((error) => {
    options.onError(error);
    return problem('internal');
  });
  return app;
}

function mountPages(app: Hono, options: AppOptions): void {
  app.route('/', createPageRoutes(options));
  app.route('/', createMapRoutes(options));
  app.route('/', createPlacesRoutes(options));
  app.route('/', createCommonsRoutes(options));
  app.route('/', createStatisticsRoutes(options));
  app.route('/', createEmbedRoutes(options));
  app.route('/', createIntegrateRoutes(options));
  app.route('/', createTrialRoutes({ ...options, tokens: options.doors.tokens }));
}

// The editor stands before the endpoint: it hands on what no person asks.
function mountQueries(app: Hono, options: AppOptions): void {
  const { endpoint, valueQueries, proxies, base } = options;
  const { catalogue, catalogueDoor, api } = endpoint;
  app.get('/api/queries', () => catalogueDoor.list());
  app.get('/api/queries/:name', (c) =>
    catalogueDoor.answer(c.req.param('name'), c.req.raw, clientOf(c, proxies)),
  );
  app.get('/api/openapi.json', (c) => c.json(api));
  const ask = ({ parameters, accept, client, signal }: Question) =>
    endpoint.answer(new Request(`${base}sparql?${parameters}`, { headers: { accept }, signal }), client);
  const asking = { catalogue, ask, clientOf: (c: Context) => clientOf(c, proxies) };
  app.route('/', createEditorRoutes({ ...options, ...asking, wantsPage }));
  app.route('/', createGalleryRoutes({ ...asking, base, values: valueQueries }));
}

const readings = ['GET', 'HEAD', 'OPTIONS'];

// Who adds a slash at the end means the page. Told by its path alone: not by what a proxy, or a hostile name, stands in front.
function otherwise({ url, method }: Request): Response {
  const { pathname, search } = new URL(url);
  if (!readings.includes(method)) {
    return problem('method-not-allowed', 'Pages are read.', { allow: readings.join(', ') });
  }
  if (method === 'OPTIONS' || !/^\/[^/].*\/$/.test(pathname)) return problem('not-found');
  return new Response(null, { status: 301, headers: { location: pathname.replace(/\/+$/, '') + search } });
}

// A person is shown a page where a program gets problem details, with the same status.
async function showProblems(c: Context, next: Next): Promise<void> {
  await next();
  const { res } = c;
  if (res.headers.get('content-type') !== problemMediaType) return;
  res.headers.append('vary', 'Accept');
  if (!wantsPage(c.req.raw)) return;
  const details = (await res.json()) as ProblemDetails;
  const page =
    details.status === 404
      ? notFoundPage(languageOfPath(c.req.path))
      : problemPage(details, languageOfPath(c.req.path), details.status);
  c.res = new Response(page.body, { status: page.status, headers: res.headers });
  c.res.headers.set('content-type', 'text/html; charset=utf-8');
}
