/** `/sparql`: answers queries by the SPARQL 1.1 Protocol, with real negotiation and an honest deadline. */

import { negotiateFormat } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import type { QueryEngine, QueryOutcome } from '../model/ports.js';
import { booleanFormats, contentType, type Format, rdfFormats, resultFormats } from '../rdf/media-types.js';
import { createQueryParser, type ParsedQuery, type QueryForm } from './parse-query.js';
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
  const parse = createQueryParser();
  return async (request) => {
    const operation = await readQueryOperation(request);
    if (operation instanceof Response) return operation;
    if ('kind' in operation) return null;
    return answer(operation, request, { ...options, parse });
  };
}

type Answering = EndpointOptions & { readonly parse: ReturnType<typeof createQueryParser> };

async function answer(
  operation: QueryOperation,
  request: Request,
  { engine, base, timeout, parse }: Answering,
): Promise<Response> {
  const parsed = parse(operation.text, base);
  if (parsed.kind === 'update') {
    return problem('bad-request', 'This is an update; /sparql answers queries only.');
  }
  if (parsed.kind === 'malformed') {
    return problem('malformed-query', (await engine.explain(operation.text, base)) ?? parsed.message);
  }
  const offered = formatsOf[parsed.form];
  const accept = request.headers.get('accept') ?? undefined;
  const format = negotiateFormat({ format: operation.format, accept }, offered);
  if (format === null) {
    const types = offered.map(({ name, mediaType }) => `${mediaType} (format=${name})`);
    return problem('not-acceptable', `This query can be answered as ${types.join(', ')}.`);
  }
  const limit = Math.min(operation.timeout ?? timeout, timeout);
  const outcome = await engine.query({
    text: operation.text,
    shape: parsed.shape,
    format,
    base,
    timeout: limit,
    signal: request.signal,
    ...datasetOf(operation, parsed),
  });
  return toResponse(outcome, format, limit);
}

// The dataset of the protocol comes before that of the query (SPARQL 1.1 Protocol, 2.1.4), and one that is named in
// part has nothing else in it (SPARQL 1.1 Query, 13.2).
function datasetOf(operation: QueryOperation, parsed: ParsedQuery) {
  const { defaultGraphs, namedGraphs } = operation;
  if (defaultGraphs.length + namedGraphs.length > 0) return { defaultGraphs, namedGraphs };
  return parsed.kind === 'query' ? (parsed.dataset ?? {}) : {};
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
    case 'unavailable':
      return problem('unavailable', outcome.reason);
    case 'aborted':
      return problem('not-ready', 'The query was given up.', { 'retry-after': '5' });
    case 'failed':
      return problem('internal', outcome.message);
  }
}
