/** Pages of a site that has closed, as a web archive gives them (Memento, RFC 7089). */

import type { FetchFailure } from '../model/page.js';
import { normalizeAddress } from './page-address.js';
import type { RawResponse, ResponseFetch } from './to-page.js';

/** What the archive says of itself stands under these names; what the site said follows after the prefix. */
const ofTheSite = 'x-archive-orig-';
// The archive's own word on its pages is not the site's.
const ofTheArchive = new Set(['x-robots-tag', 'link', 'memento-datetime', 'etag', 'last-modified']);

/**
 * A reader of the pages of a site through an archive: the prefix and the page's address make the address that is asked.
 * A response is given on under the address that the site had, with the time at which the archive read it. One that is no
 * memento is a failure: an archive that is out of order, or that asks for patience, answers with pages of its own.
 */
export function throughMemento(read: ResponseFetch, prefix: string): ResponseFetch {
  return async (url) => {
    const response = await read(prefix + url);
    if ('kind' in response) return response;
    const { 'memento-datetime': readAt, ...headers } = response.headers ?? {};
    const moment = Date.parse(readAt ?? '');
    if (Number.isNaN(moment)) return noMemento(url, prefix, response);
    return {
      ...response,
      url: originalOf(response) ?? url,
      fetchedAt: new Date(moment).toISOString(),
      headers: headersOfSite(headers),
    };
  };
}

function noMemento(url: string, prefix: string, { fetchStatus }: RawResponse): FetchFailure {
  const { host } = new URL(prefix);
  if (fetchStatus === 404) return { kind: 'missing', reason: `${host} has kept no copy of ${url}.` };
  return {
    kind: 'failed',
    reason: `${host} gave no copy of ${url} (status ${fetchStatus}, no Memento-Datetime). Look whether "memento" in source.yaml is the address of an archive, and try again later.`,
  };
}

// `Link: <http://site/page>; rel="original"` (RFC 7089, 2.2.1); else the end of the archive's address.
function originalOf({ url, headers = {} }: RawResponse): string | null {
  const [, linked] = /<([^>]*)>\s*;[^,<]*\brel="?original"?/i.exec(headers.link ?? '') ?? [];
  const [, ending] = /\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/.*)$/is.exec(url) ?? [];
  // Some servers make one slash of two.
  const found = linked ?? ending?.replace(/^(https?):\/+/i, '$1://');
  return found === undefined ? null : normalizeAddress(found);
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
