/** Reads the pages of sites from servers of one's own machine: `--resolve`. Nobody needs to be spared there. */

import { createSafeFetch, type Resolution } from './safe-fetch.js';
import { SiteReader, type Sites } from './site-reader.js';
import type { ResponseFetch } from './to-page.js';

export interface FetcherOptions {
  /** The hosts that are read, and where each is served; no other is asked. */
  readonly resolutions: readonly Resolution[];
  readonly userAgent: string;
  /** The `Accept` header for an address; HTML unless told. */
  readonly accept?: (url: string) => string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

const html = 'text/html, application/xhtml+xml';

/** A reader of sites that are served on this machine: without robots.txt, and without distance between requests. */
export function localReader({ resolutions, userAgent, clock }: Omit<FetcherOptions, 'accept'>): SiteReader {
  return new SiteReader({
    fetch: createSafeFetch({ userAgent, resolutions, isClosed: true, keepAlive: true }),
    clock,
    scale: 0,
    ignoresRobots: true,
    addressesOf: async () => [],
  });
}

/** A reader of responses, one by one. Bodies are capped at 10 MiB after decompression, requests at 30 seconds. */
export function createFetcher({ accept = () => html, ...options }: FetcherOptions): ResponseFetch {
  const hosts = options.resolutions.map(({ host }) => host);
  return readingFrom(localReader(options), { hosts, delay: 0, accept });
}

/** What holds for all responses of one source. */
export interface SourceReading {
  readonly hosts: readonly string[];
  /** Least time between two requests, in milliseconds. */
  readonly delay: number;
  readonly accept: (url: string) => string;
  /** Longest time that is waited for the turn, in milliseconds; absent: as long as it takes. */
  readonly longestWait?: number | undefined;
}

/** A reader of responses of one source. */
export function readingFrom(
  sites: Sites,
  { hosts, delay, accept, longestWait }: SourceReading,
): ResponseFetch {
  const patience = longestWait === undefined ? {} : { longestWait };
  return (url, validators = null, wish = undefined) =>
    sites.readAgain({ url, hosts, delay, accept: accept(url), ...patience, ...wish }, validators);
}
