/** What scripts of other sites may do (CORS, as the Fetch standard has it): read everything, and write nothing. */

import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { graphStorePath } from '../sparql/graph-target.js';

const exposeHeaders = [
  'Accept-Ranges',
  'BIS-Dataset-Version',
  'Content-Range',
  'ETag',
  'Link',
  'Repr-Digest',
  'Retry-After',
  'Server-Timing',
  'X-Result-Truncated',
];
/** How long a preflight holds, in seconds. */
const maxAge = 86_400;
const open = cors({ origin: '*', exposeHeaders, maxAge });
const openToRead = cors({
  origin: '*',
  exposeHeaders,
  maxAge,
  allowMethods: ['GET', 'HEAD'],
  allowHeaders: ['Accept', 'If-Match', 'If-None-Match'],
});

/** Opens reads to all sites; doors that take a token stay closed. */
export const crossOrigin: MiddlewareHandler = async (c, next) => {
  const policy = policyOf(c.req);
  if (policy === null) return next();
  if (c.req.method === 'OPTIONS') return policy(c, next);
  await next();
  // Headers that are set before there is an answer have it made anew, as a stream.
  return policy(c, async () => undefined);
};

function policyOf({ path, method }: { readonly path: string; readonly method: string }) {
  if (path === '/update') return null;
  if (path !== graphStorePath && !path.startsWith('/graph/')) return open;
  return ['GET', 'HEAD', 'OPTIONS'].includes(method) ? openToRead : null;
}
