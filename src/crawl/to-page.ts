/** A response, from the network or an archive, made a page. */

import { sha256 } from '../model/digest.js';
import type { FetchFailure, FetchOutcome, PageFetch, Validators } from '../model/page.js';
import { canonicalLink } from './canonical-link.js';
import { decodeBody } from './charset.js';
import { optsOut } from './opt-out.js';

/** A response as read. */
export interface RawResponse {
  readonly url: string;
  readonly body: Uint8Array;
  /** The `Content-Type` header, empty when there was none. */
  readonly contentType: string;
  readonly fetchedAt: string;
  readonly fetchStatus: number | null;
  readonly archiveRecord: string | null;
  /** The `BIS-Reconstructed-From` header, of the archive's record or of the response. */
  readonly reconstructedFrom: string | null;
  /** The other headers of the response, names in lower case; content codings are undone already. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Headers that are not kept: cookies are nobody's business, and the coding has been undone. */
export const droppedHeaders: ReadonlySet<string> = new Set([
  'set-cookie',
  'content-encoding',
  'content-length',
  'transfer-encoding',
]);

/** The page is what it was when it had the validators that were sent (304). */
export interface NotModified {
  readonly kind: 'not-modified';
}

/** What is asked for otherwise than pages of the source are. */
export interface ResponseWish {
  /** The Accept header. */
  readonly accept: string;
  /** The longest body that is read, in bytes after decompression. */
  readonly mostBytes: number;
}

/**
 * Reads one response by its address, redirects followed. Never throws for what the other side does. Only with validators is
 * "not modified" an answer.
 */
export type ResponseFetch = (
  url: string,
  validators?: Validators | null,
  wish?: ResponseWish,
) => Promise<RawResponse | FetchFailure | NotModified>;

/** A reader of pages out of a reader of responses. */
export function pagesFrom(read: ResponseFetch): PageFetch {
  return async (url) => {
    const response = await read(url);
    if (!('kind' in response)) return toPage(response);
    return response.kind === 'not-modified' ? unasked(url) : response;
  };
}

/** What is said of a server that answers a question which nobody has asked. */
export function unasked(url: string): FetchFailure {
  return { kind: 'failed', reason: `${url} says that it has not changed, and nobody has asked that.` };
}

/** Says what a page was reconstructed from: as WARC header, or as HTTP header of who gives such a page on. */
export const reconstructedHeader = 'BIS-Reconstructed-From';

/** Names the web archive's address of a page that was read there: as HTTP header of the responses that are kept. */
export const mementoHeader = 'bis-memento';

const htmlTypes = new Set(['text/html', 'application/xhtml+xml', '']);
/** Media types of what mappings read besides: JSON, tables, linked data; and what tables are given as. */
const otherTypes =
  /^(application\/([\w.-]+\+)?json|text\/(csv|tab-separated-values|plain|turtle)|application\/(csv|vnd\.ms-excel|octet-stream|n-triples|n-quads|trig))$/;

/** What an answer is known by when it is asked for again; null: nothing. */
export function validatorsOf({ headers = {} }: Pick<RawResponse, 'headers'>): Validators | null {
  const { etag = null, 'last-modified': lastModified = null } = headers as Readonly<
    Record<string, string | undefined>
  >;
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

/** A page, or why this response is none: its status, or a body that is not HTML whatever its header says. */
export function toPage(response: RawResponse): FetchOutcome {
  const { url, body, contentType, fetchStatus } = response;
  if (fetchStatus === 404 || fetchStatus === 410) {
    return { kind: 'missing', reason: `${url} is not there any more (status ${fetchStatus}).` };
  }
  // Written so that a status that is no number is a failure too.
  if (fetchStatus !== null && !(fetchStatus >= 200 && fetchStatus <= 299)) {
    return { kind: 'failed', reason: `${url} answered with status ${fetchStatus}.` };
  }
  const cut = cutShort(response);
  if (cut !== null) return { kind: 'failed', reason: `${url} ${cut}. Try again, or tell the partner.` };
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const isHtml = htmlTypes.has(mediaType);
  if (!isHtml && !otherTypes.test(mediaType))
    return {
      kind: 'failed',
      reason: `${url} is ${mediaType}, which no mapping reads. Leave it out of what the mapping follows.`,
    };
  const disguise = disguisedAs(body);
  if (disguise !== null) {
    return {
      kind: 'failed',
      reason: `${url} says it is ${isHtml ? 'an HTML page' : mediaType}, and is a ${disguise} file. Leave it out of what the mapping follows.`,
    };
  }
  const text = decodeBody(body, contentType);
  if (isHtml && isUnfinished(text)) {
    const reason = `${url} is cut in the middle: its <body> is never closed. Look at it in a browser, and try again.`;
    return { kind: 'failed', reason };
  }
  return {
    kind: 'page',
    page: {
      url,
      text,
      bodyDigest: sha256(body),
      mediaType: mediaType || 'text/html',
      ...(isHtml && asksToLeave(text, response) ? { optsOut: true } : {}),
      fetchedAt: response.fetchedAt,
      fetchStatus,
      archiveRecord: response.archiveRecord,
      reconstructedFrom: response.reconstructedFrom,
      next: linkOf(response, 'next'),
      canonical: canonicalOf(response, isHtml ? text : null),
    },
  };
}

function asksToLeave(text: string, { headers = {} }: RawResponse): boolean {
  return optsOut(text, headers['x-robots-tag'], { isMemento: mementoHeader in headers });
}

// RFC 8288, 3: <address>; rel="next".
function linkOf({ headers, url }: RawResponse, relation: 'next' | 'canonical'): string | null {
  if (headers?.link === undefined) return null;
  const isRelation = new RegExp(`;\\s*rel\\s*=\\s*("[^"]*\\b${relation}\\b[^"]*"|${relation}\\b)`, 'i');
  for (const [, address = '', parameters = ''] of headers.link.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (isRelation.test(parameters)) return URL.parse(address, url)?.href ?? null;
  }
  return null;
}

function canonicalOf(response: RawResponse, html: string | null): string | null {
  const inHeader = linkOf(response, 'canonical');
  return inHeader ?? (html === null ? null : canonicalLink(html, response.url));
}

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'PDF'],
  ['PK\u0003\u0004', 'ZIP'],
  ['\u0089PNG', 'PNG'],
  ['GIF8', 'GIF'],
  ['\u00FF\u00D8\u00FF', 'JPEG'],
];

function disguisedAs(body: Uint8Array): string | null {
  const head = Buffer.from(body.subarray(0, 8)).toString('latin1');
  return signatures.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

// What was announced did not come: the server, or who archived the page, was interrupted.
function cutShort({ headers, body }: RawResponse): string | null {
  if (headers === undefined || headers['content-encoding'] || headers['transfer-encoding']) return null;
  const announced = Number(headers['content-length'] ?? 0);
  return announced > body.byteLength ? `is cut short: ${body.byteLength} bytes of ${announced} came` : null;
}

// HTML lets both ends of the body be left out, and nobody who writes the one leaves out the other.
function isUnfinished(text: string): boolean {
  return /<body[\s>]/i.test(text) && !/<\/(body|html)\s*>/i.test(text);
}
