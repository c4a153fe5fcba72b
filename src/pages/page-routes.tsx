/** The routes that people follow: home, things, the query form, problems. */

import { Hono } from 'hono';
import {
  type ProblemDetails,
  type ProblemName,
  problem,
  problemDetails,
  problemKinds,
} from '../http/problem.js';
import type { GraphReader } from '../model/ports.js';
import { bis, dcterms, rdf } from '../rdf/vocabulary.js';
import { describe, quadsOf } from './description.js';
import { HomePage } from './home-page.js';
import type { Language } from './language.js';
import { toHtml } from './layout.js';
import { NotFoundPage, ProblemPage } from './problem-page.js';
import { SparqlPage } from './sparql-page.js';
import { icon, styleSheet } from './style.js';
import { ThingPage } from './thing-page.js';
import { hrefOf, labelOf, viewThing } from './thing-view.js';

export interface PageOptions {
  readonly reader: GraphReader;
  readonly base: string;
  /** The query that the form opens with. */
  readonly exampleQuery: string;
}

const pageLength = 50;

/** An HTML answer. */
export function htmlResponse(document: { toString(): string }, status = 200): Response {
  return new Response(toHtml(document), { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** The language that a path is in. */
export function languageOfPath(path: string): Language {
  return path === '/en' || path.startsWith('/en/') ? 'en' : 'fr';
}

function home({ reader, base }: PageOptions, language: Language, after: string): Response {
  const graphs = [...reader.contentGraphs({ prefix: `${base}graph/`, after, limit: pageLength })];
  const initiatives = graphs.flatMap((graph) => {
    const quads = quadsOf(graph);
    const type = quads.find(
      ({ predicate, object }) => predicate.equals(rdf.type) && object.equals(bis.Initiative),
    );
    if (type === undefined) return [];
    const iri = type.subject.value;
    const publisher = quads.find(({ predicate }) => predicate.equals(dcterms.publisher))?.object.value ?? '';
    const source = describe(publisher, reader) ?? { iri: publisher, quads: [] };
    return [
      {
        href: hrefOf(iri, base, language),
        text: labelOf({ iri, quads }, language).text,
        publisher: labelOf(source, language).text,
      },
    ];
  });
  const last = graphs.length === pageLength ? graphs.at(-1)?.iri : undefined;
  const next = last === undefined ? null : `/?after=${encodeURIComponent(last)}`;
  return htmlResponse(
    <HomePage language={language} version={reader.version()} initiatives={initiatives} next={next} />,
  );
}

function thing({ reader, base }: PageOptions, language: Language, path: string): Response {
  const description = describe(`${base}id/${path}`, reader);
  if (description === null) return problem('not-found');
  const view = viewThing(description, { reader, base, language });
  return htmlResponse(<ThingPage view={view} language={language} path={path} />);
}

/** What stands after a prefix in the path of a request, percent-encoding kept. */
export function restOfPath(url: string, prefix: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(pathname.indexOf(prefix) + prefix.length);
}

/** The page routes, in both languages. */
export function createPageRoutes(options: PageOptions): Hono {
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    routes.get(prefix || '/', (c) => home(options, language, c.req.query('after') ?? ''));
    routes.get(`${prefix}/doc/*`, (c) => thing(options, language, restOfPath(c.req.url, '/doc/')));
  }
  routes.get('/en/sparql', () => sparqlPage(options, 'en'));
  routes.get('/problems/:name', (c) => {
    const name = c.req.param('name');
    if (!Object.hasOwn(problemKinds, name)) return c.notFound();
    return problemPage(problemDetails(name as ProblemName), 'en');
  });
  routes.get('/style.css', (c) => c.body(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' }));
  routes.get('/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }));
  return routes;
}

/** The query form. */
export function sparqlPage({ exampleQuery }: PageOptions, language: Language): Response {
  return htmlResponse(<SparqlPage language={language} query={exampleQuery} />);
}

/** The page of a problem: as its type's documentation, and instead of the bare problem for a person. */
export function problemPage(details: ProblemDetails, language: Language, status = 200): Response {
  return htmlResponse(<ProblemPage details={details} language={language} />, status);
}

/** The page for an address where nothing is. */
export function notFoundPage(language: Language): Response {
  return htmlResponse(<NotFoundPage language={language} />, 404);
}
