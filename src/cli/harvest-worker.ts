/** A thread that prepares the data directory of a server: vocabulary up to date, and the demo where it is to be. */

import { workerData } from 'node:worker_threads';
import { asWriter, openStore, type Store, takesDemo } from '../compose.js';
import { openHarvestStore } from '../compose-harvest.js';
import { loadProject } from '../compose-project.js';
import { loadReconciliation, writeSharedGraphs } from '../compose-shared.js';
import { SitesAtPort } from '../crawl/site-port.js';
import type { Sites } from '../crawl/site-reader.js';
import { refusalOf } from '../harvest/openness.js';
import { isDue } from '../store/crawl-runs.js';
import { JournalLocked } from '../store/errors.js';
import { readFollowing } from '../store/followed-table.js';
import { ForgottenNames } from '../store/forgotten-names.js';
import { ownThreadId, ThreadPriority } from '../store/thread-priority.js';
import { harvestAll } from './harvest.js';
import type { ThreadData, ThreadWork } from './harvest-thread.js';
import { hasOrigin, refuseHour } from './page-origin.js';
import { chooseSources, tellProblems } from './sources.js';
import { explainSystemError } from './system-error.js';
import { createThreadTerminal, tellFailure } from './thread-terminal.js';

const terminal = createThreadTerminal();

async function prepare(store: Store, { config, options }: ThreadWork): Promise<void> {
  // A plain dataset is its users' own, and a copy is what its stream tells.
  if (store.journal.mode === 'plain' || readFollowing(store.journal) !== null) return;
  const { iris, reader } = store;
  const isToBeFilled = !reader.hasPages() && takesDemo(store, config);
  await asWriter(store, 'bis serve', async (writer) => {
    const kept = openHarvestStore(store, writer, config);
    // Nobody waits for it, and those who come to the site do.
    if (!isToBeFilled) new ThreadPriority(ownThreadId()).lower();
    const project = loadProject();
    if (!isToBeFilled) return writeSharedGraphs(kept, loadReconciliation(project, iris), config, iris);
    terminal.print(`The data directory ${config.data} is empty: harvesting the demo archives.`);
    tellProblems(project, terminal);
    const sources = chooseSources(project, []);
    const work = { isBrief: true, skipsUnknownOrigins: true, sources, options, config, project, terminal };
    await harvestAll(work, iris, true, kept);
  });
}

/** Harvests what is due, and takes the journal's lock only where anything is. */
async function harvestRound(
  store: Store,
  { config, options }: ThreadWork,
  sites: Sites | undefined,
): Promise<void> {
  const project = loadProject();
  const context = { config, takesDemo: false, tell: terminal.tell };
  const now = Date.now();
  const forgotten = new ForgottenNames(store.journal);
  const sources = chooseSources(project, []).filter(({ source }) => {
    if (forgotten.has(source.id) || refusalOf(source) !== null) return false;
    const mayBeRead = hasOrigin(source, options, context) && refuseHour(source, now) === null;
    return mayBeRead && isDue(store.journal, source.id, now);
  });
  if (sources.length === 0) return;
  await asWriter(store, 'bis serve --harvest', async (writer) => {
    const kept = openHarvestStore(store, writer, config);
    const work = {
      isBrief: true,
      isAll: true,
      skipsUnknownOrigins: true,
      ...(sites === undefined ? {} : { sites }),
      sources,
      options,
      config,
      project,
      terminal,
    };
    await harvestAll(work, store.iris, false, kept);
  });
}

const { sites: port, ...work } = workerData as ThreadData;
const sites = port === null ? undefined : new SitesAtPort(port);
const store = openStore(work.config);
try {
  await (work.isRound === true ? harvestRound(store, work, sites) : prepare(store, work));
} catch (error) {
  const refusal = explainSystemError(error);
  if (error instanceof JournalLocked)
    terminal.tell(
      `note: ${error.message} ${work.isRound === true ? 'The harvest waits.' : 'Serving what there is meanwhile.'}`,
    );
  else if (refusal !== null) tellFailure(refusal);
  else throw error;
} finally {
  store.journal.close();
}
