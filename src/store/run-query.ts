/** Runs a query on an engine, and makes of its answer what may be given. */

import { capRows } from './answer-cap.js';
import type { Engine } from './engine.js';
import { largestAnswer, tooLarge } from './largest-answer.js';
import type { QueryMessage } from './replica-messages.js';

export type Answer =
  | { readonly kind: 'answer'; readonly text: string; readonly isTruncated: boolean }
  | { readonly kind: 'past-cap'; readonly cap: 'rows' | 'bytes'; readonly most: number }
  | { readonly kind: 'refused'; readonly message: string };

/** The engine's memory is in an unknown state: the replica must be thrown away. */
export class ReplicaBroken extends Error {
  override readonly name = 'ReplicaBroken';
}

/** Whether the engine broke down: after a trap it still answers, with part of the data. */
export function isBroken(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

/** Runs a query to its end: it cannot be interrupted but by ending the thread. Throws `ReplicaBroken`. */
export function runQuery({ store, namedNode }: Engine, query: Omit<QueryMessage, 'id'>): Answer {
  const { text, mediaType, base, defaultGraphs, namedGraphs, rowCap } = query;
  try {
    const result = store.query(text, {
      base_iri: base,
      results_format: mediaType,
      ...(defaultGraphs === null ? {} : { default_graph: defaultGraphs.map(namedNode) }),
      ...(namedGraphs === null ? {} : { named_graphs: namedGraphs.map(namedNode) }),
    });
    const answer = String(result);
    if (answer.length > largestAnswer) return tooLarge;
    const capped = rowCap === null ? 'whole' : capRows(answer, mediaType, rowCap.rows);
    if (capped === 'whole') return { kind: 'answer', text: answer, isTruncated: false };
    if (rowCap?.truncate) return { kind: 'answer', text: capped.text, isTruncated: true };
    return { kind: 'past-cap', cap: 'rows', most: rowCap?.rows ?? 0 };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_STRING_TOO_LONG') return tooLarge;
    if (isBroken(error)) throw new ReplicaBroken(String(error), { cause: error });
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}
