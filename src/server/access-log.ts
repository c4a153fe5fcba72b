/** The access log: a line of JSON for each request, without anything that tells who asked. */

import type { Context, Next } from 'hono';
import type { QueryReport } from '../sparql/endpoint.js';
import type { Metrics } from './metrics.js';

export interface AccessLogOptions {
  readonly metrics: Metrics;
  /** Takes a line; null: no log is kept. */
  readonly write: ((line: string) => void) | null;
  readonly clock: () => number;
}

/** Notes requests, and what queries came to. */
export class AccessLog {
  readonly #options: AccessLogOptions;
  readonly #queries = new WeakMap<Request, QueryReport>();

  constructor(options: AccessLogOptions) {
    this.#options = options;
  }

  /** What became of the query of a request. */
  noteQuery(request: Request, report: QueryReport): void {
    this.#queries.set(request, report);
    this.#options.metrics.countQuery(report);
  }

  /** To be put around everything else. */
  readonly middleware = async (c: Context, next: Next): Promise<void> => {
    const { metrics, write, clock } = this.#options;
    const began = performance.now();
    await next();
    const milliseconds = performance.now() - began;
    const { method } = c.req;
    metrics.countRequest(method, c.res.status, milliseconds);
    if (write === null) return;
    const query = this.#queries.get(c.req.raw);
    const line = {
      at: new Date(clock()).toISOString(),
      method,
      // What stands behind the question mark may be what somebody looks for.
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(milliseconds * 10) / 10,
      ...(query === undefined ? {} : { query: query.hash.slice(0, 12), form: query.form, end: query.end }),
      ...(query?.work ? { waited: Math.round(query.work.waited), ran: Math.round(query.work.ran) } : {}),
    };
    write(`${JSON.stringify(line)}\n`);
  };
}
