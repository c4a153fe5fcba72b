/** What clients are told of updates that were not done, and of those that were. */

import { problem } from '../http/problem.js';
import type { UpdateOutcome } from '../model/update-plan.js';

/** What is told of what was sent is cut here: it may be as long as the request. */
const longestDetail = 500;

/** An update that is on disk. */
export type Done = Extract<UpdateOutcome, { readonly kind: 'done' }>;

/** The problem for an update that was not done. */
export function updateProblem(outcome: Exclude<UpdateOutcome, Done>): Response {
  switch (outcome.kind) {
    case 'refused':
      return problem('refused-update', cut(outcome.reason));
    case 'forbidden':
      return problem(outcome.target === 'graph' ? 'foreign-graph' : 'derived-default-graph', outcome.reason);
    case 'malformed':
      return problem('malformed-document', cut(outcome.message));
    case 'condition-failed':
      return problem('precondition-failed');
    case 'no-graph':
      return problem('refused-update', `There is no graph <${outcome.graph}>.`);
    case 'deadline':
      return problem('update-deadline', undefined, { 'retry-after': '30' });
    case 'aborted':
      return problem('not-ready', 'The update was given up; nothing was changed.', { 'retry-after': '5' });
    case 'not-ready':
      return problem(
        'not-ready',
        'Other updates are under way, or the engine is starting; nothing was changed.',
        {
          'retry-after': String(outcome.retryAfterSeconds),
        },
      );
    case 'unavailable':
      return problem('unavailable', outcome.reason);
    case 'failed':
      return problem('internal', outcome.message);
  }
}

function cut(detail: string): string {
  return detail.length > longestDetail ? `${detail.slice(0, longestDetail)}…` : detail;
}

/** The answer for an update that is on disk: its dataset version, and how many statements came and went. */
export function updateDone(
  { version, added, removed }: Done,
  {
    status = 200,
    headers = {},
  }: { readonly status?: number; readonly headers?: Record<string, string> } = {},
): Response {
  const body = status === 204 ? null : `${JSON.stringify({ version, added, removed })}\n`;
  return new Response(body, {
    status,
    headers: {
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      'bis-dataset-version': String(version),
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
