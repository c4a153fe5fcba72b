/** The gallery of queries: what the catalogue holds, and each query with its form and its answer. */

import { type Context, Hono } from 'hono';
import { readSolutions, type Solution } from '../rdf/solutions.js';
import type { QueryCatalogue } from '../sparql/catalogue/query-catalogue.js';
import { bindQuery } from '../sparql/catalogue/query-catalogue.js';
import { type Ask, accepted, type Found, findAnswer, type Question } from './find-answer.js';
import { GalleryPage } from './gallery-page.js';
import { type Language, languageOfPath } from './language.js';
import { htmlResponse } from './layout.js';
import { notFoundPage } from './page-routes.js';
import { type Choice, QueryPage } from './query-page.js';

export interface GalleryOptions {
  readonly catalogue: QueryCatalogue;
  readonly base: string;
  readonly ask: Ask;
  /** The queries that list values of parameters, by their names. */
  readonly values: Readonly<Record<string, string>>;
  /** Whose share a page of the gallery is taken from. */
  readonly clientOf: (c: Context) => string;
}

/** The routes, in both languages. */
export function createGalleryRoutes(options: GalleryOptions): Hono {
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    routes.get(`${prefix}/requetes`, () =>
      htmlResponse(<GalleryPage queries={options.catalogue.queries} language={language} />),
    );
    routes.get(`${prefix}/requetes/:name`, (c) => answer(c, c.req.param('name'), language, options));
  }
  return routes;
}

async function answer(
  c: Context,
  name: string,
  language: Language,
  options: GalleryOptions,
): Promise<Response> {
  const query = options.catalogue.find(name);
  if (query === undefined) return notFoundPage(language);
  const { searchParams, search } = new URL(c.req.url);
  const given = new Map([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]));
  const bound = bindQuery(query, given);
  const client = options.clientOf(c);
  const { signal } = c.req.raw;
  const choices = await choicesOf(query.parameters, language, { client, signal }, options);
  const found: Found =
    bound.kind === 'wrong'
      ? { kind: 'problem', message: bound.message, status: 400, retryAfter: null }
      : await findAnswer(
          { parameters: new URLSearchParams({ query: bound.text }), client, signal },
          options.ask,
        );
  const text = bound.kind === 'wrong' ? query.text : bound.text;
  const status = bound.kind === 'wrong' ? 400 : 200;
  return htmlResponse(
    <QueryPage {...{ query, text, found, choices, given, search, language }} base={options.base} />,
    status,
  );
}

async function choicesOf(
  parameters: readonly { readonly name: string; readonly values: string | null }[],
  language: Language,
  asking: Pick<Question, 'client' | 'signal'>,
  { ask, values }: GalleryOptions,
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  const choices = new Map<string, readonly Choice[]>();
  for (const { name, values: list } of parameters) {
    const text = list === null ? undefined : values[list];
    const parameters = new URLSearchParams({ query: text ?? '' });
    const response = text === undefined ? null : await ask({ parameters, accept: accepted, ...asking });
    // A form without choices takes what is typed.
    if (!response?.ok) continue;
    choices.set(name, choicesIn(readSolutions(await response.text()), language));
  }
  return choices;
}

// In the language of the page where there is a label in it.
function choicesIn(rows: readonly Solution[], language: Language): Choice[] {
  const labels = new Map<string, string>();
  for (const { value, label, language: of } of rows) {
    if (value === undefined || label === undefined) continue;
    if (!labels.has(value.value) || of?.value === language) labels.set(value.value, label.value);
  }
  return [...labels].map(([value, label]) => ({ value, label }));
}
