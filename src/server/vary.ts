/** That an answer to HEAD depends on codings as the one to GET does (RFC 9110, 9.3.2), which compression leaves out. */

import type { Context, Next } from 'hono';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress';

/** Tells of what would be compressed that it varies. */
export async function varyByCoding(c: Context, next: Next): Promise<void> {
  await next();
  const { headers } = c.res;
  if (c.req.method !== 'HEAD' || headers.has('content-encoding')) return;
  const isCompressed = COMPRESSIBLE_CONTENT_TYPE_REGEX.test(headers.get('content-type') ?? '');
  if (!isCompressed || /accept-encoding|\*/i.test(headers.get('vary') ?? '')) return;
  headers.append('vary', 'Accept-Encoding');
}
