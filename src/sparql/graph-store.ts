/** The graph store (SPARQL 1.1 Graph Store HTTP Protocol): each graph as a resource that is read and written. */

import { problem } from '../http/problem.js';
import type { GraphReading } from './graph-reading.js';
import { targetOf } from './graph-target.js';
import type { GraphWriting } from './graph-writing.js';

export interface GraphStoreOptions {
  readonly reading: GraphReading;
  readonly writing: GraphWriting;
  readonly base: string;
}

const readMethods = ['GET', 'HEAD'];
const writeMethods = ['PUT', 'POST', 'DELETE', 'PATCH'];

/** A function that answers requests to `/graph-store` and to the addresses of graphs. Who may write is decided before. */
export function createGraphStore({
  reading,
  writing,
  base,
}: GraphStoreOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method } = request;
    const target = targetOf(request, base);
    if (target instanceof Response) return target;
    if (target.kind === 'store' && method !== 'POST') {
      const detail = 'Name a graph: ?graph=<IRI>, or ?default. POST without either makes a new graph.';
      return readMethods.includes(method)
        ? problem('bad-request', detail)
        : problem('method-not-allowed', detail, { allow: 'POST' });
    }
    if (writeMethods.includes(method)) return writing.write(target, request);
    if (target.kind === 'graph' && readMethods.includes(method)) return reading.read(target.graph, request);
    return problem('method-not-allowed', undefined, { allow: [...readMethods, ...writeMethods].join(', ') });
  };
}
