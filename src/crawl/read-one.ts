/** Reads one page of a site for a trial: as its robots.txt and its pace allow, and no other host's. */

import { setTimeout as delay } from 'node:timers/promises';
import type { FetchOutcome } from '../model/page.js';
import type { SafeFetch } from '../model/safe-fetch.js';
import type { Source } from '../model/source.js';
import type { Pace } from './pace.js';
import { normalizeAddress } from './page-address.js';
import { largestBody } from './read-capped.js';
import type { Robots } from './robots.js';
import { toPage } from './to-page.js';

export interface ReadOneOptions {
  readonly fetch: SafeFetch;
  readonly robots: Robots;
  readonly pace: Pace;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** Least time between two requests to one host, in milliseconds, whatever anybody says. */
const leastDelay = 1_000;
/** Nobody waits longer for a page. */
const longestWait = 30_000;

/** To another of the source's sites, of which robots.txt has to be read first: from http to https, say. */
const mostMoves = 2;

/** Reads it. Redirects are followed on the source's hosts; each address is asked about first. */
export async function readOne(
  url: string,
  source: Pick<Source, 'hosts' | 'crawl'>,
  accept: string,
  options: ReadOneOptions,
  moves = mostMoves,
): Promise<FetchOutcome> {
  const { hosts, crawl } = source;
  const { fetch, robots, pace, clock, wait = delay } = options;
  const address = normalizeAddress(url);
  const host = address === null ? '' : new URL(address).hostname;
  if (address === null || !hosts.includes(host)) {
    return { kind: 'refused', reason: `${url} is not on a host of the source (${hosts.join(', ')}).` };
  }
  const verdict = await robots.ask(address);
  if (verdict.kind === 'disallowed') return { kind: 'refused', reason: verdict.reason };
  const between = Math.max(leastDelay, crawl.delay, verdict.delay ?? 0);
  const waiting = pace.wait(host, between);
  if (waiting > longestWait) {
    const seconds = Math.ceil(waiting / 1000);
    return {
      kind: 'refused',
      reason: `${host} was asked a moment ago, and wants ${between / 1000} s between two requests. Try again in ${seconds} s.`,
    };
  }
  await wait(waiting);
  pace.note(host);
  // Where a redirect leads, robots may be asked to stay away.
  const isAllowed = (target: string) =>
    hosts.includes(URL.parse(target)?.hostname ?? '') && robots.knowsAllowed(target);
  const outcome = await fetch({
    url: address,
    isAllowed,
    accept,
    mostBytes: largestBody,
    timeout: longestWait,
  });
  pace.note(host);
  const isMoved = outcome.kind === 'forbidden' && outcome.url !== address && moves > 0;
  if (isMoved) return readOne(outcome.url, source, accept, options, moves - 1);
  if (outcome.kind !== 'response') return { kind: 'failed', reason: `${outcome.url} ${outcome.reason}.` };
  return toPage({
    ...{
      url: normalizeAddress(outcome.url) ?? address,
      body: outcome.body,
      contentType: outcome.contentType,
      headers: outcome.headers,
    },
    ...{ fetchedAt: new Date(clock()).toISOString(), fetchStatus: outcome.status },
    ...{ archiveRecord: null, reconstructedFrom: null },
  });
}
