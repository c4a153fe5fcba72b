/** The query operation of the SPARQL 1.1 Protocol (2.1): from an HTTP request to a query, or to a problem. */

import { problem } from '../http/problem.js';
import { nearestWord } from '../model/suggest.js';
import { isIri } from '../rdf/iri.js';
import { formType, mediaTypeOf, readText } from './body-text.js';
import { encodingProblem } from './known-parameters.js';
import type { RequestBodies } from './request-body.js';

/** A query as asked. */
export interface QueryOperation {
  readonly text: string;
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
  /** `format`: wins over Accept. */
  readonly format: string | undefined;
  /** `timeout`, in milliseconds; never more than the server's own. */
  readonly timeout: number | undefined;
  /** `truncate=1`: rows past the cap are cut off instead of refused. */
  readonly truncate: boolean;
}

/** No query was sent at all: an editor or a description of the service is wanted. */
export interface NoQuery {
  readonly kind: 'no-query';
}

/** In bytes of UTF-8; percent-encoded in a form, each may take three. */
const largestQuery = 1_000_000;
const direct = 'application/sparql-query';

function tooLarge(): Response {
  return problem('too-large', `A query has at most ${largestQuery} bytes.`);
}

const known = ['query', 'default-graph-uri', 'named-graph-uri', 'format', 'timeout', 'truncate', 'version'];

// Clients send what only other servers know, which does no harm; a "timout" that is left out does.
function tellMisspelt(names: readonly string[]): string | null {
  for (const name of names.filter((name) => !known.includes(name))) {
    const meant = nearestWord(name, known);
    if (meant !== undefined) return `There is no parameter "${name}". Did you mean "${meant}"?`;
  }
  return null;
}

// A form has all its parameters itself (SPARQL 1.1 Protocol, 2.1.2), but clients send some in its address, as a test of the W3C
// does. To leave these out would answer another question.
function toOperation(
  query: string[],
  parameters: URLSearchParams,
  address: URLSearchParams,
): QueryOperation | Response {
  const [text, ...more] = query;
  if (text === undefined) {
    return problem(
      'bad-request',
      parameters.has('update')
        ? 'This is an update, and /sparql answers queries only.'
        : 'There is no "query" parameter.',
    );
  }
  const misspelt = tellMisspelt([...parameters.keys(), ...address.keys()]);
  if (misspelt !== null) return problem('bad-request', misspelt);
  if (text.trim() === '') return problem('bad-request', 'The query is empty.');
  if (more.length > 0 || (parameters !== address && address.has('query')))
    return problem('bad-request', 'There is more than one "query" parameter.');
  if (Buffer.byteLength(text) > largestQuery) return tooLarge();
  const seconds = parameters.get('timeout') ?? address.get('timeout');
  const timeout = seconds === null ? undefined : Number(seconds) * 1000;
  if (timeout !== undefined && !(timeout > 0)) {
    return problem('bad-request', `"timeout=${seconds}" is not a number of seconds above 0.`);
  }
  const all = (name: string) => [...new Set([...parameters.getAll(name), ...address.getAll(name)])];
  const [defaultGraphs, namedGraphs] = [all('default-graph-uri'), all('named-graph-uri')];
  const bad = [...defaultGraphs, ...namedGraphs].find((graph) => !isIri(graph));
  if (bad !== undefined) return problem('bad-request', `The graph name "${bad}" is not an absolute IRI.`);
  return {
    text,
    defaultGraphs,
    namedGraphs,
    format: parameters.get('format') || address.get('format') || undefined,
    timeout,
    truncate: /^(1|true)$/.test(parameters.get('truncate') ?? address.get('truncate') ?? ''),
  };
}

/** Reads GET, POST with a form, and POST with the query as body. */
export async function readQueryOperation(
  request: Request,
  bodies: RequestBodies,
): Promise<QueryOperation | NoQuery | Response> {
  const { search, searchParams } = new URL(request.url);
  const wrong = encodingProblem(search, 'address');
  if (wrong !== null) return wrong;
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (!searchParams.has('query')) return { kind: 'no-query' };
    return toOperation(searchParams.getAll('query'), searchParams, searchParams);
  }
  if (request.method !== 'POST')
    return problem('method-not-allowed', undefined, { allow: 'GET, HEAD, POST' });
  const type = mediaTypeOf(request.headers.get('content-type'));
  if (type !== formType && type !== direct) return problem('unsupported-media-type');
  const text = await readText(request, bodies, type === formType ? 3 * largestQuery : largestQuery);
  if (text instanceof Response) return text;
  if (type === direct) return toOperation([text], searchParams, searchParams);
  const malformed = encodingProblem(text, 'form');
  if (malformed !== null) return malformed;
  const fields = new URLSearchParams(text);
  return toOperation(fields.getAll('query'), fields, searchParams);
}
