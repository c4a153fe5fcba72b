/** `/sparql` for people: the editor, with the query that the address gives, and its answer where a page of it is wanted. */

import { type Context, Hono, type Next } from 'hono';
import { bracketed, isIri } from '../rdf/iri.js';
import { bindQuery, type QueryCatalogue } from '../sparql/catalogue/query-catalogue.js';
import { EditorPage, type EditorPageProps } from './editor-page.js';
import { editorWords } from './editor-words.js';
import { type Ask, findAnswer } from './find-answer.js';
import { type Language, languageOfPath } from './language.js';
import { htmlResponse } from './layout.js';
import type { PageOptions } from './site.js';

export interface EditorOptions extends Pick<PageOptions, 'assets' | 'base'> {
  /** The query that the editor opens with. */
  readonly exampleQuery: string;
  /** A query for all that is said of `<urn:thing>`, which stands for the thing that is asked about. */
  readonly thingQuery: string;
  readonly catalogue: QueryCatalogue;
  readonly ask: Ask;
  /** The query for the terms that the editor completes; null: it completes none. */
  readonly termsQuery: string | null;
  /** Whose share an answer is taken from. */
  readonly clientOf: (c: Context) => string;
  /** Whether a request would rather have a page than data. */
  readonly wantsPage: (request: Request) => boolean;
}

const thingPlaceholder = '<urn:thing>';

/** The routes, in both languages. What is not for people goes on to the endpoint. */
export function createEditorRoutes(options: EditorOptions): Hono {
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    routes.get(`${prefix}/sparql`, (c, next) => answer(c, next, language, options));
  }
  return routes;
}

async function answer(
  c: Context,
  next: Next,
  language: Language,
  options: EditorOptions,
): Promise<Response | undefined> {
  const { search, searchParams } = new URL(c.req.url);
  const format = searchParams.get('format') || null;
  const isPage = format === null ? language === 'en' || options.wantsPage(c.req.raw) : format === 'html';
  if (!isPage) {
    if (language === 'en') return c.redirect(`/sparql${search}`, 307);
    await next();
    return;
  }
  const opened = openedQuery(searchParams, language, options);
  // To run a query takes someone who wants its answer: who follows a link to it sees it first.
  const isRun = format === 'html' && (searchParams.get('query') ?? '').trim() !== '';
  const parameters = new URLSearchParams(searchParams);
  parameters.delete('format');
  const asking = { parameters, client: options.clientOf(c), signal: c.req.raw.signal };
  const found = isRun ? await findAnswer(asking, options.ask) : null;
  const { assets, base, termsQuery, catalogue } = options;
  const page = { ...opened, ...{ language, found, search, assets, base, termsQuery } };
  const isRefused = found?.kind === 'problem';
  const retryAfter = isRefused ? found.retryAfter : null;
  return htmlResponse(<EditorPage {...page} examples={catalogue.queries} />, isRefused ? found.status : 200, {
    vary: 'Accept',
    ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
  });
}

// What the address gives, the most particular first: a query, an example with its parameters, a thing.
function openedQuery(
  address: URLSearchParams,
  language: Language,
  { catalogue, exampleQuery, thingQuery }: EditorOptions,
): Pick<EditorPageProps, 'query' | 'notice'> {
  const given = address.get('query');
  if (given !== null && given.trim() !== '') return { query: given, notice: null };
  const example = catalogue.find(address.get('example') ?? '');
  if (example !== undefined) {
    const names = [...new Set(address.keys())].filter((name) => !['example', 'format'].includes(name));
    const bound = bindQuery(example, new Map(names.map((name) => [name, address.getAll(name)])));
    return bound.kind === 'query'
      ? { query: bound.text, notice: null }
      : { query: example.text, notice: `${editorWords[language].wrongExample} ${bound.message}` };
  }
  const about = address.get('about');
  if (about === null || !isIri(about)) return { query: exampleQuery, notice: null };
  return { query: thingQuery.replace(thingPlaceholder, () => bracketed(about)), notice: null };
}
