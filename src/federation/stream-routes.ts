/** The routes of the event stream: of all, and of each partner. */

import { Hono } from 'hono';
import type { EventStream } from './event-stream.js';

/** Mounts the stream. */
export function createStreamRoutes(stream: EventStream): Hono {
  const routes = new Hono();
  routes.get('/stream', (c) => stream.root(null, c.req.raw));
  routes.get('/stream/view', (c) => stream.view(null, c.req.raw));
  routes.get('/stream/pages/:page', (c) => stream.page(null, c.req.param('page'), c.req.raw));
  routes.get('/stream/source/:id', (c) => stream.root(c.req.param('id'), c.req.raw));
  routes.get('/stream/source/:id/view', (c) => stream.view(c.req.param('id'), c.req.raw));
  routes.get('/stream/source/:id/pages/:page', (c) =>
    stream.page(c.req.param('id'), c.req.param('page'), c.req.raw),
  );
  // A member has the name of its graph and a number behind it; a graph may be called so, too.
  routes.get('/graph/*', async (c, next) => {
    await next();
    if (c.res.status === 404) c.res = stream.member(new URL(c.req.url).pathname) ?? c.res;
  });
  return routes;
}
