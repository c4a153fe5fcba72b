/** `bis harvest`: reads the pages of sources and commits what their mappings make of them. */

import type { Command } from 'commander';
import {
  asWriter,
  type HarvestStore,
  loadProject,
  openHarvestStore,
  openStore,
  openStoreForReading,
  type Project,
  takesDemo,
} from '../compose.js';
import {
  loadReconciliation,
  type Reconciliation,
  updateLinks,
  writeSharedGraphs,
} from '../compose-shared.js';
import type { Config } from '../config.js';
import { keepingPages } from '../crawl/page-archive.js';
import { pagesFrom } from '../crawl/to-page.js';
import { type HarvestObserver, harvestSource, type UnwantedPage } from '../harvest/harvest.js';
import { refusalOf, refusalOfForgotten } from '../harvest/openness.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import type { HarvestReport } from '../model/harvest-report.js';
import { Iris } from '../model/iris.js';
import type { CommandContext } from './context.js';
import { forgetUnwanted } from './forget-unwanted.js';
import { tellLinks } from './links.js';
import {
  hasOrigin,
  type Origin,
  type OriginContext,
  type OriginOptions,
  openOrigin,
  several,
} from './page-origin.js';
import { formatProgress } from './progress.js';
import { chooseSources, type MappedSource, tellProblems } from './sources.js';
import { formatSummary, tellUntold, tellWhere } from './summary.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Reads the pages of the named sources (all that have a mapping, when none is named), maps them, validates
what comes out and commits it, one transaction a page. What has not changed is not written again. The pages
are kept in the data directory, so that "bis remap" can map them anew without asking the partner.

Examples:
  bis harvest                                harvest the demo archives
  bis harvest apriles --from pages.warc.gz   harvest from a web archive (WARC)
  bis harvest apriles --dry-run              read and check the pages, write nothing

Exit codes: 0 done, 1 some pages failed or were withheld, or a mapping is wrong, 2 usage or configuration,
3 another process is writing, 4 the journal is damaged.`;

interface Options extends OriginOptions {
  readonly dryRun?: boolean;
}

/** Adds the command. */
export function registerHarvest(program: Command, context: CommandContext): void {
  program
    .command('harvest')
    .summary('read the pages of sources and commit what they tell')
    .argument('[source...]', 'ids of sources, such as apriles')
    .option('--from <warc>', 'web archive to read from (may be repeated)', several)
    .option('--live', 'read from the partner’s site')
    .option('--dry-run', 'write nothing')
    .option('--resolve <host=address:port>', 'send a host name to this machine (tests)', several)
    .addHelpText('after', help)
    .action((names: string[], options: Options) => run(names, options, context));
}

async function run(names: string[], options: Options, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const project = loadProject();
  const sources = chooseSources(project, names);
  const isSound = names.length > 0 || tellProblems(project, terminal);
  const config = context.config();
  const work = { skipsUnknownOrigins: names.length === 0, sources, options, project, terminal, config };
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
  /** Whether a source whose pages come from nowhere is left out, rather than an error. */
  readonly skipsUnknownOrigins: boolean;
  readonly sources: readonly MappedSource[];
  readonly options: OriginOptions;
  readonly project: Project;
  readonly config: Config;
  readonly terminal: Terminal;
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

/** Harvests sources one after another, telling of each. Without a store nothing is written. */
export async function harvestAll(
  work: Work,
  iris: Iris,
  mayBeDemo: boolean,
  store: HarvestStore | null,
): Promise<HarvestReport[]> {
  const { sources, options, config, terminal, project } = work;
  const before = store?.reader.version();
  const reconciliation = loadReconciliation(project, iris);
  for (const diagnostic of reconciliation.diagnostics) terminal.tell(formatDiagnostic(diagnostic));
  if (store !== null) writeSharedGraphs(store, reconciliation, config, iris);
  const context: OriginContext = { config, takesDemo: mayBeDemo, tell: terminal.tell };
  const reports: HarvestReport[] = [];
  const leftOut: string[] = [];
  for (const entry of sources) {
    const { source } = entry;
    const refusal = store?.forgotten.has(source.id) ? refusalOfForgotten(source.id) : refusalOf(source);
    if (refusal !== null) {
      terminal.tell(`note: ${refusal}`);
      continue;
    }
    if (work.skipsUnknownOrigins && !hasOrigin(source, options, context)) {
      leftOut.push(source.id);
      continue;
    }
    const origin = await openOrigin(entry, options, context);
    const unwanted: UnwantedPage[] = [];
    const report = await harvestOne(entry, origin, { ...work, iris, reconciliation, unwanted }, store);
    if (store !== null && unwanted.length > 0) {
      await forgetUnwanted(unwanted, report, { kept: store, iris, config, reconciliation, terminal });
    }
    if (!work.isBrief) tellUntold(report, terminal);
    terminal.print(formatSummary(report, store === null));
    if (work.isBrief) tellWhere(report, terminal);
    reports.push(report);
  }
  if (store !== null && store.reader.version() !== before) {
    tellLinks(updateLinks(store, reconciliation, iris), terminal);
  }
  if (leftOut.length > 0 && !work.isBrief) {
    terminal.tell(
      `note: nothing says where the pages of these come from, so they are left out: ${leftOut.join(', ')}.`,
    );
  }
  return reports;
}

async function harvestOne(
  { source, mapping }: MappedSource,
  { read, cost }: Origin,
  work: Work & {
    readonly iris: Iris;
    readonly reconciliation: Reconciliation;
    readonly unwanted: UnwantedPage[];
  },
  store: HarvestStore | null,
): Promise<HarvestReport> {
  const { terminal, iris, isBrief } = work;
  const { validate } = work.project;
  const { reconcile } = work.reconciliation;
  const shared = { source, mapping, iris, validate, reconcile, clock: Date.now };
  const observer = observe(source.id, terminal, isBrief);
  if (store === null) return harvestSource({ ...shared, ...observer, writer: null, fetch: pagesFrom(read) });
  const archive = store.openArchive(source.id);
  try {
    const fetch = keepingPages({ source, read, archive, index: store.captures });
    const earlier = store.reports.reports(source.id, 100).filter(({ command }) => command === 'harvest');
    const history = { previous: earlier[0], lastWhole: earlier.find(({ isWhole }) => isWhole) };
    const harvested = await harvestSource({
      ...shared,
      ...observer,
      ...history,
      isForgotten: (url) => store.forgotten.has(url),
      onUnwanted: (page) => work.unwanted.push(page),
      writer: store.writer,
      fetch,
    });
    const report = { ...harvested, cost: cost() };
    store.keeper.addReport(report);
    return report;
  } finally {
    terminal.progress(null);
    await archive.close();
  }
}

/** Tells the terminal of findings and progress as they come. */
export function observe(source: string, terminal: Terminal, isBrief = false): HarvestObserver {
  const began = Date.now();
  return {
    tell: (finding: Diagnostic) => {
      if (!isBrief) terminal.tell(formatDiagnostic(finding));
    },
    onProgress: (progress) => terminal.progress(formatProgress(source, progress, Date.now() - began)),
  };
}
