/** What a body is by its headers, and its text: UTF-8 and nothing else. */

import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';
import { problem } from '../http/problem.js';
import type { RequestBodies } from './request-body.js';

/** Media types of requests of the SPARQL 1.1 Protocol (2.1, 2.2). */
export const formType = 'application/x-www-form-urlencoded';
export const updateType = 'application/sparql-update';

/** The media type without parameters, in lower case; null where it is missing or malformed. */
export function mediaTypeOf(contentType: string | null): string | null {
  return parse(contentType)?.essence ?? null;
}

function parse(contentType: string | null): MIMEType | null {
  try {
    return contentType === null ? null : new MIMEType(contentType);
  } catch {
    return null;
  }
}

/** The problem with bytes that are not the text that their content type says; null when they are. */
export function charsetProblem(bytes: Uint8Array, contentType: string | null): Response | null {
  const charset = parse(contentType)?.params.get('charset') ?? 'utf-8';
  if (!isUtf8Name(charset)) {
    return problem(
      'bad-request',
      `The charset "${charset}" is not read here: send UTF-8, and say so or nothing.`,
    );
  }
  return isUtf8(bytes) ? null : problem('bad-request', 'The body is not UTF-8.');
}

/** Whether a charset is UTF-8 or a part of it. */
export function isUtf8Name(charset: string): boolean {
  return /^(utf-?8|us-ascii|ascii)$/i.test(charset);
}

/** The problem with a body that is compressed, which none may be; null when it is not. */
export function codingProblem(headers: Headers): Response | null {
  const coding = headers.get('content-encoding') ?? 'identity';
  if (coding.toLowerCase() === 'identity') return null;
  return problem('unsupported-media-type', `Bodies with Content-Encoding "${coding}" are not read here.`, {
    'accept-encoding': 'identity',
  });
}

/** The text of a body, or the problem with it. */
export async function readText(
  request: Request,
  bodies: RequestBodies,
  most: number,
): Promise<string | Response> {
  const coding = codingProblem(request.headers);
  if (coding !== null) return coding;
  const body = await bodies.read(request, most);
  if (body instanceof Response) return body;
  using held = body;
  const wrong = charsetProblem(held.bytes, request.headers.get('content-type'));
  return wrong ?? Buffer.from(held.bytes).toString('utf8');
}
