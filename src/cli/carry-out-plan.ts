/** Carries out what is planned to be forgotten, and tells what came of it. */

import { setTimeout as delay } from 'node:timers/promises';
import { type ForgetOptions, type ForgetOutcome, forgetPlanned } from '../compose-forget.js';
import { plannedRequests } from '../store/forget-plan.js';
import { count } from './count.js';
import type { Terminal } from './terminal.js';

/** Servers on the data directory look at the journal once a second. */
const settling = 2_000;

/** Forgets what is planned, if anything is: once for all requests, since the index is made anew by it. */
export async function carryOutPlan({
  terminal,
  ...options
}: Omit<ForgetOptions, 'settle'> & { readonly terminal: Terminal }): Promise<void> {
  if (plannedRequests(options.kept.journal).length === 0) return;
  tellOutcome(await forgetPlanned({ ...options, settle: () => delay(settling) }), terminal);
}

function tellOutcome(
  { graphs, changes, archiveRecords, reports, isScrubbed, damaged }: ForgetOutcome,
  terminal: Terminal,
): void {
  terminal.print(
    `Forgotten: ${count(graphs, 'graph')} removed, ${count(changes, 'change')} of the history emptied, ` +
      `${count(archiveRecords, 'record')} of the archive written over, ${count(reports, 'report')} cleared.`,
  );
  if (!isScrubbed) {
    terminal.tell(
      'note: a process still reads the journal, so its write-ahead log keeps old pages until that ends. Stop the server once: the log goes with the last process',
    );
  }
  if (damaged.length > 0) {
    terminal.tell(
      `warning: ${damaged.join(', ')} of the archive cannot be read to the end: what stands behind the damage was not looked at. See: bis archive verify`,
    );
  }
}
