/** The update operation of the SPARQL 1.1 Protocol (2.2): from an HTTP request to an update, or to a problem. */

import { problem } from '../http/problem.js';
import { isIri } from '../rdf/iri.js';
import { formType, mediaTypeOf, readText, updateType } from './body-text.js';
import { readParameters } from './known-parameters.js';
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

// SPARQL 1.1 Protocol, 2.2; `version` is SPARQL 1.2's, and `timeout` our own.
const ofUpdates = ['using-graph-uri', 'using-named-graph-uri', 'version', 'timeout'];
const ofForms = ['update', ...ofUpdates];
// Where the body is a form, the address has none but what is our own.
const besideForms = ['timeout'];

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
  const isForm = type === formType;
  const address = readParameters(new URL(request.url).search, 'address', isForm ? besideForms : ofUpdates);
  if (address instanceof Response) return address;
  const text = await readText(request, bodies, isForm ? 3 * largestUpdate : largestUpdate);
  if (text instanceof Response) return text;
  if (!isForm) return toOperation([text], address, readTimeout(address, longest));
  if (new URLSearchParams(text).has('query')) return problem('bad-request', isQuery);
  const fields = readParameters(text, 'form', ofForms);
  if (fields instanceof Response) return fields;
  const timeout = readTimeout(fields.has('timeout') ? fields : address, longest);
  return toOperation(fields.getAll('update'), fields, timeout);
}

const isQuery = 'This is a query, and /update takes updates only. Queries go to /sparql.';

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
  if (text === undefined) return problem('bad-request', 'There is no "update" parameter.');
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
