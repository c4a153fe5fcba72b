/** `/sparql`: answers queries by the SPARQL 1.1 Protocol, with real negotiation, validators and honest limits. */

import type { Coding } from '../http/encode.js';
import { negotiateCoding, negotiateFormat } from '../http/negotiate.js';
import { isNamed } from '../http/preconditions.js';
import { problem } from '../http/problem.js';
import type { QueryEngine, QueryWork, TextIndex } from '../model/ports.js';
import { booleanFormats, type Format, rdfFormats, resultFormats } from '../rdf/media-types.js';
import { AnswerCache } from './answer-cache.js';
import { AnswerWriter } from './answer-writer.js';
import type { Counts } from './counted-patterns.js';
import { FairShare } from './fair-share.js';
import { OutgoingAnswers } from './outgoing-answers.js';
import type { ParsedQuery } from './parse-query.js';
import { type QueryOperation, readQueryOperation } from './protocol.js';
import { malformedQuery, problemOf } from './query-problems.js';
import { type PreparedQuery, QueryService } from './query-service.js';
import type { QueryForm } from './query-syntax.js';
import { RequestBodies, usualLimits } from './request-body.js';
import { serverTiming } from './server-timing.js';
import type { ServiceCaller } from './service/service-caller.js';

export interface EndpointOptions {
  readonly engine: QueryEngine;
  /** Finds the texts of `bis:matches`. */
  readonly index: Pick<TextIndex, 'match'>;
  /** Calls other endpoints for SERVICE. */
  readonly services: Pick<ServiceCaller, 'fill'>;
  readonly parse: (text: string, base: string) => Promise<ParsedQuery>;
  /** Base IRI for relative IRIs in queries. */
  readonly base: string;
  /** Longest run of a query in milliseconds. */
  readonly timeout: number;
  /** Rows that an answer may have. */
  readonly mostRows: number;
  /** Seconds of the engine that a client may use a minute; 0: as many as it likes. */
  readonly share: number;
  /** The dataset version. */
  readonly version: () => number;
  /** What tells the derived graphs as they stand from every other state of them. */
  readonly derivedState: () => string;
  /** What was counted last, the same object as long as that holds; null: nothing has been. */
  readonly counts: () => Counts | null;
  /** Told of every query that was understood. */
  readonly onQuery?: (report: QueryReport, request: Request) => void;
}

/** What became of a query. */
export interface QueryReport {
  /** The same for queries that differ in nothing but how they are written. */
  readonly hash: string;
  readonly form: QueryForm;
  /** How it ended, in one word. */
  readonly end: string;
  readonly client: string;
  readonly status: number;
  readonly work: QueryWork | null;
}

const formatsOf: Readonly<Record<QueryForm, readonly Format[]>> = {
  select: resultFormats,
  ask: booleanFormats,
  construct: rdfFormats,
  describe: rdfFormats,
};

/** Bytes of memory for answers that may be asked for again, and for those on their way to slow readers. */
const room = { kept: 64 * 2 ** 20, outgoing: 512 * 2 ** 20 };
/** How long a reader may take nothing, in milliseconds. */
const patience = 30_000;

/** `client` is whose share the query is taken from. Null: the request holds no query. */
export type Endpoint = (request: Request, client: string) => Promise<Response | null>;

/** Makes the function that answers requests. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { share, version } = options;
  const service = new QueryService({
    ...options,
    version,
    share: new FairShare({ secondsAMinute: share, clock: () => performance.now() }),
  });
  const cache = new AnswerCache(room.kept);
  const bodies = new RequestBodies(usualLimits);
  const outgoing = new OutgoingAnswers({ limit: room.outgoing, patience });
  const answering = { ...options, service, cache, writer: new AnswerWriter({ cache, outgoing }) };
  return async (request, client) => {
    const operation = await readQueryOperation(request, bodies);
    if (operation instanceof Response) return operation;
    if ('kind' in operation) return null;
    return answer(operation, request, client, answering);
  };
}

interface Answering extends EndpointOptions {
  readonly service: QueryService;
  readonly cache: AnswerCache;
  readonly writer: AnswerWriter;
}

async function answer(
  operation: QueryOperation,
  request: Request,
  client: string,
  answering: Answering,
): Promise<Response> {
  const { engine, base, parse, onQuery } = answering;
  const began = performance.now();
  const parsed = await parse(operation.text, base);
  const parsing = performance.now() - began;
  if (parsed.kind === 'update') {
    return problem('bad-request', 'This is an update; /sparql answers queries only. Updates go to /update.');
  }
  if (parsed.kind === 'unsupported') return problem('refused-query', parsed.message);
  if (parsed.kind === 'malformed') {
    return malformedQuery((await engine.explain(operation.text, base)) ?? parsed.message);
  }
  const offered = formatsOf[parsed.form];
  const accept = request.headers.get('accept') ?? undefined;
  const format = negotiateFormat({ format: operation.format, accept }, offered);
  if (format === null) {
    const types = offered.map(({ name, mediaType }) => `${mediaType} (format=${name})`);
    return problem('not-acceptable', `This query can be answered as ${types.join(', ')}.`);
  }
  const query: PreparedQuery = { operation, parsed, format, client, signal: request.signal };
  const { response, end, work } = await respond(query, request.headers, answering);
  response.headers.set('server-timing', serverTiming({ parsing, work, end }));
  onQuery?.(
    { hash: parsed.identity, form: parsed.form, end, client, status: response.status, work },
    request,
  );
  return response;
}

/** A response, with how it came about in one word. */
interface Responded {
  readonly response: Response;
  readonly end: string;
  readonly work: QueryWork | null;
}

// What the client has or what is kept costs no replica anything.
async function respond(query: PreparedQuery, headers: Headers, answering: Answering): Promise<Responded> {
  const { service, version, derivedState, cache, writer } = answering;
  const coding: Coding = negotiateCoding(headers.get('accept-encoding'));
  const [standing, derived] = [version(), derivedState()];
  const tag = service.tagOf(query, { version: standing, derived });
  if (tag !== null && isNamed(headers.get('if-none-match'), tag)) {
    return { response: writer.notModified(tag, standing), end: 'not-modified', work: null };
  }
  const kept = tag === null ? undefined : cache.get(tag, coding);
  if (kept !== undefined) return { response: writer.resend(kept), end: 'cached', work: null };
  const outcome = await service.run(query);
  const work = outcome.work ?? null;
  if (outcome.kind !== 'answer') {
    return { response: problemOf(outcome, service.limitOf(query)), end: outcome.kind, work };
  }
  const response = await writer.send(outcome, {
    coding,
    format: query.format,
    // What was derived anew meanwhile may or may not have been found.
    tag: derived === derivedState() ? service.tagOf(query, { version: outcome.version, derived }) : null,
  });
  return { response, end: response.status === 200 ? 'answer' : 'not-sent', work };
}
