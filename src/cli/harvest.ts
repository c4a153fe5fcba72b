/** `bis harvest`: reads the pages of sources and commits what their mappings make of them. */

import type { Command } from 'commander';
import { asWriter, openStore, openStoreForReading, takesDemo } from '../compose.js';
import { type HarvestStore, openHarvestStore } from '../compose-harvest.js';
import { loadProject, type Project } from '../compose-project.js';
import {
  loadReconciliation,
  type Reconciliation,
  refreshLinks,
  writeSharedGraphs,
} from '../compose-shared.js';
import type { Config } from '../config.js';
import type { Sites } from '../crawl/site-reader.js';
import { refusalOf, refusalOfForgotten } from '../harvest/openness.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import type { HarvestReport } from '../model/harvest-report.js';
import { Iris } from '../model/iris.js';
import { takeConfirmation } from '../store/confirmations.js';
import { isDue } from '../store/crawl-runs.js';
import { carryOutPlan } from './carry-out-plan.js';
import { type CommandContext, UsageError } from './context.js';
import { harvestOne } from './harvest-one.js';
import { tellLinks } from './links.js';
import {
  contactNeeded,
  hasOrigin,
  type OriginContext,
  type OriginOptions,
  openOrigin,
  refuseHour,
  several,
} from './page-origin.js';
import { type PageThread, pageThreadOf } from './page-thread.js';
import { ProgressBoard } from './progress.js';
import { chooseSources, type MappedSource, tellProblems } from './sources.js';
import { formatSummary, tellUntold, tellWhere } from './summary.js';
import { exitCodes, type Terminal } from './terminal.js';
import { keepHeapTight } from './tight-heap.js';

const help = `
Reads the pages of the named sources (all that have a mapping, when none is named), maps them, validates
what comes out and commits it, one transaction a page. What has not changed is not written again. The pages
are kept in the data directory, so that "bis remap" can map them anew without asking the partner.

From a site (--live) it obeys robots.txt, keeps the distance that source and site want, stays within agreed hours, and asks
only for what is due, on condition that it has changed. It needs BIS_CONTACT, and a mapping that was written from pages
really seen. A harvest that was broken off goes on where it was. What a site no longer has is removed when it was missing on
two days; much at once only after: bis confirm <source>.

Examples:
  bis harvest                                harvest the demo archives
  bis harvest apriles --from pages.warc.gz   harvest from a web archive (WARC)
  bis harvest apriles --dry-run              read and check the pages, write nothing
  bis harvest apriles --live                 read what is due from the partner's site
  bis harvest --all                          all sources that are due, side by side

Exit codes: 0 done, 1 some pages failed or were withheld, or a mapping is wrong, 2 usage or configuration,
3 another process is writing, 4 the journal is damaged.`;

interface Options extends OriginOptions {
  readonly all?: boolean;
  readonly full?: boolean;
  readonly dryRun?: boolean;
}

/** Adds the command. */
export function registerHarvest(program: Command, context: CommandContext): void {
  program
    .command('harvest')
    .summary('read the pages of sources and commit what they tell')
    .argument('[source...]', 'ids of sources, such as apriles')
    .option('--from <warc>', 'web archive to read from (may be repeated)', several)
    .option('--live', 'read from the partner’s site, as its robots.txt and its pace allow')
    .option('--all', 'all sources that are due, side by side, each from its site')
    .option('--full', 'read every page that is known, due or not')
    .option('--dry-run', 'write nothing')
    .option('--resolve <host=address:port>', 'send a host name to this machine (tests)', several)
    .addHelpText('after', help)
    .action((names: string[], options: Options) => run(names, options, context));
}

async function run(names: string[], options: Options, context: CommandContext): Promise<void> {
  const { terminal } = context;
  keepHeapTight();
  const project = loadProject();
  if (options.all === true && names.length > 0) {
    throw new UsageError('--all takes every source that is due. Name none, or leave --all out.');
  }
  const sources = chooseSources(project, names);
  const isSound = names.length > 0 || tellProblems(project, terminal);
  const config = context.config();
  if (options.all === true && config.contact === null) throw new UsageError(contactNeeded);
  const shared = {
    options: { ...options, live: options.live ?? options.all === true },
    project,
    terminal,
    config,
  };
  const work = {
    ...shared,
    skipsUnknownOrigins: names.length === 0,
    sources,
    isFull: options.full === true,
    isAll: options.all === true,
  };
  const reports = await (options.dryRun ? dryRun(work) : writeAll(work));
  context.exit(reports.some(isAmiss) || !isSound ? exitCodes.findings : exitCodes.done);
}

/** Whether a report calls for somebody's attention. */
export function isAmiss({ failed, withheld, left }: HarvestReport): boolean {
  return failed + withheld + left > 0;
}

/** What is to be harvested. */
export interface Work {
  /** Whether findings are only counted, for who has not asked for a harvest. */
  readonly isBrief?: boolean;
  /** Whether every known page is read, due or not. */
  readonly isFull?: boolean;
  /** Whether sources are harvested side by side. */
  readonly isAll?: boolean;
  /** Whether a source whose pages come from nowhere is left out, rather than an error. */
  readonly skipsUnknownOrigins: boolean;
  readonly sources: readonly MappedSource[];
  readonly options: OriginOptions;
  readonly project: Project;
  readonly config: Config;
  readonly terminal: Terminal;
  /** The reader of sites of this process; absent: one is made when it is needed. */
  readonly sites?: Sites;
}

async function writeAll(work: Work): Promise<HarvestReport[]> {
  const { config, terminal } = work;
  const store = openStore(config);
  try {
    const before = store.reader.version();
    const mayBeDemo = takesDemo(store, config);
    const reports = await asWriter(store, 'bis harvest', (writer) => {
      return harvestAll(work, store.iris, mayBeDemo, openHarvestStore(store, writer, config));
    });
    const after = store.reader.version();
    terminal.print(
      after === before ? `Nothing changed: dataset version ${after}.` : `Dataset version ${after}.`,
    );
    return reports;
  } finally {
    store.journal.close();
  }
}

async function dryRun(work: Work): Promise<HarvestReport[]> {
  const store = openStoreForReading(work.config);
  const mayBeDemo = takesDemo(store, work.config);
  store?.journal.close();
  const reports = await harvestAll(work, store?.iris ?? new Iris(work.config.base.iri), mayBeDemo, null);
  work.terminal.print('Nothing was written.');
  return reports;
}

/** Sources that are harvested side by side: most of the time they wait for their servers. */
const mostAtOnce = 16;

async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lanes = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (const item of waiting) await work(item);
  });
  await Promise.all(lanes);
}

/** Harvests sources, telling of each. Without a store nothing is written. */
export async function harvestAll(
  work: Work,
  iris: Iris,
  mayBeDemo: boolean,
  store: HarvestStore | null,
): Promise<HarvestReport[]> {
  const { config, terminal, project, isAll = false } = work;
  const reconciliation = loadReconciliation(project, iris);
  for (const diagnostic of reconciliation.diagnostics) terminal.tell(formatDiagnostic(diagnostic));
  if (store !== null) {
    writeSharedGraphs(store, reconciliation, config, iris);
    // What a process that died has left undone: before its pages are read again.
    await carryOutPlan({ kept: store, iris, config, reconciliation, terminal });
  }
  const { sites } = work;
  const context: OriginContext = {
    ...{ config, takesDemo: mayBeDemo, tell: terminal.tell },
    ...(sites === undefined ? {} : { sites }),
  };
  const board = new ProgressBoard((line) => terminal.progress(line));
  const leftOut: string[] = [];
  const reports: HarvestReport[] = [];
  {
    // Nobody waits for what a server reads meanwhile.
    await using pages = work.isBrief ? null : pageThreadOf(project, iris);
    const all = { work, iris, store, reconciliation, context, board, pages, leftOut };
    await inParallel(work.sources, isAll ? mostAtOnce : 1, async (entry) => {
      const report = await harvestEntry(entry, all);
      if (report !== null) reports.push(report);
    });
  }
  if (store !== null) {
    await carryOutPlan({ kept: store, iris, config, reconciliation, terminal });
    tellLinks(refreshLinks(store, reconciliation, iris), terminal);
  }
  if (leftOut.length > 0 && !work.isBrief) {
    const why = isAll
      ? 'these may not be read from their sites (see: bis harvest <source> --live)'
      : 'nothing says where the pages of these come from';
    terminal.tell(`note: ${why}, so they are left out: ${leftOut.join(', ')}.`);
  }
  return reports;
}

interface AllWork {
  readonly work: Work;
  readonly iris: Iris;
  readonly store: HarvestStore | null;
  readonly reconciliation: Reconciliation;
  readonly context: OriginContext;
  readonly board: ProgressBoard;
  readonly pages: PageThread | null;
  /** Ids of sources whose pages come from nowhere. */
  readonly leftOut: string[];
}

/** Harvests one of them; null: not now. */
async function harvestEntry(entry: MappedSource, all: AllWork): Promise<HarvestReport | null> {
  const { work, iris, store, reconciliation, context, pages, leftOut } = all;
  const { terminal, options, project, isBrief, isFull, isAll } = work;
  const { source } = entry;
  const refusal = store?.forgotten.has(source.id) ? refusalOfForgotten(source.id) : refusalOf(source);
  if (refusal !== null) {
    terminal.tell(`note: ${refusal}`);
    return null;
  }
  if (work.skipsUnknownOrigins && !hasOrigin(source, options, context)) {
    leftOut.push(source.id);
    return null;
  }
  if (isAll && store !== null && !isDue(store.journal, source.id, Date.now())) return null;
  const origin = await openOrigin(entry, options, context);
  const outOfHours = origin.isLive ? refuseHour(source, Date.now()) : null;
  if (outOfHours !== null) {
    terminal.tell(`note: ${outOfHours}`);
    return null;
  }
  const progress = (line: string | null) => all.board.set(source.id, line);
  const isConfirmed = store !== null && takeConfirmation(store.journal, store.writer, source.id);
  const own = {
    project,
    isBrief,
    isFull,
    iris,
    reconciliation,
    isConfirmed,
    pages,
    terminal: { ...terminal, progress },
  };
  const report = await harvestOne(entry, origin, own, store);
  if (!isBrief) tellUntold(report, terminal);
  terminal.print(formatSummary(report, store === null));
  if (isBrief) tellWhere(report, terminal);
  return report;
}
