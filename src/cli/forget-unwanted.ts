/** What a harvest met and nothing may be kept of: pages that ask not to be listed, and what tells of forgotten records. */

import { forgetCaptures } from '../compose-forget.js';
import type { HarvestStore } from '../compose-harvest.js';
import type { UnwantedPage } from '../harvest/tally.js';
import type { Iris } from '../model/iris.js';
import { planRequests } from '../store/forget-plan.js';
import { forgetOptedOut } from '../store/forgettable.js';
import { count } from './count.js';
import type { Terminal } from './terminal.js';

/** A site that asks it of more of its pages than this share, and of more than so many, may have done it by mistake. */
const mostShare = 0.2;
const mostPages = 10;

export interface UnwantedOptions {
  readonly source: string;
  readonly kept: HarvestStore;
  readonly iris: Iris;
  readonly terminal: Terminal;
  /** Whether a person has confirmed that so many pages leave. */
  readonly isConfirmed: boolean;
}

/**
 * Plans to forget pages of a source that ask it, of so many that were read: their records have left the dataset already,
 * and history and archive follow with the plan. Of what tells of forgotten records the copies go at once.
 */
export async function planUnwanted(
  pages: readonly UnwantedPage[],
  fetched: number,
  { source, kept, iris, terminal, isConfirmed }: UnwantedOptions,
): Promise<void> {
  const { journal, writer, captures } = kept;
  const again = pages.filter(({ optsOut }) => !optsOut).flatMap(({ url }) => captures.all({ url }));
  if (again.length > 0) await forgetCaptures(again, kept, new Date().toISOString());
  const requests = pages
    .filter(({ optsOut }) => optsOut)
    .map(({ url }) => forgetOptedOut(url, source, { journal, iris }))
    .filter(({ graphs, pages: [url = ''] }) => graphs.length > 0 || captures.all({ url }).length > 0);
  const left = requests.length;
  if (left === 0) return;
  if (!isConfirmed && left > Math.max(mostPages, mostShare * fetched)) {
    terminal.tell(
      `note: ${left} of ${count(fetched, 'page')} of "${source}" newly ask not to be listed. Their records are removed, and their history is kept for the case that this is a mistake. If it is none: bis confirm ${source}, then bis harvest ${source} --full`,
    );
    return;
  }
  planRequests(journal, writer, requests, Date.now());
  terminal.print(`${count(left, 'page')} of "${source}" newly asked not to be listed.`);
}
