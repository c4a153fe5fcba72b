/** Reads the documents of a stream from its server: RDF of one origin, within bounds of size and time. */

import { readRetryAfter } from '../../model/retry-after.js';
import type { SafeFetch, SafeOutcome } from '../../model/safe-fetch.js';
import { findFormat, jsonLd, nQuads, nTriples, triG, turtle } from '../../rdf/media-types.js';
import { parseQuads } from '../../rdf/parse.js';
import type { Quad } from '../../rdf/terms.js';

/** What became of a document. */
export type DocumentOutcome =
  | {
      readonly kind: 'document';
      /** The address that answered. */
      readonly url: string;
      readonly quads: readonly Quad[];
      readonly tag: string | null;
      /** Whether it is said never to change. */
      readonly isFull: boolean;
    }
  /** It is what it was when it had the tag. */
  | { readonly kind: 'unchanged' }
  /** There is no such page, or none any more. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** It could not be read, and may be readable soon. */
  | { readonly kind: 'later'; readonly reason: string; readonly retryAt: number | null }
  /** It is not what it should be. */
  | { readonly kind: 'wrong'; readonly reason: string };

export interface DocumentOptions {
  readonly fetch: SafeFetch;
  /** The address of the stream: no other origin is asked. */
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The largest page, in bytes after decompression: twice what the places of France take on one. */
const largestPage = 96 * 2 ** 20;
/** Longest time until the whole of a page, in milliseconds. */
const patience = 120_000;

const formats = [triG, nQuads, turtle, nTriples];
const accept = `${triG.mediaType}, ${nQuads.mediaType};q=0.9, ${turtle.mediaType};q=0.8, ${nTriples.mediaType};q=0.7`;

/** Answers that say "not now" (RFC 9110, 15.5.9; RFC 6585, 4), besides those of a server in trouble. */
const passing = new Set([408, 425, 429]);

/** Reads documents of one stream. */
export class StreamDocuments {
  readonly #options: DocumentOptions;
  readonly #origin: string;

  constructor(options: DocumentOptions) {
    this.#options = options;
    this.#origin = new URL(options.address).origin;
  }

  /** Reads an address; with a tag, only if it has changed since. */
  async read(url: string, tag: string | null): Promise<DocumentOutcome> {
    const outcome = await this.#options.fetch({
      ...{ url, accept, mostBytes: largestPage, timeout: patience },
      isAllowed: (address) => URL.parse(address)?.origin === this.#origin,
      ...(tag === null ? {} : { headers: { 'if-none-match': tag } }),
    });
    if (outcome.kind === 'failed') return { kind: 'later', reason: outcome.reason, retryAt: null };
    if (outcome.kind === 'forbidden') return { kind: 'wrong', reason: this.#forbidden(url, outcome) };
    return this.#understand(outcome, tag);
  }

  #forbidden(url: string, outcome: { readonly url: string; readonly reason: string }): string {
    const where = outcome.url === url ? '' : `leads to ${outcome.url}, which `;
    if (URL.parse(outcome.url)?.origin === this.#origin) return where + outcome.reason;
    return `${where}is on another server: only ${this.#origin} is asked`;
  }

  #understand(response: SafeOutcome & { readonly kind: 'response' }, tag: string | null): DocumentOutcome {
    const { status, headers } = response;
    if (status === 304 && tag !== null) return { kind: 'unchanged' };
    const reason = `answered ${status}`;
    if (status === 404 || status === 410) return { kind: 'gone', reason };
    if (status >= 500 || passing.has(status)) {
      return {
        kind: 'later',
        reason,
        retryAt: readRetryAfter(headers['retry-after'], this.#options.clock()),
      };
    }
    return status === 200 ? parse(response) : { kind: 'wrong', reason };
  }
}

function parse({
  url,
  contentType,
  mediaType,
  headers,
  body,
}: SafeOutcome & { readonly kind: 'response' }): DocumentOutcome {
  const format = findFormat(contentType, formats);
  if (format === undefined) {
    const isJsonLd = findFormat(contentType, [jsonLd]) !== undefined;
    const why = isJsonLd
      ? 'JSON-LD, whose contexts would have to be fetched from elsewhere'
      : mediaType || 'of no media type';
    return {
      kind: 'wrong',
      reason: `is ${why}: read are ${formats.map(({ label }) => label).join(', ')}`,
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const isFull = /(^|[\s,])immutable($|[\s,])/i.test(headers['cache-control'] ?? '');
    return {
      kind: 'document',
      url,
      quads: parseQuads(text, format, url),
      tag: headers.etag ?? null,
      isFull,
    };
  } catch (error) {
    return { kind: 'wrong', reason: `is not ${format.label}: ${(error as Error).message}` };
  }
}
