/** `/sparql`: answers queries by the SPARQL 1.1 Protocol, with real negotiation and an honest deadline. */

import { negotiateFormat } from '../http/negotiate.js';
import { problem } from '../http/problem.js';
import type { QueryEngine, QueryOutcome } from '../model/ports.js';
import { booleanFormats, contentType, type Format, rdfFormats, resultFormats } from '../rdf/media-types.js';
import { OutgoingAnswers } from './outgoing-answers.js';
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
  const outgoing = new OutgoingAnswers({ limit: 512 * 2 ** 20, patience: 30_000 });
  return async (request) => {
    const operation = await readQueryOperation(request);
    if (operation instanceof Response) return operation;
    if ('kind' in operation) return null;
    return answer(operation, request, { ...options, parse, outgoing });
  };
}

type Answering = EndpointOptions & {
  readonly parse: ReturnType<typeof createQueryParser>;
  readonly outgoing: OutgoingAnswers;
};

async function answer(
  operation: QueryOperation,
  request: Request,
  { engine, base, timeout, parse, outgoing }: Answering,
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
  return toResponse(outcome, format, limit, outgoing);
}

// The dataset of the protocol comes before that of the query (SPARQL 1.1 Protocol, 2.1.4), and one that is named in
// part has nothing else in it (SPARQL 1.1 Query, 13.2).
function datasetOf(operation: QueryOperation, parsed: ParsedQuery) {
  const { defaultGraphs, namedGraphs } = operation;
  if (defaultGraphs.length + namedGraphs.length > 0) return { defaultGraphs, namedGraphs };
  return parsed.kind === 'query' ? (parsed.dataset ?? {}) : {};
}

function toResponse(
  outcome: QueryOutcome,
  format: Format,
  limit: number,
  outgoing: OutgoingAnswers,
): Response {
  switch (outcome.kind) {
    case 'answer':
      return sendAnswer(outcome, format, outgoing);
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

// A short answer is gone at once; long ones wait for their readers.
function sendAnswer(
  { body, version }: QueryOutcome & { readonly kind: 'answer' },
  format: Format,
  outgoing: OutgoingAnswers,
): Response {
  const [first, second] = body as readonly Uint8Array<ArrayBuffer>[];
  const sent = second === undefined ? (first ?? '') : outgoing.send(body);
  if (sent === null) {
    return problem('not-ready', 'Too many large answers are being sent.', { 'retry-after': '10' });
  }
  return new Response(sent, {
    headers: {
      'content-type': contentType(format),
      'bis-dataset-version': String(version),
      vary: 'Accept',
    },
  });
}
