/** Asks a SPARQL server over HTTP, and times it until the last byte. */

import type { Served } from './peer.js';

/** What came back; `failed` says why nothing did. */
export interface Answer {
  readonly body: string;
  /** Milliseconds until the last byte. */
  readonly time: number;
  readonly failed: string | null;
}

/** Longer is not waited for, in milliseconds. */
const usualPatience = 60_000;

const json = 'application/sparql-results+json';
const triples = 'application/n-triples';

/** Whether the answer is a graph. */
export function isConstruct(text: string): boolean {
  return /\bCONSTRUCT\b/.test(text);
}

/** Asks one query: solutions come as JSON, graphs as N-Triples. An answer is waited for so many milliseconds. */
export async function ask(
  { query, namedDefaultGraph }: Served,
  text: string,
  patience = usualPatience,
): Promise<Answer> {
  const isMerged = namedDefaultGraph !== undefined && !/\bGRAPH\b/.test(text);
  const fields = { query: text, ...(isMerged ? { 'default-graph-uri': namedDefaultGraph } : {}) };
  const began = performance.now();
  const end = (body: string, failed: string | null) => ({ body, time: performance.now() - began, failed });
  try {
    const response = await fetch(query, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { accept: isConstruct(text) ? triples : json },
      signal: AbortSignal.timeout(patience),
    });
    const body = await response.text();
    return end(body, response.ok ? null : `${response.status} ${body.slice(0, 80)}`);
  } catch (error) {
    const isLate = (error as Error).name === 'TimeoutError';
    return end('', isLate ? `more than ${patience / 1000} s` : (error as Error).message);
  }
}
