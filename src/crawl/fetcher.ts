/** Reads the pages of sites from servers of one's own machine: `--resolve`. Nobody needs to be spared there. */

import { createSafeFetch, type Resolution } from './safe-fetch.js';
import { SiteReader } from './site-reader.js';
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
    fetch: createSafeFetch({ userAgent, resolutions, isClosed: true }),
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

/** A reader of responses of one source. */
export function readingFrom(
  sites: SiteReader,
  {
    hosts,
    delay,
    accept,
  }: { readonly hosts: readonly string[]; readonly delay: number; readonly accept: (url: string) => string },
): ResponseFetch {
  return (url, validators = null) => {
    const request = { url, hosts, delay, accept: accept(url) };
    return validators === null ? sites.read(request) : sites.readAgain(request, validators);
  };
}
