/** Finds the pages that a site itself lists: in its sitemaps and its feeds. */

import { gunzipSync } from 'node:zlib';
import type { FetchFailure } from '../model/page.js';
import type { Source } from '../model/source.js';
import { decodeBody } from './charset.js';
import { normalizeAddress } from './page-address.js';
import { readListed } from './sitemap.js';
import type { RawResponse, ResponseFetch } from './to-page.js';

export interface DiscoverOptions {
  readonly source: Pick<Source, 'hosts' | 'crawl'>;
  readonly read: ResponseFetch;
  /** The sitemaps that the site's robots.txt names. */
  readonly sitemapsOf: (url: string) => Promise<readonly string[]>;
  /** Whether the mapping takes pages of this address: others are not asked for. */
  readonly takes: (url: string) => boolean;
  /** Told of lists that cannot be read. */
  readonly onFailure: (url: string, failure: FetchFailure) => void;
}

/** A page that a site lists. */
export interface DiscoveredPage {
  readonly url: string;
  /** When it was changed, as the site says (ISO 8601, UTC); null: it does not. */
  readonly changedAt: string | null;
}

/** Files that are read of one site, and pages that are taken from them. */
const mostFiles = 50;
const mostPages = 100_000;
/** A file after decompression, in bytes (sitemaps.org). */
const largestFile = 50 * 1024 * 1024;

/** The pages, each once, the first listed first. A list of another host is not read, and no page of one is taken. */
export async function discover(options: DiscoverOptions): Promise<readonly DiscoveredPage[]> {
  const { source, takes, onFailure } = options;
  const isOwn = (url: string | null): url is string =>
    url !== null && source.hosts.includes(new URL(url).hostname);
  const { files, guessed } = await listsOf(options);
  const queue = files.map(normalizeAddress).filter(isOwn);
  const known = new Set(queue);
  const pages = new Map<string, DiscoveredPage>();
  for (let n = 0; n < queue.length && n < mostFiles; n++) {
    const file = queue[n] ?? '';
    const listed = await readFile(file, options);
    if ('reason' in listed) {
      if (file !== guessed || listed.kind !== 'missing') onFailure(file, listed);
      continue;
    }
    for (const { url, changed } of listed.entries) {
      const address = normalizeAddress(url);
      if (!isOwn(address)) continue;
      if (listed.kind === 'pages') {
        if (takes(address) && pages.size < mostPages)
          pages.set(address, { url: address, changedAt: toMoment(changed) });
      } else if (!known.has(address)) {
        known.add(address);
        queue.push(address);
      }
    }
  }
  return [...pages.values()];
}

/** The lists to begin with; the one that is only guessed need not be there. */
async function listsOf({
  source,
  sitemapsOf,
}: DiscoverOptions): Promise<{ files: readonly string[]; guessed: string | null }> {
  const { sitemap, feeds, start } = source.crawl;
  if (sitemap === null) return { files: feeds, guessed: null };
  if (sitemap !== 'auto') return { files: [sitemap, ...feeds], guessed: null };
  const [first] = start;
  if (first === undefined) return { files: feeds, guessed: null };
  const named = await sitemapsOf(first);
  const guessed = new URL('/sitemap.xml', first).href;
  return { files: [...(named.length === 0 ? [guessed] : named), ...feeds], guessed };
}

async function readFile(
  url: string,
  { read }: DiscoverOptions,
): Promise<FetchFailure | Exclude<ReturnType<typeof readListed>, null>> {
  const response = await read(url);
  if ('kind' in response) {
    return response.kind === 'not-modified' ? { kind: 'failed', reason: `${url} says nothing.` } : response;
  }
  const { fetchStatus } = response;
  if (fetchStatus !== 200) {
    const kind = fetchStatus === 404 || fetchStatus === 410 ? 'missing' : 'failed';
    return { kind, reason: `${url} answered with status ${fetchStatus}.` };
  }
  const text = textOf(response);
  const listed = text === null ? null : readListed(text);
  return listed ?? { kind: 'failed', reason: `${url} is neither a sitemap nor a feed.` };
}

function textOf({ body, contentType }: RawResponse): string | null {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return decodeBody(body, contentType);
  try {
    return decodeBody(gunzipSync(body, { maxOutputLength: largestFile }), '');
  } catch {
    return null;
  }
}

function toMoment(text: string | null): string | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
