/** What a remote server is sent: the journal's graphs, or its changes, as sets of lines, those of the merged graph included. */

import { mergedGraph, tripleOf } from './default-graph.js';
import { linesOf } from './diff.js';
import type { JournalReader } from './journal-reader.js';

/** Lines of N-Quads to take away and then to add; each does what it does once, however often it is done. */
export interface Batch {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** The dataset version after it. */
  readonly version: number;
}

/** Some graphs of the journal. */
export interface GraphPage {
  readonly lines: readonly string[];
  /** The lines that the merged graph gains by them. */
  readonly merged: readonly string[];
  readonly graphs: number;
  /** The last of them. */
  readonly last: string;
}

/** Small transactions are sent together up to about so many lines. */
const usualBatch = 300;
/** A transaction larger than this is sent in parts. */
const largestBatch = 20_000;

const ending = ' .\n';
const inMerged = ` <${mergedGraph}>${ending}`;

/** The line's triple as a line of the merged graph. */
function mergedLine(line: string): string {
  return tripleOf(line).slice(0, -ending.length) + inMerged;
}

/**
 * The net effect of the next changes after a version: whole transactions, unless one is very large. Throws
 * `JournalGap`.
 *
 * What a change adds goes into the merged graph even where that has it from elsewhere: while a server is filled from a
 * journal that goes on changing, "elsewhere" may have been sent as it stood later. What a change removes leaves it only
 * where nothing else states it.
 */
export function nextBatch(journal: JournalReader, version: number): Batch {
  const net = new Map<string, 'added' | 'removed'>();
  let reached = version;
  let transaction = 0;
  for (const change of journal.changesAfter(version)) {
    const isBoundary = change.transaction !== transaction;
    if (net.size >= largestBatch || (isBoundary && net.size >= usualBatch)) break;
    const isContent = change.kind === 'content';
    const shared = new Set(linesOf(change.shared));
    for (const line of linesOf(change.removed)) {
      net.set(line, 'removed');
      if (isContent && !shared.has(line)) net.set(mergedLine(line), 'removed');
    }
    for (const line of linesOf(change.added)) {
      net.set(line, 'added');
      if (isContent) net.set(mergedLine(line), 'added');
    }
    transaction = change.transaction;
    reached = change.sequence;
  }
  const lines = (what: 'added' | 'removed') =>
    [...net].filter(([, effect]) => effect === what).map(([line]) => line);
  return { removed: lines('removed'), added: lines('added'), version: reached };
}

/** The next graphs after one, in the order of their IRIs, about 20,000 lines of them; null when there are no more. */
export function nextGraphs(journal: JournalReader, after: string): GraphPage | null {
  const lines: string[] = [];
  const merged = new Set<string>();
  let graphs = 0;
  let last = after;
  for (const { iri, kind, bytes } of journal.graphBytes(after)) {
    const own = linesOf(bytes.toString('utf8'));
    for (const line of own) lines.push(line);
    if (kind === 'content') for (const line of own) merged.add(mergedLine(line));
    graphs++;
    last = iri;
    if (lines.length >= largestBatch) break;
  }
  return graphs === 0 ? null : { lines, merged: [...merged], graphs, last };
}
