/** Pages and data that have no entity tag of their own are given one (RFC 9110, 8.8.3), and are compressed whole. */

import { createHash } from 'node:crypto';
import type { Context, Next } from 'hono';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX as compressible } from 'hono/utils/compress';
import { type Coding, gzipWhole } from '../http/encode.js';
import { negotiateCoding } from '../http/negotiate.js';
import { isNamed, weakTag } from '../http/preconditions.js';

// Whoever keeps a page asks whether it still holds, and may meanwhile show it.
const cacheControl = 'public, max-age=0, stale-while-revalidate=60';

/** Headers that a 304 tells again (RFC 9110, 15.4.5). */
const kept = ['etag', 'vary', 'cache-control', 'content-location', 'link', 'bis-dataset-version'];

/** Gives answers to GET and HEAD their tag, and those who have them already no body. */
export async function validate(c: Context, next: Next): Promise<void> {
  await next();
  const { res, req } = c;
  if ((req.method !== 'GET' && req.method !== 'HEAD') || res.status !== 200) return;
  if (res.headers.has('etag') || res.headers.get('cache-control') === 'no-store') return;
  const body = new Uint8Array(await res.arrayBuffer());
  const tag = weakTag(createHash('sha256').update(body).digest('base64url').slice(0, 22));
  const headers = new Headers(res.headers);
  headers.set('etag', tag);
  if (!headers.has('cache-control')) headers.set('cache-control', cacheControl);
  const isCompressible = compressible.test(headers.get('content-type') ?? '');
  if (isCompressible) headers.append('vary', 'Accept-Encoding');
  const isKnown = isNamed(req.header('if-none-match') ?? null, tag);
  const answer = isKnown
    ? notModified(headers)
    : await whole(
        body,
        headers,
        isCompressible ? negotiateCoding(req.header('accept-encoding') ?? null) : 'identity',
      );
  // What is set would else be mixed with what was.
  c.res = undefined;
  c.res = answer;
}

// An answer whose bytes are all there goes out in one piece, which takes half the time of a stream.
async function whole(body: Uint8Array<ArrayBuffer>, headers: Headers, coding: Coding): Promise<Response> {
  const smaller = coding === 'gzip' ? await gzipWhole(body) : null;
  if (smaller !== null) headers.set('content-encoding', 'gzip');
  const sent = smaller ?? body;
  headers.set('content-length', String(sent.byteLength));
  return new Response(sent, { status: 200, headers });
}

function notModified(headers: Headers): Response {
  const told = [...headers].filter(([name]) => kept.includes(name));
  return new Response(null, { status: 304, headers: told });
}
