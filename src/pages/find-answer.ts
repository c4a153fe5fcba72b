/** Asks the endpoint what a page is to show: the rows of a query, its graph, or why there is no answer. */

import { type ProblemDetails, problemMediaType } from '../http/problem.js';
import { turtle } from '../rdf/media-types.js';
import { readSolutions, type Solution } from '../rdf/solutions.js';

/** What the endpoint is asked for a page. */
export interface Question {
  /** `query`, and whatever else the protocol knows. */
  readonly parameters: URLSearchParams;
  readonly accept: string;
  /** Whose share the answer is taken from. */
  readonly client: string;
  /** Ends the query when it aborts. */
  readonly signal: AbortSignal;
}

/** Answers as the endpoint does; null: there is no query. */
export type Ask = (question: Question) => Promise<Response | null>;

/** What a query is answered with. */
export type Found =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly Solution[];
      readonly total: number;
    }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'graph'; readonly text: string }
  /** More than a page shows: `bytes` and more. */
  | { readonly kind: 'too-long'; readonly bytes: number }
  /** `status` is that of the endpoint's answer; `retryAfter` its Retry-After. */
  | {
      readonly kind: 'problem';
      readonly message: string;
      readonly status: number;
      readonly retryAfter: string | null;
    };

/** What pages ask answers as. */
export const accepted = `application/sparql-results+json, ${turtle.mediaType};q=0.5`;
/** Rows that are shown. */
const shownRows = 100;
/** Bytes of an answer that are read for a page: parsing more would keep the server's loop for long. */
const mostBytes = 4 * 2 ** 20;

/** Asks, and reads as much of the answer as a page shows. */
export async function findAnswer(question: Omit<Question, 'accept'>, ask: Ask): Promise<Found> {
  const response = await ask({ ...question, accept: accepted });
  if (response === null) return { kind: 'problem', message: '', status: 400, retryAfter: null };
  const type = response.headers.get('content-type') ?? '';
  const body = await readAtMost(response, mostBytes);
  if (body === null) return { kind: 'too-long', bytes: mostBytes };
  if (!response.ok) {
    const details = type === problemMediaType ? (JSON.parse(body) as ProblemDetails) : null;
    const retryAfter = response.headers.get('retry-after');
    return { kind: 'problem', message: details?.detail ?? '', status: response.status, retryAfter };
  }
  if (type.startsWith(turtle.mediaType)) return { kind: 'graph', text: body };
  const { head, boolean } = JSON.parse(body) as {
    readonly head: { readonly vars?: readonly string[] };
    readonly boolean?: boolean;
  };
  if (boolean !== undefined) return { kind: 'boolean', boolean };
  const rows = readSolutions(body);
  return { kind: 'rows', columns: head.vars ?? [], rows: rows.slice(0, shownRows), total: rows.length };
}

// Null where there is more; the rest is then never made.
async function readAtMost({ body }: Response, most: number): Promise<string | null> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
