/**
 * Removing what partners no longer tell: pages that are gone, and records that a list no longer has. A site that is out of
 * order looks the same, so that what would remove much is left to a person.
 */

import type { CrawlOutcome } from '../crawl/crawler.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { LastingFrontier } from '../model/frontier.js';
import type { GraphWriter } from '../model/ports.js';
import type { Source } from '../model/source.js';
import type { Collections } from './collections.js';

/** What is removed without asking: so many records, or so large a share of what is known. */
const fewRecords = 10;
const believableShare = 0.2;

export interface RemovalOptions {
  readonly source: Source;
  readonly writer: GraphWriter | null;
  readonly run?: LastingFrontier | undefined;
  readonly collections: Collections;
  readonly outcome: CrawlOutcome;
  /** Whether every page of the source was read. */
  readonly isWhole: boolean;
  /** Addresses of pages that the source itself says are gone. */
  readonly saidGone?: () => readonly string[];
  readonly isConfirmed?: boolean;
  readonly tell: (finding: Diagnostic) => void;
}

/** Removes it, and returns how many records that is. */
export function removeGone(options: RemovalOptions): number {
  const { source, writer, outcome, run, saidGone = () => [] } = options;
  // An empty or failing harvest is an outage, never a deletion.
  const isOutage = outcome.fetched === 0 || outcome.failed - outcome.missing > outcome.fetched;
  if (writer === null) return 0;
  const isTold = (url: string) => writer.graphsOf({ url, source: source.id }).length > 0;
  // What the source says itself need not be seen on a second day.
  const said = removePages(saidGone().filter(isTold), 'are said to be gone', writer, options);
  if (isOutage) return said;
  const missing = removePages(run?.gone() ?? [], 'are not there any more', writer, options);
  return said + missing + removeFromLists(writer, options);
}

function removePages(
  gone: readonly string[],
  what: string,
  writer: GraphWriter,
  { source, run, isConfirmed = false, tell }: RemovalOptions,
): number {
  const known = run?.knownPages ?? 0;
  if (!isConfirmed && !isBelievable(gone.length, known)) {
    tell(tooMuch(source.id, `${gone.length} of ${known} pages ${what}`));
    return 0;
  }
  let removed = 0;
  for (const url of gone) {
    removed += writer.replacePage({ url, source: source.id }, []).removed.length;
    run?.drop(url);
  }
  return removed;
}

function removeFromLists(
  writer: GraphWriter,
  { source, collections, isWhole, isConfirmed = false, tell }: RemovalOptions,
): number {
  if (!isWhole) return 0;
  const { gone, known } = collections.others(writer, source.id);
  if (!isConfirmed && !isBelievable(gone, known)) {
    tell(tooMuch(source.id, `${gone} of ${known} records are in no list any more`));
    return 0;
  }
  return collections.removeOthers(writer, source.id);
}

function isBelievable(gone: number, known: number): boolean {
  return gone <= Math.max(fewRecords, believableShare * known);
}

function tooMuch(source: string, what: string): Diagnostic {
  const message = `${what}. That may be an outage, so they stay. Look at the site; if it is right: bis confirm ${source}`;
  return { severity: 'error', message };
}
