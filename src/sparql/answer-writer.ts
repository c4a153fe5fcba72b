/** From what the engine answers to HTTP responses, kept for those who ask the same: short ones, and long ones compressed. */

import { type Coding, gzipped, gzipWhole } from '../http/encode.js';
import { problem } from '../http/problem.js';
import type { QueryOutcome } from '../model/ports.js';
import { contentType, type Format } from '../rdf/media-types.js';
import type { AnswerCache, KeptAnswer } from './answer-cache.js';
import { copied } from './copied-stream.js';
import type { OutgoingAnswers } from './outgoing-answers.js';

type Answer = QueryOutcome & { readonly kind: 'answer' };
type Bytes = Uint8Array<ArrayBuffer>;

export interface AnswerWriterOptions {
  readonly cache: AnswerCache;
  readonly outgoing: OutgoingAnswers;
}

/** How an answer goes out. */
export interface Sending {
  readonly format: Format;
  readonly coding: Coding;
  /** Null: it may not be kept, by anybody. */
  readonly tag: string | null;
}

const vary = 'Accept, Accept-Encoding';
// Whoever keeps an answer asks whether it still holds, and may meanwhile show it.
const cacheControl = 'public, max-age=0, stale-while-revalidate=60';

/** Writes answers. */
export class AnswerWriter {
  readonly #options: AnswerWriterOptions;

  constructor(options: AnswerWriterOptions) {
    this.#options = options;
  }

  /** The client has the answer already (RFC 9110, 15.4.5). */
  notModified(tag: string, version: number): Response {
    return new Response(null, {
      status: 304,
      headers: { etag: tag, vary, 'cache-control': cacheControl, 'bis-dataset-version': String(version) },
    });
  }

  /** An answer that was kept. */
  resend({ body, headers }: KeptAnswer): Response {
    return new Response(body, { headers });
  }

  /** Sends an answer; a problem when there is no room for it now. */
  async send(answer: Answer, sending: Sending): Promise<Response> {
    const headers = headersOf(answer, sending);
    const [first, second] = answer.body as readonly Bytes[];
    if (second !== undefined) return this.#stream(answer.body, sending, headers);
    return this.#whole(first ?? new Uint8Array(0), sending, headers);
  }

  // A short answer is gone at once.
  async #whole(body: Bytes, { coding, tag }: Sending, plain: Record<string, string>): Promise<Response> {
    const smaller = coding === 'gzip' ? await gzipWhole(body) : null;
    const sent = smaller ?? body;
    const coded = smaller === null ? plain : { ...plain, 'content-encoding': 'gzip' };
    const headers = { ...coded, 'content-length': String(sent.byteLength) };
    if (tag !== null) this.#options.cache.set(tag, coding, { body: sent, headers });
    return new Response(sent, { headers });
  }

  // Long ones wait for their readers.
  #stream(pieces: readonly Uint8Array[], { coding, tag }: Sending, plain: Record<string, string>): Response {
    const sent = this.#options.outgoing.send(pieces);
    if (sent === null) {
      return problem('not-ready', 'Too many large answers are being sent.', { 'retry-after': '10' });
    }
    if (coding === 'identity') return new Response(sent, { headers: plain });
    const headers = { ...plain, 'content-encoding': 'gzip' };
    const { cache } = this.#options;
    const keep = (body: Bytes) => {
      const kept = { body, headers: { ...headers, 'content-length': String(body.byteLength) } };
      if (tag !== null) cache.set(tag, coding, kept);
    };
    return new Response(copied(gzipped(sent), cache.mostOfOne, keep), { headers });
  }
}

function headersOf({ version, isTruncated }: Answer, { format, tag }: Sending): Record<string, string> {
  return {
    'content-type': contentType(format),
    'bis-dataset-version': String(version),
    vary,
    ...(tag === null ? { 'cache-control': 'no-store' } : { etag: tag, 'cache-control': cacheControl }),
    ...(isTruncated ? { 'x-result-truncated': 'true' } : {}),
  };
}
