/** The doors that write, and the graph store that is read by all: `/update`, `/graph-store` and the addresses of graphs. */

import type { Hono, MiddlewareHandler } from 'hono';
import { problem } from '../http/problem.js';
import type { GraphDocuments, QueryEngine, TokenStore } from '../model/ports.js';
import type { UpdateEngine } from '../model/update-plan.js';
import { GraphReading } from '../sparql/graph-reading.js';
import { createGraphStore } from '../sparql/graph-store.js';
import { graphStorePath } from '../sparql/graph-target.js';
import { GraphWriting } from '../sparql/graph-writing.js';
import { OutgoingAnswers } from '../sparql/outgoing-answers.js';
import { RequestBodies, usualLimits } from '../sparql/request-body.js';
import { createUpdateEndpoint } from '../sparql/update-endpoint.js';
import { UpdateService, type UpdateServiceOptions } from '../sparql/update-service.js';
import { requireToken } from './access.js';

/** What the doors work with. */
export interface WriteDoorsOptions {
  readonly tokens: TokenStore;
  readonly updates: UpdateEngine;
  readonly parseUpdate: UpdateServiceOptions['parse'];
  readonly documents: GraphDocuments;
  readonly engine: QueryEngine;
  readonly mode: 'merged' | 'plain';
  /** The query whose answer is the default graph. */
  readonly defaultGraphQuery: string;
  /** A name that no graph has. */
  readonly newName: () => string;
  readonly base: string;
  /** Longest run of a query or an update in milliseconds. */
  readonly timeout: number;
  /** The dataset version. */
  readonly version: () => number;
  /** The address of the stream that the bank is a copy of; null: it is none. */
  readonly follows: () => string | null;
}

/** Bytes of large graphs on their way to slow readers. */
const outgoingLimit = 256 * 2 ** 20;
const patience = 30_000;

/** Mounts them. */
export function mountWriteDoors(app: Hono, options: WriteDoorsOptions): void {
  const { tokens, updates, parseUpdate, base } = options;
  const service = new UpdateService({ engine: updates, parse: parseUpdate });
  const bodies = new RequestBodies(usualLimits);
  const mayWrite = requireToken(tokens, 'write');
  const update = createUpdateEndpoint({ ...options, service, bodies });
  const isOwn = refuseOnCopies(options.follows);
  app.post('/update', mayWrite, isOwn, (c) => update(c.req.raw));
  app.all('/update', () => problem('method-not-allowed', 'Updates are sent with POST.', { allow: 'POST' }));
  const graphStore = createGraphStore({
    base,
    reading: new GraphReading({
      ...options,
      outgoing: new OutgoingAnswers({ limit: outgoingLimit, patience }),
    }),
    writing: new GraphWriting({ ...options, service, bodies }),
  });
  for (const path of [graphStorePath, '/graph/*']) {
    app.on(['PUT', 'POST', 'DELETE', 'PATCH'], path, mayWrite, isOwn);
    app.all(path, (c) => graphStore(c.req.raw));
  }
}

/** Lets nobody write to the copy of a stream: it would no longer be one. */
function refuseOnCopies(follows: () => string | null): MiddlewareHandler {
  return async (_c, next) => {
    const address = follows();
    if (address === null) return next();
    return problem(
      'copy-of-stream',
      `It follows ${address}, and holds what that stream tells and nothing else.`,
    );
  };
}
