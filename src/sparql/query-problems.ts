/** What clients are told of queries that have no answer. */

import { problem } from '../http/problem.js';
import type { ServiceOutcome } from './query-service.js';

type WithoutAnswer = Exclude<ServiceOutcome, { readonly kind: 'answer' }>;

/** The problem of a query that is not well-formed; the message may begin with the place, as the engine writes it. */
export function malformedQuery(message: string): Response {
  const place = /^error at (\d+):(\d+)/.exec(message);
  const [line, column] = [Number(place?.[1]), Number(place?.[2])];
  return problem('malformed-query', message, {}, place === null ? null : { line, column });
}

const megabyte = 2 ** 20;

/** The problem for a query that ended without an answer; it could take so many milliseconds. */
export function problemOf(outcome: WithoutAnswer, limit: number): Response {
  switch (outcome.kind) {
    case 'refused':
      return problem('refused-query', outcome.message);
    case 'past-cap':
      return problem('past-cap', tellCap(outcome));
    case 'deadline':
      return problem('deadline', `The query was stopped after ${limit / 1000} s.`, { 'retry-after': '30' });
    case 'too-slow-before':
      return problem(
        'too-slow-before',
        `The same query ran for ${limit / 1000} s without an end, and the data have not changed since.`,
      );
    case 'over-share':
      return problem('over-share', undefined, { 'retry-after': String(outcome.retryAfterSeconds) });
    case 'not-ready':
      return problem('not-ready', undefined, { 'retry-after': String(outcome.retryAfterSeconds) });
    case 'unavailable':
      return problem('unavailable', outcome.reason);
    case 'aborted':
      return problem('not-ready', 'The query was given up.', { 'retry-after': '5' });
    case 'service-forbidden':
      return problem('service-forbidden', tellForbidden(outcome));
    case 'service-failed':
      return problem('service-failed', `${outcome.endpoint} ${outcome.reason}.`);
    case 'broke':
      return problem('too-complex');
    case 'cancelled':
      return problem('cancelled');
    case 'failed':
      return problem('internal', outcome.message);
  }
}

function tellForbidden({
  endpoint,
  allowed,
}: WithoutAnswer & { readonly kind: 'service-forbidden' }): string {
  const list = allowed.length === 0 ? 'None may be.' : `These may be: ${allowed.join(', ')}.`;
  return `${endpoint} is not among the endpoints that may be called from here. ${list}`;
}

function tellCap({ cap, most }: WithoutAnswer & { readonly kind: 'past-cap' }): string {
  const larger =
    cap === 'rows'
      ? `The answer has more than ${most.toLocaleString('en')} rows.`
      : `The answer is longer than ${most / megabyte} MB.`;
  const first = cap === 'rows' ? ', or add truncate=1 to have the first of them' : '';
  return `${larger} Narrow the query, page through it (ORDER BY, LIMIT, OFFSET)${first}; all data are in the exports.`;
}
