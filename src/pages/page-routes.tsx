/** The routes that people follow: home, search, things, partners, problems. */

import { Hono } from 'hono';
import {
  type ProblemDetails,
  type ProblemName,
  problem,
  problemDetails,
  problemKinds,
} from '../http/problem.js';
import { type Language, languageOfPath, localPath } from './language.js';
import { htmlResponse } from './layout.js';
import { Names } from './names.js';
import { NotFoundPage, ProblemPage } from './problem-page.js';
import { answerSearch } from './search-routes.js';
import type { PageOptions, Site } from './site.js';
import { SourcesPage, viewPartners } from './sources-page.js';
import { icon, styleSheet } from './style/sheet.js';
import { answerThing } from './thing-routes.js';
import { answerVersion } from './version-page.js';

/** What stands after a prefix in the path of a request, percent-encoding kept. */
export function restOfPath(url: string, prefix: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(pathname.indexOf(prefix) + prefix.length);
}

/** The page routes, in both languages. */
export function createPageRoutes(options: PageOptions): Hono {
  const site: Site = { ...options, names: new Names(options) };
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    for (const path of [prefix || '/', `${prefix}/recherche`]) {
      routes.get(path, (c) => answerSearch(site, c.req.raw, language));
    }
    routes.get(`${prefix}/appels`, (c) => answerSearch(site, c.req.raw, language, 'calls'));
    routes.get(`${prefix}/doc/*`, (c) => answerThing(site, language, restOfPath(c.req.url, '/doc/')));
    routes.get(`${prefix}/source/:id`, (c) =>
      c.redirect(localPath(language, `/doc/source/${encodeURIComponent(c.req.param('id'))}`), 301),
    );
    routes.get(`${prefix}/versions`, () => {
      const current = localPath(language, `/versions/${options.reader.version()}`);
      return new Response(null, { status: 303, headers: { location: current, 'cache-control': 'no-cache' } });
    });
    routes.get(`${prefix}/versions/:version`, (c) =>
      answerVersion(options, c.req.param('version'), c.req.raw, language),
    );
    routes.get(`${prefix}/problems/:name`, (c) => {
      const name = c.req.param('name');
      if (!Object.hasOwn(problemKinds, name)) return problem('not-found');
      return problemPage(problemDetails(name as ProblemName), language);
    });
    routes.get(`${prefix}/sources`, async () => {
      const partners = await viewPartners(site, language);
      return htmlResponse(<SourcesPage partners={partners} language={language} />);
    });
  }
  routes.get('/style.css', (c) => c.body(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' }));
  routes.get('/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }));
  return routes;
}

/** The page of a problem: as its type's documentation, and instead of the bare problem for a person. */
export function problemPage(details: ProblemDetails, language: Language, status = 200): Response {
  const name = details.type.split('/').at(-1) as ProblemName;
  return htmlResponse(<ProblemPage {...{ name, details, language }} />, status);
}

/** The page for an address where nothing is. */
export function notFoundPage(language: Language): Response {
  return htmlResponse(<NotFoundPage language={language} />, 404);
}
