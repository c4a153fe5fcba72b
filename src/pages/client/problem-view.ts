/** Why a query has no answer: in words, with what to do, and where in the query. */

import type { Outcome } from './ask.js';
import type { Place } from './code-field.js';
import { type EditorSettings, fill } from './editor-settings.js';
import { make, makeButton } from './elements.js';

/** An outcome that is no answer. */
export type Failure = Extract<Outcome, { readonly kind: 'problem' | 'no-connection' | 'stopped' }>;

/** Where in the query the failure lies; null where it does not say. */
export function placeOf(failure: Failure): Place | null {
  if (failure.kind !== 'problem') return null;
  const { line, column } = failure.problem;
  return line === undefined || column === undefined ? null : { line, column };
}

/** Title and advice in the page's language: ours for the problems that we know, the answer's own for others. */
export function tellProblem(
  failure: Failure,
  { words, language }: EditorSettings,
): readonly [string, string] {
  if (failure.kind === 'stopped') return [words.stopped, ''];
  if (failure.kind === 'no-connection') return words.noConnection;
  const { type, title, advice } = failure.problem;
  const name = type?.split('/').at(-1) ?? '';
  const known = Object.hasOwn(words.problems, name) ? words.problems[name] : undefined;
  if (known !== undefined) return known;
  const [otherTitle, otherAdvice] = words.otherProblem;
  return language === 'en' ? [title ?? otherTitle, advice ?? otherAdvice] : words.otherProblem;
}

export interface ProblemViewOptions {
  readonly settings: EditorSettings;
  /** Where in the query it lies. */
  readonly place: Place | null;
  /** Leads there. */
  readonly onGo: () => void;
}

/** What the page shows of a failure. */
export function viewProblem(failure: Failure, { settings, place, onGo }: ProblemViewOptions): HTMLElement {
  const { words } = settings;
  const [title, advice] = tellProblem(failure, settings);
  if (failure.kind !== 'problem')
    return make('div', { class: 'notice', role: 'alert' }, make('p', {}, `${title} ${advice}`.trim()));
  const { detail, advice: said } = failure.problem;
  const { retryAfter } = failure;
  return make(
    'div',
    { class: 'notice', role: 'alert' },
    make('p', {}, make('strong', {}, title), ` ${advice}`),
    place === null
      ? null
      : make(
          'p',
          {},
          fill(words.place, { ...place }),
          ' ',
          makeButton(words.goThere, onGo, { class: 'quiet' }),
        ),
    retryAfter === null ? null : make('p', {}, fill(words.retryAfter, { n: retryAfter })),
    detail === undefined || detail === said
      ? null
      : make(
          'details',
          {},
          make('summary', {}, words.details),
          make('pre', { class: 'detail', lang: 'en', tabindex: 0 }, detail),
        ),
  );
}
