/** Parameters of requests that write: what is not understood is refused, since to leave it out would write something else. */

import { isUtf8 } from 'node:buffer';
import { problem } from '../http/problem.js';
import { didYouMean } from '../model/suggest.js';

/** Where parameters stand. */
export type ParameterPlace = 'address' | 'form';

/**
 * The parameters of an address's query or of a form (application/x-www-form-urlencoded, as sent), or the problem with
 * them: a name that is not among those known there, or bytes that are not UTF-8.
 */
export function readParameters(
  encoded: string,
  place: ParameterPlace,
  known: readonly string[],
): URLSearchParams | Response {
  const wrong = encodingProblem(encoded, place);
  if (wrong !== null) return wrong;
  const parameters = new URLSearchParams(encoded);
  const unknown = [...parameters.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return parameters;
  const advice = known.length === 0 ? 'None is.' : `Known there: ${known.join(', ')}.`;
  const meant = didYouMean(unknown, known);
  return problem(
    'bad-request',
    `The parameter "${unknown.slice(0, 100)}" is not known in the ${place} of this request.${meant} ${advice}`,
  );
}

/** The problem with percent-encoded bytes that are not UTF-8; null when they are. */
export function encodingProblem(encoded: string, place: ParameterPlace): Response | null {
  return isUtf8(decodedBytes(encoded))
    ? null
    : problem('bad-request', `The ${place} holds percent-encoded bytes that are not UTF-8.`);
}

// Decoding by the URL standard puts U+FFFD in the place of what is no UTF-8, and says nothing.
function decodedBytes(encoded: string): Uint8Array {
  const ascii = encoded.replace(/\P{ASCII}+/gu, encodeURIComponent);
  return Buffer.from(
    ascii.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    ),
    'latin1',
  );
}
