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
  return routes;
}
