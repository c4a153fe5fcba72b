/** The update operation of the SPARQL 1.1 Protocol (2.2): from an HTTP request to an update, or to a problem. */

import { problem } from '../http/problem.js';
import { isIri } from '../rdf/iri.js';
import { formType, mediaTypeOf, readText, updateType } from './body-text.js';
import type { UpdateText } from './parse-update.js';
import type { RequestBodies } from './request-body.js';

/** An update as asked. */
export interface UpdateOperation {
  readonly text: string;
  /** The dataset of its patterns, where parameters name one. */
  readonly using: NonNullable<UpdateText['using']> | null;
  /** `timeout`, in milliseconds; never more than the server's own. */
  readonly timeout: number;
}

/** In bytes of UTF-8; percent-encoded in a form, each may take three. */
export const largestUpdate = 1_000_000;

/** Reads POST with a form, and POST with the update as body. `longest` is the server's own deadline. */
export async function readUpdateOperation(
  request: Request,
  bodies: RequestBodies,
  longest: number,
): Promise<UpdateOperation | Response> {
  const type = mediaTypeOf(request.headers.get('content-type'));
  if (type !== formType && type !== updateType) {
    const advice = `Send ${updateType}, or ${formType} with an "update" field.`;
    return problem('unsupported-media-type', advice, { accept: `${updateType}, ${formType}` });
  }
  const text = await readText(request, bodies, type === formType ? 3 * largestUpdate : largestUpdate);
  if (text instanceof Response) return text;
  const address = new URL(request.url).searchParams;
  if (type === updateType) return toOperation([text], address, readTimeout(address, longest));
  const fields = new URLSearchParams(text);
  // Decoding puts a mark in the place of what is not UTF-8, where nobody has written one.
  if ([...fields.values()].join('').includes('\uFFFD') && !/%EF%BF%BD|\uFFFD/i.test(text)) {
    return problem('bad-request', 'The form holds percent-encoded bytes that are not UTF-8.');
  }
  const timeout = readTimeout(fields.has('timeout') ? fields : address, longest);
  return toOperation(fields.getAll('update'), fields, timeout);
}

/** The deadline that a request asks for (`timeout=`, in seconds), in milliseconds and never above the longest. */
export function readTimeout(parameters: URLSearchParams, longest: number): number | Response {
  const seconds = parameters.get('timeout');
  if (seconds === null) return longest;
  const timeout = Number(seconds) * 1000;
  if (timeout > 0) return Math.min(timeout, longest);
  return problem('bad-request', `"timeout=${seconds}" is not a number of seconds above 0.`);
}

function toOperation(
  [text, ...more]: readonly string[],
  parameters: URLSearchParams,
  timeout: number | Response,
): UpdateOperation | Response {
  if (timeout instanceof Response) return timeout;
  if (text === undefined) {
    const isQuery = parameters.has('query');
    return problem(
      'bad-request',
      isQuery
        ? 'This is a query, and /update takes updates only. Queries go to /sparql.'
        : 'There is no "update" parameter.',
    );
  }
  if (more.length > 0) return problem('bad-request', 'There is more than one "update" parameter.');
  if (Buffer.byteLength(text) > largestUpdate) {
    return problem(
      'too-large',
      `An update has at most ${largestUpdate} bytes. Send data to /graph-store, or in parts.`,
    );
  }
  const defaultGraphs = parameters.getAll('using-graph-uri');
  const namedGraphs = parameters.getAll('using-named-graph-uri');
  const bad = [...defaultGraphs, ...namedGraphs].find((graph) => !isIri(graph));
  if (bad !== undefined) return problem('bad-request', `The graph name "${bad}" is not an absolute IRI.`);
  const isNamed = defaultGraphs.length + namedGraphs.length > 0;
  return { text, using: isNamed ? { defaultGraphs, namedGraphs } : null, timeout };
}
