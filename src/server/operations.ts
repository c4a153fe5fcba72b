/** The doors for operators: whether the server lives and is ready, its metrics, and the queries under way. */

import type { Hono } from 'hono';
import { problem } from '../http/problem.js';
import type { QueryEngine, TokenStore } from '../model/ports.js';
import { requireToken } from './access.js';
import type { Metrics } from './metrics.js';

export interface OperationsOptions {
  readonly engine: Pick<QueryEngine, 'isReady' | 'status' | 'cancel'>;
  readonly tokens: TokenStore;
  readonly metrics: Metrics;
  /** The dataset version; throws when the journal cannot be read. */
  readonly version: () => number;
}

const retryAfter = { 'retry-after': '5' };
const fresh = { 'cache-control': 'no-store' };

/** Mounts them. */
export function mountOperations(app: Hono, { engine, tokens, metrics, version }: OperationsOptions): void {
  app.get('/healthz', () => Response.json({ status: 'alive' }, { headers: fresh }));
  app.get('/readyz', () => {
    // Who asks wants to know whether requests should be sent here: pages and queries both.
    if (!engine.isReady()) return problem('not-ready', undefined, retryAfter);
    return Response.json({ status: 'ready', version: version() }, { headers: fresh });
  });
  app.get('/metrics', () => metrics.response());
  const mayOperate = requireToken(tokens, 'operate');
  app.get('/operations/queries', mayOperate, () => {
    const { queries } = engine.status();
    return Response.json({ queries: queries.toSorted((a, b) => b.age - a.age) }, { headers: fresh });
  });
  app.delete('/operations/queries/:id', mayOperate, (c) => {
    if (engine.cancel(c.req.param('id'))) return new Response(null, { status: 204 });
    return problem(
      'not-found',
      'There is no such query under way: it may have ended. GET /operations/queries lists them.',
    );
  });
}
