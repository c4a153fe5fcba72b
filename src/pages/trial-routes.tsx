/** Answers `/essayer`: the form is everybody's, a trial is for who has a token for it. */

import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { TokenStore } from '../model/ports.js';
import type { TrialOutcome, TrialRequest, TrialRunner } from '../model/trial.js';
import { type Language, languageOfPath } from './language.js';
import { htmlResponse } from './layout.js';
import { TrialPage, type TrialPageProps, trialPath } from './trial-page.js';
import { trialWords } from './trial-words.js';

export interface TrialRoutesOptions {
  readonly trials: TrialRunner;
  readonly tokens: TokenStore;
}

/** A pasted page of a megabyte takes up to three in a form. */
const mostBytes = 4 * 2 ** 20;
const statusOf: Readonly<Record<TrialOutcome['kind'], number>> = {
  report: 200,
  'wrong-mapping': 422,
  refused: 422,
  busy: 503,
};
/** What follows depends on who asks, and on what it shows. */
const unkept = { 'cache-control': 'no-store' };

/** The routes, in both languages. */
export function createTrialRoutes(options: TrialRoutesOptions): Hono {
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    const show = (given: Partial<TrialRequest>, outcome: TrialPageProps['outcome'], status = 200) =>
      htmlResponse(
        <TrialPage {...{ language, given, outcome, sources: options.trials.sources() }} />,
        status,
        unkept,
      );
    routes.get(`${prefix}${trialPath}`, (c) => {
      const source = c.req.query('source') ?? '';
      const mapping = options.trials.mappingText(source);
      return show({ source, url: c.req.query('url') ?? '', mapping }, null);
    });
    const limit = bodyLimit({
      maxSize: mostBytes,
      onError: () => show({}, trialWords[language].tooLarge, 413),
    });
    routes.post(`${prefix}${trialPath}`, limit, (c) => answer(c, language, options, show));
  }
  return routes;
}

async function answer(
  c: Context,
  language: Language,
  { trials, tokens }: TrialRoutesOptions,
  show: (given: Partial<TrialRequest>, outcome: TrialPageProps['outcome'], status?: number) => Response,
): Promise<Response> {
  const form = await c.req.parseBody();
  const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const source = field('source');
  // A browser sends line ends as CR LF.
  const text = (name: string) => field(name).replace(/\r\n?/g, '\n');
  const request: TrialRequest = {
    ...{ source, url: field('url').trim(), isFresh: field('fresh') === 'yes' },
    page: text('page').trim() === '' ? null : text('page'),
    mapping: text('mapping').trim() === '' ? null : text('mapping'),
  };
  const given = { ...request, mapping: request.mapping ?? trials.mappingText(source) };
  const scopes = tokens.scopesOf(field('token').trim());
  if (!scopes?.includes('try')) return show(given, trialWords[language].noToken, 403);
  const outcome = await trials.try(request);
  return show(given, outcome, statusOf[outcome.kind]);
}
