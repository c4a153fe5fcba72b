/** Validators of pages and data that have none of their own: an entity tag of what they say (RFC 9110, 8.8.3). */

import { createHash } from 'node:crypto';
import type { Context, Next } from 'hono';
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
  const body = await res.arrayBuffer();
  const tag = weakTag(createHash('sha256').update(new Uint8Array(body)).digest('base64url').slice(0, 22));
  const headers = new Headers(res.headers);
  headers.set('etag', tag);
  if (!headers.has('cache-control')) headers.set('cache-control', cacheControl);
  const isKnown = isNamed(req.header('if-none-match') ?? null, tag);
  // What is set would else be mixed with what was.
  c.res = undefined;
  c.res = isKnown ? notModified(headers) : new Response(body, { status: 200, headers });
}

function notModified(headers: Headers): Response {
  const told = [...headers].filter(([name]) => kept.includes(name));
  return new Response(null, { status: 304, headers: told });
}
