/** A reader of responses from which what is private is taken out as soon as they come. */

import { decodeBody } from './charset.js';
import type { RawResponse, ResponseFetch } from './to-page.js';

/** Takes what is private out of a body; null: nothing of it may be kept. */
export type RedactText = (body: {
  readonly url: string;
  readonly mediaType: string;
  readonly text: string;
}) => string | null;

// They tell of the body as it came.
const ofTheBody = new Set([
  'content-length',
  'content-md5',
  'digest',
  'repr-digest',
  'content-digest',
  'etag',
]);

/**
 * Every response is given on without what is private, in UTF-8. One of which that cannot be told is given on empty, with
 * its status: an error page, a file of another kind.
 */
export function redacting(read: ResponseFetch, redact: RedactText): ResponseFetch {
  return async (...asked) => {
    const response = await read(...asked);
    return 'kind' in response ? response : withoutPrivate(response, redact);
  };
}

function withoutPrivate(response: RawResponse, redact: RedactText): RawResponse {
  const { url, contentType, body, fetchStatus, headers = {} } = response;
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const isPage = fetchStatus === null || (fetchStatus >= 200 && fetchStatus <= 299);
  const text = isPage ? redact({ url, mediaType, text: decodeBody(body, contentType) }) : null;
  const kept = Object.entries(headers).filter(([name]) => !ofTheBody.has(name));
  return {
    ...response,
    body: new TextEncoder().encode(text ?? ''),
    contentType: mediaType === '' ? 'text/html; charset=utf-8' : `${mediaType}; charset=utf-8`,
    headers: Object.fromEntries(kept),
  };
}
