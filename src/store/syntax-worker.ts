/** A thread with an empty engine: it says why a query or an update is not accepted, at which line and column. */

import { parentPort, workerData } from 'node:worker_threads';
import { startEngine } from './engine.js';

/** Given to the thread when it is started. */
export interface SyntaxOptions {
  readonly language: 'query' | 'update';
}

export interface SyntaxQuestion {
  readonly id: number;
  readonly text: string;
  readonly base: string;
}

/** The engine's message; null when it accepts the text. */
export interface SyntaxAnswer {
  readonly id: number;
  readonly message: string | null;
}

const { language } = workerData as SyntaxOptions;
const { store } = startEngine();

function explain(text: string, base: string): string | null {
  try {
    if (language === 'update') store.update(text, { base_iri: base });
    else store.query(text, { base_iri: base, results_format: 'application/n-triples' });
    return null;
  } catch (error) {
    // The engine has broken down; another thread has another one.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    // A text that is well-formed has no place at which it is not.
    return /^error at \d/.test(message) ? message : null;
  }
}

parentPort?.on('message', ({ id, text, base }: SyntaxQuestion) => {
  const answer: SyntaxAnswer = { id, message: explain(text, base) };
  parentPort?.postMessage(answer);
});
