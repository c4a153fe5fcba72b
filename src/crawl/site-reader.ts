/** Reads sites as their robots.txt and their pace allow: the one way in which partners are asked. */

import { lookup } from 'node:dns/promises';
import type { FetchFailure, Validators } from '../model/page.js';
import { readRetryAfter } from '../model/retry-after.js';
import type { SafeFetch, SafeOutcome } from '../model/safe-fetch.js';
import { type Asked, Pace, type PaceOptions } from './pace.js';
import { normalizeAddress } from './page-address.js';
import { largestBody } from './read-capped.js';
import { Robots, type RobotsVerdict } from './robots.js';
import { type NotModified, type RawResponse, reconstructedHeader, unasked } from './to-page.js';

export interface SiteReaderOptions extends Pick<PaceOptions, 'wait' | 'scale'> {
  readonly fetch: SafeFetch;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** The network addresses of a host: many partners share a server. */
  readonly addressesOf?: (host: string) => Promise<readonly string[]>;
  /** Whether robots.txt is not asked for: for servers of one's own machine. */
  readonly ignoresRobots?: boolean;
}

/** What is asked of a site. */
export interface SiteRequest {
  readonly url: string;
  /** Hosts that may be asked; a redirect may lead from one to another. */
  readonly hosts: readonly string[];
  /** Least time between two requests that the source wants, in milliseconds. */
  readonly delay: number;
  /** The Accept header. */
  readonly accept: string;
  /** The longest body that is read, in bytes after decompression; that of pages unless told. */
  readonly mostBytes?: number;
  /** Longest time that is waited for the turn, in milliseconds; absent: as long as it takes. */
  readonly longestWait?: number;
}

export type SiteOutcome = RawResponse | FetchFailure | NotModified;

/** Who reads sites: a reader, or one of another thread. */
export interface Sites {
  /** Reads a page; only with validators is "not modified" an answer. Never throws for what the other side does. */
  readAgain(request: SiteRequest, validators: Validators | null): Promise<SiteOutcome>;
  /** The sitemaps that a site's robots.txt names. */
  sitemapsOf(url: string): Promise<readonly string[]>;
}

const patience = 30_000;
const mostRedirects = 5;
/** How often a server that is out of order is asked for one page. */
const mostTries = 3;
/** What a server may ask for without being left for later, in milliseconds. */
const longestRest = 120_000;

/** Reads pages. One reader serves a whole process, so that sources on one server take turns. */
export class SiteReader implements Sites {
  readonly #options: SiteReaderOptions;
  readonly #pace: Pace;
  readonly #robots: Robots;
  #requests = 0;
  #bytes = 0;

  constructor(options: SiteReaderOptions) {
    this.#options = options;
    this.#pace = new Pace(options);
    const paced: SafeFetch = (request) => this.#paced(request.url, 0, () => options.fetch(request));
    this.#robots = new Robots({ fetch: paced, clock: options.clock });
  }

  /** What it has cost all servers so far. */
  get cost(): { readonly requests: number; readonly bytes: number } {
    return { requests: this.#requests, bytes: this.#bytes };
  }

  /** The sitemaps that a site's robots.txt names. */
  sitemapsOf(url: string): Promise<readonly string[]> {
    return this.#options.ignoresRobots ? Promise.resolve([]) : this.#robots.sitemapsOf(url);
  }

  /** Reads a page. Never throws for what the other side does. */
  async read(request: SiteRequest): Promise<RawResponse | FetchFailure> {
    const outcome = await this.readAgain(request, null);
    return 'kind' in outcome && outcome.kind === 'not-modified' ? unasked(request.url) : outcome;
  }

  async readAgain(request: SiteRequest, validators: Validators | null): Promise<SiteOutcome> {
    let url = normalizeAddress(request.url) ?? request.url;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const host = URL.parse(url)?.hostname ?? '';
      if (!request.hosts.includes(host)) {
        return {
          kind: 'refused',
          reason: `${url} is not on a host of the source (${request.hosts.join(', ')}).`,
        };
      }
      const { longestWait = Number.POSITIVE_INFINITY } = request;
      const until = this.#pace.freeAt([host]);
      if (until - this.#options.clock() > longestWait) return later(url, until);
      const verdict = await this.#verdict(url);
      if (verdict.kind === 'disallowed') return { kind: 'refused', reason: verdict.reason };
      const outcome = await this.#insist(url, validators, {
        ...request,
        delay: Math.max(request.delay, verdict.delay ?? 0),
      });
      if (!('status' in outcome)) return outcome;
      const { status, headers } = outcome;
      const location = [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined;
      if (location === undefined) return this.#toOutcome(url, outcome, validators);
      url = normalizeAddress(URL.parse(location, url)?.href ?? '') ?? location;
    }
    return { kind: 'failed', reason: `${request.url} is redirected too often.` };
  }

  #verdict(url: string): Promise<RobotsVerdict> {
    const { ignoresRobots = false } = this.#options;
    return ignoresRobots ? Promise.resolve({ kind: 'allowed', delay: null }) : this.#robots.ask(url);
  }

  // A server that is out of order is asked again at a growing distance, a few times.
  async #insist(
    url: string,
    validators: Validators | null,
    { delay, accept, mostBytes = largestBody, longestWait = Number.POSITIVE_INFINITY }: SiteRequest,
  ): Promise<Extract<SafeOutcome, { kind: 'response' }> | Exclude<SiteOutcome, RawResponse>> {
    const { fetch, clock } = this.#options;
    for (let tries = 1; ; tries++) {
      const outcome = await this.#paced(url, delay, () =>
        fetch({
          ...{
            url,
            accept,
            isAllowed: () => true,
            mostBytes,
            timeout: patience,
            tellsRedirects: true,
          },
          headers: conditional(validators),
        }),
      );
      if (outcome.kind === 'forbidden') return { kind: 'refused', reason: `${url} ${outcome.reason}.` };
      const until = notBefore(outcome, clock());
      if (until !== null && until - clock() > longestRest) return later(url, until);
      const isPatient = this.#pace.freeAt([new URL(url).hostname]) - clock() <= longestWait;
      if (!isFailure(outcome) || tries === mostTries || !isPatient) {
        return outcome.kind === 'failed' ? { kind: 'failed', reason: `${url} ${outcome.reason}.` } : outcome;
      }
    }
  }

  async #paced(url: string, between: number, ask: () => Promise<SafeOutcome>): Promise<SafeOutcome> {
    const { hostname } = new URL(url);
    const { addressesOf = resolveAll, clock } = this.#options;
    const addresses = await addressesOf(hostname).catch(() => []);
    const judge = (outcome: SafeOutcome): Asked => ({
      isFailure: isFailure(outcome),
      notBefore: notBefore(outcome, clock()),
    });
    return this.#pace.turn(
      [...new Set([hostname, ...addresses])],
      between,
      async () => {
        this.#requests++;
        const outcome = await ask();
        if (outcome.kind === 'response') this.#bytes += outcome.body.byteLength;
        return outcome;
      },
      judge,
    );
  }

  #toOutcome(
    url: string,
    outcome: Extract<SafeOutcome, { kind: 'response' }>,
    validators: Validators | null,
  ): SiteOutcome {
    const { status, body, contentType, headers } = outcome;
    if (status === 304) return validators === null ? unasked(url) : { kind: 'not-modified' };
    return {
      ...{ url, body, contentType, headers, fetchStatus: status, archiveRecord: null },
      fetchedAt: new Date(this.#options.clock()).toISOString(),
      reconstructedFrom: headers[reconstructedHeader.toLowerCase()] ?? null,
    };
  }
}

function later(url: string, until: number): FetchFailure {
  const moment = new Date(until).toISOString().replace(/\.\d+Z$/, 'Z');
  return { kind: 'later', until, reason: `${new URL(url).host} wants not to be asked before ${moment}.` };
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function conditional(validators: Validators | null): Record<string, string> {
  if (validators?.etag != null) return { 'if-none-match': validators.etag };
  if (validators?.lastModified != null) return { 'if-modified-since': validators.lastModified };
  return {};
}

/** Whether a server is out of order, or overburdened. */
function isFailure(outcome: SafeOutcome): boolean {
  if (outcome.kind !== 'response') return outcome.kind === 'failed';
  return outcome.status >= 500 || outcome.status === 429;
}

function notBefore(outcome: SafeOutcome, now: number): number | null {
  if (outcome.kind !== 'response' || ![429, 503].includes(outcome.status)) return null;
  return readRetryAfter(outcome.headers['retry-after'], now);
}
