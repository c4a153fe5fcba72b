/** `/sparql`: answers queries by the SPARQL 1.1 Protocol, with real negotiation and an honest deadline. */

import { negotiateFormat } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import type { QueryEngine, QueryOutcome } from '../model/ports.js';
import {
  booleanFormats,
  contentType,
  type Format,
  nTriples,
  rdfFormats,
  resultFormats,
} from '../rdf/media-types.js';
import { parseQuery, type QueryForm } from './parse-query.js';
import { type QueryOperation, readQueryOperation } from './protocol.js';

export interface EndpointOptions {
  readonly engine: QueryEngine;
  /** Base IRI for relative IRIs in queries. */
  readonly base: string;
  /** Longest run of a query in milliseconds. */
  readonly timeout: number;
}

const formatsOf: Readonly<Record<QueryForm, readonly Format[]>> = {
  select: resultFormats,
  ask: booleanFormats,
  construct: rdfFormats,
  describe: rdfFormats,
};

/** Answers a request, or null when it holds no query (the caller then shows its editor). */
export function createEndpoint(options: EndpointOptions): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const operation = await readQueryOperation(request);
    if (operation instanceof Response) return operation;
    if ('kind' in operation) return null;
    return answer(operation, request, options);
  };
}

async function answer(
  operation: QueryOperation,
  request: Request,
  { engine, base, timeout }: EndpointOptions,
): Promise<Response> {
  const parsed = parseQuery(operation.text, base);
  if (parsed.kind === 'update') {
    return problem('bad-request', 'This is an update; /sparql answers queries only.');
  }
  // What the parser refuses goes to the engine all the same: its message says line and column.
  const offered = parsed.kind === 'query' ? formatsOf[parsed.form] : [nTriples];
  const accept = request.headers.get('accept') ?? undefined;
  const format =
    parsed.kind === 'query' ? negotiateFormat({ format: operation.format, accept }, offered) : nTriples;
  if (format === null) {
    const types = offered.map(({ name, mediaType }) => `${mediaType} (format=${name})`);
    return problem('not-acceptable', `This query can be answered as ${types.join(', ')}.`);
  }
  const limit = Math.min(operation.timeout ?? timeout, timeout);
  const outcome = await engine.query({
    text: operation.text,
    format,
    base,
    timeout: limit,
    signal: request.signal,
    ...datasetOf(operation),
  });
  if (parsed.kind === 'malformed') {
    return problem('malformed-query', outcome.kind === 'refused' ? outcome.message : parsed.message);
  }
  return toResponse(outcome, format, limit);
}

// Graphs named in the request are the whole dataset (SPARQL 1.1 Protocol, 2.1.4; SPARQL 1.1 Query, 13.2).
function datasetOf({ defaultGraphs, namedGraphs }: QueryOperation) {
  return defaultGraphs.length + namedGraphs.length > 0 ? { defaultGraphs, namedGraphs } : {};
}

function toResponse(outcome: QueryOutcome, format: Format, limit: number): Response {
  switch (outcome.kind) {
    case 'answer':
      return new Response(new Blob(outcome.body as Uint8Array<ArrayBuffer>[]), {
        headers: {
          'content-type': contentType(format),
          'bis-dataset-version': String(outcome.version),
          vary: 'Accept',
        },
      });
    case 'refused':
      return problem('refused-query', outcome.message);
    case 'deadline':
      return problem('deadline', `The query was stopped after ${limit / 1000} s.`, { 'retry-after': '30' });
    case 'not-ready':
      return problem('not-ready', undefined, { 'retry-after': String(outcome.retryAfterSeconds) });
    case 'aborted':
      return problem('not-ready', 'The query was given up.', { 'retry-after': '5' });
    case 'failed':
      return problem('internal', outcome.message);
  }
}
