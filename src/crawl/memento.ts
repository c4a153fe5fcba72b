/** Pages of a site that has closed, as a web archive gives them (Memento, RFC 7089). */

import type { FetchFailure } from '../model/page.js';
import { normalizeAddress } from './page-address.js';
import { mementoHeader, type RawResponse, type ResponseFetch } from './to-page.js';

/** What the archive says of itself stands under these names; what the site said follows after the prefix. */
const ofTheSite = 'x-archive-orig-';
// The archive's own word on its pages is not the site's.
const ofTheArchive = new Set(['x-robots-tag', 'link', 'memento-datetime', 'etag', 'last-modified']);

/** A clock may be wrong by so much, in milliseconds. */
const tolerance = 86_400_000;

export interface MementoOptions {
  /** What stands before a page's address at the archive. */
  readonly prefix: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * A reader of the pages of a site through an archive: the prefix and the page's address make the address that is asked.
 * A response is given on under the address that the site had, with the time at which the archive read it. One that is no
 * memento, or one of another page, is a failure: an archive that is out of order, or that asks for patience, answers with
 * pages of its own, and one that has no copy may give another page for it.
 */
export function throughMemento(read: ResponseFetch, { prefix, clock }: MementoOptions): ResponseFetch {
  return async (url) => {
    const asked = prefix + url;
    const response = await read(asked);
    if ('kind' in response) return response;
    const { 'memento-datetime': readAt, ...headers } = response.headers ?? {};
    const moment = Date.parse(readAt ?? '');
    const { host } = new URL(prefix);
    if (Number.isNaN(moment)) return noMemento(url, host, response);
    if (moment > clock() + tolerance) {
      return failure(
        `${host} says that it will read ${url} on ${new Date(moment).toISOString()}, so its copy is not believed.`,
      );
    }
    const original = originalOf(response, asked, url);
    if (original.kind === 'other') {
      return failure(`${host} gave a copy of ${original.url} for ${url}. It may have none of this page.`);
    }
    return {
      ...response,
      url: original.url,
      fetchedAt: new Date(moment).toISOString(),
      headers: { ...headersOfSite(headers), [mementoHeader]: response.url },
    };
  };
}

function failure(reason: string): FetchFailure {
  return { kind: 'failed', reason };
}

function noMemento(url: string, host: string, { fetchStatus }: RawResponse): FetchFailure {
  if (fetchStatus === 404) return { kind: 'missing', reason: `${host} has kept no copy of ${url}.` };
  return failure(
    `${host} gave no copy of ${url} (status ${fetchStatus}, no Memento-Datetime). Look whether "memento" in source.yaml is the address of an archive, and try again later.`,
  );
}

type Original = { readonly kind: 'asked' | 'redirected' | 'other'; readonly url: string };

// Which page the copy is of, by `Link: <http://site/page>; rel="original"` (RFC 7089, 2.2.1) and by the end of the archive's
// address. Another page than the one that was asked for comes only by a redirect that the archive has kept.
function originalOf({ url: from, headers = {} }: RawResponse, asked: string, url: string): Original {
  const [, linked] = /<([^>]*)>\s*;[^,<]*\brel="?original"?/i.exec(headers.link ?? '') ?? [];
  const [, ending] = /\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/.*)$/is.exec(from) ?? [];
  const named = addressIn(linked);
  const at = addressIn(ending);
  const told = named ?? at;
  if (told === null) {
    const isDirect = from === normalizeAddress(asked);
    return isDirect ? { kind: 'asked', url } : { kind: 'other', url: from };
  }
  if (isSame(told, url)) return { kind: 'asked', url };
  const isRedirected = at !== null && isSame(at, told) && !isSame(at, url);
  return { kind: isRedirected ? 'redirected' : 'other', url: told };
}

// Some servers make one slash of two.
function addressIn(text: string | undefined): string | null {
  return text === undefined ? null : normalizeAddress(text.replace(/^(https?):\/+/i, '$1://'));
}

// Archives take these for one address: they keep a page once for http and https, with and without "www.".
function isSame(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(address: string): string {
  const { hostname, pathname, searchParams } = new URL(address);
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).sort();
  const path = pathname.replace(/\/+$/, '');
  return `${hostname.replace(/^www\d*\./, '')}${path}?${query.join('&')}`.toLowerCase();
}

function headersOfSite(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(
    ([name]) => !name.startsWith(ofTheSite) && !ofTheArchive.has(name),
  );
  const original = Object.entries(headers)
    .filter(([name]) => name.startsWith(ofTheSite))
    .map(([name, value]) => [name.slice(ofTheSite.length), value] as const)
    .filter(
      ([name]) => name !== 'content-encoding' && name !== 'content-length' && name !== 'transfer-encoding',
    );
  return Object.fromEntries([...kept, ...original]);
}
