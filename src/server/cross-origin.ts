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
export const crossOrigin: MiddlewareHandler = (c, next) => {
  const { path, method } = c.req;
  if (path === '/update') return next();
  if (path !== graphStorePath && !path.startsWith('/graph/')) return open(c, next);
  return ['GET', 'HEAD', 'OPTIONS'].includes(method) ? openToRead(c, next) : next();
};
