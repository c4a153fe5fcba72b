/** Asks the endpoint a query, and tells apart what may come of it. */

import type { Row } from './result-terms.js';

/** What took how long, as `Server-Timing` says: milliseconds by name, and how the query ended. */
export interface ServerTiming {
  readonly durations: ReadonlyMap<string, number>;
  readonly end: string | null;
}

interface Answered {
  /** The answer as it came. */
  readonly text: string;
  /** Milliseconds from the question to the last byte. */
  readonly took: number;
  readonly timing: ServerTiming;
}

/** A problem (RFC 9457) with the members that the endpoint adds; all of them may be missing. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly advice?: string;
  /** Where in the query, from 1; columns count characters (Unicode code points). */
  readonly line?: number;
  readonly column?: number;
}

export type Outcome =
  | (Answered & { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly Row[] })
  | (Answered & { readonly kind: 'boolean'; readonly boolean: boolean })
  | (Answered & { readonly kind: 'graph' })
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly problem: Problem;
      readonly retryAfter: string | null;
    }
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'stopped' };

const json = 'application/sparql-results+json';
/** What the editor shows: rows and booleans, or a graph. */
export const shownAs = `${json}, text/turtle;q=0.9`;

/** Posts the query, however long it is. */
export function post(query: string, accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch('/sparql', {
    method: 'POST',
    headers: { accept },
    body: new URLSearchParams({ query }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Runs a query. The server stops it when the signal aborts. */
export async function run(query: string, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  try {
    const response = await post(query, shownAs, signal);
    const text = await response.text();
    if (!response.ok) return problemOf(response, text);
    const timing = readTiming(response.headers.get('server-timing') ?? '');
    return readAnswer(text, response, { text, timing, took: performance.now() - began });
  } catch {
    return { kind: signal.aborted ? 'stopped' : 'no-connection' };
  }
}

function readAnswer(text: string, { headers }: Response, answered: Answered): Outcome {
  if (!headers.get('content-type')?.startsWith(json)) return { kind: 'graph', ...answered };
  const { head, boolean, results } = JSON.parse(text) as {
    readonly head: { readonly vars?: readonly string[] };
    readonly boolean?: boolean;
    readonly results?: { readonly bindings: readonly Row[] };
  };
  if (boolean !== undefined) return { kind: 'boolean', boolean, ...answered };
  return { kind: 'rows', columns: head.vars ?? [], rows: results?.bindings ?? [], ...answered };
}

/** The problem that a response tells of; what is in front of the endpoint may answer in other words. */
export function problemOf(
  { status, statusText, headers }: Response,
  text: string,
): Outcome & { kind: 'problem' } {
  const retryAfter = headers.get('retry-after');
  let problem: Problem = { title: `${status} ${statusText}` };
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) problem = body;
  } catch {
    // Not ours: its status is all that can be told.
  }
  return { kind: 'problem', status, problem, retryAfter };
}

/** Reads the header (W3C Server Timing, 3.1). */
export function readTiming(header: string): ServerTiming {
  const durations = new Map<string, number>();
  let end: string | null = null;
  for (const metric of header.split(',')) {
    const [name = '', ...parameters] = metric.split(';').map((part) => part.trim());
    for (const parameter of parameters) {
      const [key, value = ''] = parameter.split('=');
      if (key === 'dur') durations.set(name, Number(value));
      if (key === 'desc' && name === 'end') end = value.replaceAll('"', '');
    }
  }
  return { durations, end };
}
