/** GET and HEAD of graphs (SPARQL 1.1 Graph Store HTTP Protocol, 5.2 and 5.6). */

import { type Coding, gzipped } from '../http/encode.js';
import { negotiateCoding, negotiateFormat } from '../http/negotiate.js';
import { conditionsOfRead, type EntityTag, writtenTag } from '../http/preconditions.js';
import { problem } from '../http/problem.js';
import type { GraphDocument, GraphDocuments, QueryEngine, QueryOutcome } from '../model/ports.js';
import type { GraphName } from '../model/update-plan.js';
import { contentType, type Format, rdfFormats } from '../rdf/media-types.js';
import { tagOf } from './graph-target.js';
import type { OutgoingAnswers } from './outgoing-answers.js';
import { problemOf } from './query-problems.js';

export interface GraphReadingOptions {
  readonly documents: GraphDocuments;
  readonly engine: QueryEngine;
  readonly outgoing: OutgoingAnswers;
  readonly mode: 'merged' | 'plain';
  readonly base: string;
  /** The query whose answer is the default graph. */
  readonly defaultGraphQuery: string;
  /** Longest run of that query in milliseconds. */
  readonly timeout: number;
  /** The dataset version. */
  readonly version: () => number;
}

/** A representation that may be sent. */
interface Representation {
  readonly tag: EntityTag;
  readonly format: Format;
  readonly coding: Coding;
  readonly version: number;
}

/** What the client prefers. */
type Form = Pick<Representation, 'format' | 'coding'>;

/** Answers with graphs. */
export class GraphReading {
  readonly #options: GraphReadingOptions;

  constructor(options: GraphReadingOptions) {
    this.#options = options;
  }

  /** The graph in the format that the client prefers. */
  async read(graph: GraphName, request: Request): Promise<Response> {
    const { documents, mode, version } = this.#options;
    const format = formatFor(request);
    if (format === null) return notAcceptable();
    const form = { format, coding: negotiateCoding(request.headers.get('accept-encoding')) };
    // The merge of all graphs is as new as the dataset, and not written alike by each replica.
    const isMerge = graph === null && mode === 'merged';
    const standing = isMerge ? { sequence: version() } : documents.standing(graph);
    if (standing === null) return problem('not-found', `There is no graph <${graph}> here.`);
    const tag = { ...tagOf(standing.sequence, format, form.coding), isWeak: isMerge };
    const representation = { tag, ...form, version: version() };
    const verdict = conditionsOfRead(request.headers, tag);
    if (verdict === 'failed') return problem('precondition-failed');
    if (verdict === 'not-modified')
      return new Response(null, { status: 304, headers: validatorsOf(representation) });
    if (request.method === 'HEAD') return new Response(null, { headers: headersOf(representation) });
    return isMerge ? this.#sendMerge(form, request) : this.#sendGraph(graph, form);
  }

  async #sendGraph(graph: GraphName, form: Form): Promise<Response> {
    const { format, coding } = form;
    const document = await this.#options.documents.document(graph, format);
    if (document.kind !== 'document') return documentProblem(document, graph);
    const { body, sequence, version } = document;
    return this.#send(body, { tag: tagOf(sequence, format, coding), ...form, version });
  }

  async #sendMerge(form: Form, { signal }: Request): Promise<Response> {
    const { format, coding } = form;
    const { engine, defaultGraphQuery: text, base, timeout } = this.#options;
    const outcome = await engine.query({ text, format, base, timeout, signal, namesGraphs: false });
    if (outcome.kind !== 'answer') return mergeProblem(outcome, timeout);
    const { body, version } = outcome;
    const tag = { ...tagOf(version, format, coding), isWeak: true };
    return this.#send(body, { tag, ...form, version });
  }

  #send(body: readonly Uint8Array[], representation: Representation): Response {
    const [first, second] = body as readonly Uint8Array<ArrayBuffer>[];
    const sent = second === undefined ? (first ?? '') : this.#options.outgoing.send(body);
    if (sent === null) {
      return problem('not-ready', 'Too many large answers are being sent.', { 'retry-after': '10' });
    }
    const whole = new Response(sent, { headers: headersOf(representation) });
    if (representation.coding === 'identity' || whole.body === null) return whole;
    return new Response(gzipped(whole.body), whole);
  }
}

function formatFor({ url, headers }: Request): Format | null {
  const format = new URL(url).searchParams.get('format') ?? undefined;
  return negotiateFormat({ format, accept: headers.get('accept') ?? undefined }, rdfFormats);
}

function notAcceptable(): Response {
  const offered = rdfFormats.map(({ name, mediaType }) => `${mediaType} (${name})`).join(', ');
  return problem('not-acceptable', `Offered here: ${offered}.`);
}

// Kept copies are asked for again each time, since a graph may change at any moment. The tag is of these very bytes, and
// what is sent with it may be expected with If-Match: nothing on the way may code them otherwise.
function validatorsOf({ tag, version }: Representation): Record<string, string> {
  return {
    etag: writtenTag(tag),
    vary: 'Accept, Accept-Encoding',
    'cache-control': 'no-cache, no-transform',
    'bis-dataset-version': String(version),
  };
}

function headersOf(representation: Representation): Record<string, string> {
  return {
    'content-type': contentType(representation.format),
    ...(representation.coding === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
    ...validatorsOf(representation),
  };
}

function documentProblem(
  document: Exclude<GraphDocument, { readonly kind: 'document' }>,
  graph: GraphName,
): Response {
  switch (document.kind) {
    case 'absent':
      return problem('not-found', `There is no graph <${graph}> here.`);
    case 'unwritable':
      return problem('not-acceptable', document.message);
    case 'too-large':
      return problem('past-cap', document.message);
    case 'not-ready':
      return problem('not-ready', undefined, { 'retry-after': String(document.retryAfterSeconds) });
    case 'failed':
      return problem('internal', document.message);
  }
}

function mergeProblem(
  outcome: Exclude<QueryOutcome, { readonly kind: 'answer' }>,
  timeout: number,
): Response {
  return outcome.kind === 'past-cap'
    ? problem(
        'past-cap',
        'The default graph is longer than answers may be. Read named graphs, query the parts that you need, or export the data (bis export).',
      )
    : problemOf(outcome, timeout);
}
