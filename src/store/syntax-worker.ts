/** A thread with an empty engine: it says why a query is not accepted, at which line and column. */

import { parentPort } from 'node:worker_threads';
import { startEngine } from './engine.js';

export interface SyntaxQuestion {
  readonly id: number;
  readonly text: string;
  readonly base: string;
}

/** The engine's message; null when it accepts the query. */
export interface SyntaxAnswer {
  readonly id: number;
  readonly message: string | null;
}

const { store } = startEngine();

function explain(text: string, base: string): string | null {
  try {
    store.query(text, { base_iri: base, results_format: 'application/n-triples' });
    return null;
  } catch (error) {
    // The engine has broken down; another thread has another one.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    // A query that is well-formed has no place at which it is not.
    return /^error at \d/.test(message) ? message : null;
  }
}

parentPort?.on('message', ({ id, text, base }: SyntaxQuestion) => {
  const answer: SyntaxAnswer = { id, message: explain(text, base) };
  parentPort?.postMessage(answer);
});
