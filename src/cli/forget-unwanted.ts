/** Forgets what a harvest met and nothing may be kept of: pages that ask not to be listed, and records that were forgotten. */

import { setTimeout as delay } from 'node:timers/promises';
import type { HarvestStore } from '../compose.js';
import { forget, forgetCaptures, forgetOptedOut } from '../compose-forget.js';
import type { Reconciliation } from '../compose-shared.js';
import type { Config } from '../config.js';
import type { UnwantedPage } from '../harvest/harvest.js';
import type { HarvestReport } from '../model/harvest-report.js';
import type { Iris } from '../model/iris.js';
import { count } from './count.js';
import { settling } from './forget.js';
import type { Terminal } from './terminal.js';

/** A site that asks it of more of its pages than this share, and of more than so many, may have done it by mistake. */
const mostShare = 0.2;
const mostPages = 10;

export interface ForgetUnwantedOptions {
  readonly kept: HarvestStore;
  readonly iris: Iris;
  readonly config: Config;
  readonly reconciliation: Reconciliation;
  readonly terminal: Terminal;
  /** Whether a person has confirmed that so many pages leave. */
  readonly isConfirmed: boolean;
}

/** Forgets them. Their records have left the dataset already; this is about history and archive. */
export async function forgetUnwanted(
  pages: readonly UnwantedPage[],
  { source, fetched }: HarvestReport,
  options: ForgetUnwantedOptions,
): Promise<void> {
  const { kept, iris, terminal, isConfirmed } = options;
  const again = pages.filter(({ optsOut }) => !optsOut).flatMap(({ url }) => kept.captures.all({ url }));
  await forgetCaptures(again, kept, new Date().toISOString());
  const requests = pages
    .filter(({ optsOut }) => optsOut)
    .map((page) => forgetOptedOut(page, source, { journal: kept.journal, iris }))
    .filter(({ graphs, pages: [url = ''] }) => graphs.length > 0 || kept.captures.all({ url }).length > 0);
  const left = requests.length;
  if (left === 0) return;
  if (!isConfirmed && left > Math.max(mostPages, mostShare * fetched)) {
    terminal.tell(
      `note: ${left} of ${count(fetched, 'page')} of "${source}" newly ask not to be listed. Their records are removed, and their history is kept for the case that this is a mistake. If it is none: bis confirm ${source}, then bis harvest ${source} --full`,
    );
    return;
  }
  const { graphs: _, ...outcome } = await forget(requests, { ...options, settle: () => delay(settling) });
  terminal.print(
    `${count(left, 'page')} of "${source}" newly asked not to be listed: ${count(outcome.changes, 'change')} of the history emptied, ${count(outcome.archiveRecords, 'record')} of the archive written over.`,
  );
}
