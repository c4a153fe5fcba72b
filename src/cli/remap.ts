/** `bis remap`: maps the archived pages anew with the mappings as they are now, and commits what is different. */

import type { Command } from 'commander';
import { asWriter, hasStore, openStore, type Store, takesDemo } from '../compose.js';
import { type HarvestStore, openHarvestStore } from '../compose-harvest.js';
import { loadProject, type Project } from '../compose-project.js';
import {
  loadReconciliation,
  type Reconciliation,
  refreshLinks,
  writeSharedGraphs,
} from '../compose-shared.js';
import type { Config } from '../config.js';
import { readCapture, readKeptPage } from '../crawl/page-archive.js';
import { refusalOf, refusalOfForgotten } from '../harvest/openness.js';
import { remapSource } from '../harvest/remap.js';
import type { HarvestReport } from '../model/harvest-report.js';
import { isArchiveWhole } from '../store/archive-holes.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { firstHarvest } from './first-harvest.js';
import { isAmiss } from './harvest.js';
import { observe } from './harvest-one.js';
import { tellLinks } from './links.js';
import { type PageThread, pageThreadOf } from './page-thread.js';
import { chooseSources, type MappedSource, tellProblems } from './sources.js';
import { formatSummary, tellUntold } from './summary.js';
import { exitCodes, type Terminal } from './terminal.js';
import { keepHeapTight } from './tight-heap.js';

const help = `
Maps the pages that the data directory keeps anew, without any request, and commits the graphs that come out
different. A page whose address the mapping no longer takes gives no record any more; a page with an error, or
that is no longer recognized ("when"), is withheld: what the bank has of it stays as it was.

Examples:
  bis remap apriles --dry-run --diff    see which statements a changed mapping would add and remove
  bis remap apriles                     commit them
  bis remap                             all sources that have a mapping

Exit codes: 0 done, 1 some pages were withheld or cannot be read, or a mapping is wrong, 2 usage or configuration,
3 another process is writing, 4 the journal is damaged.`;

interface Options {
  readonly dryRun?: boolean;
  readonly diff?: boolean;
}

/** Adds the command. */
export function registerRemap(program: Command, context: CommandContext): void {
  program
    .command('remap')
    .summary('map the archived pages anew, without any request')
    .argument('[source...]', 'ids of sources, such as apriles')
    .option('--dry-run', 'write nothing')
    .option('--diff', 'print the statements added and removed')
    .addHelpText('after', help)
    .action((names: string[], options: Options) => run(names, options, context));
}

async function run(names: string[], options: Options, context: CommandContext): Promise<void> {
  const { terminal } = context;
  keepHeapTight();
  const project = loadProject();
  const sources = chooseSources(project, names);
  const isSound = names.length > 0 || tellProblems(project, terminal);
  const config = context.config();
  if (!hasStore(config)) {
    terminal.print(`${config.data} is empty: there is no page to map. Begin with: bis harvest`);
    return context.exit(exitCodes.done);
  }
  const store = openStore(config);
  try {
    const reports = await asWriter(store, 'bis remap', (writer) => {
      const work = {
        store,
        kept: openHarvestStore(store, writer, config),
        project,
        config,
        sources,
        options,
        terminal,
      };
      return options.dryRun === true ? writer.rehearse(() => remapAll(work)) : remapAll(work);
    });
    if (options.dryRun === true) terminal.print('Nothing was written.');
    context.exit(reports.some(isAmiss) || !isSound ? exitCodes.findings : exitCodes.done);
  } finally {
    store.journal.close();
  }
}

interface Work {
  readonly store: Store;
  readonly kept: HarvestStore;
  readonly config: Config;
  readonly project: Project;
  readonly sources: readonly MappedSource[];
  readonly options: Options;
  readonly terminal: Terminal;
}

/** Maps the kept pages of some sources anew, and gives a report of each that has any. */
export async function remapAll(work: Work): Promise<HarvestReport[]> {
  const { store, kept, sources, options, terminal, project, config } = work;
  const before = store.reader.version();
  const reports: HarvestReport[] = [];
  const reconciliation = loadReconciliation(project, store.iris);
  writeSharedGraphs(kept, reconciliation, config, store.iris);
  {
    await using pages = pageThreadOf(project, store.iris);
    for (const entry of sources) {
      const { id } = entry.source;
      const refusal = kept.forgotten.has(id) ? refusalOfForgotten(id) : refusalOf(entry.source);
      if (refusal !== null) terminal.tell(`note: ${refusal}`);
      if (refusal !== null || kept.captures.countPages(entry.source.id) === 0) continue;
      const report = await remapOne(entry, { ...work, reconciliation, pages });
      kept.keeper.addReport(report);
      tellUntold(report, terminal);
      terminal.print(formatSummary(report, false));
      reports.push(report);
    }
  }
  if (reports.length === 0) terminal.print(nothingKept(work));
  tellLinks(refreshLinks(kept, reconciliation, store.iris), terminal);
  printChanges(store, before, options.diff === true, terminal);
  return reports;
}

function nothingKept({ sources, store, config, terminal }: Work): string {
  const [entry, ...others] = sources;
  if (entry === undefined || others.length > 0)
    return 'No page of these sources is kept. Begin with: bis harvest';
  const origins = { config, takesDemo: takesDemo(store, config), tell: terminal.tell };
  return `No page of "${entry.source.id}" is kept. ${firstHarvest(entry.source, origins, store.journal)}`;
}

async function remapOne(
  { source, mapping }: MappedSource,
  {
    store,
    kept,
    project,
    terminal,
    reconciliation,
    pages,
  }: Work & { readonly reconciliation: Reconciliation; readonly pages: PageThread | null },
): Promise<HarvestReport> {
  const { captures, writer, archive } = kept;
  const { validate } = project;
  const { iris } = store;
  const { reconcile } = reconciliation;
  const about = { mapping, iris, validate, reconcile, clock: Date.now };
  const wholeSince = kept.reports.reports(source.id, 100).find(({ isWhole }) => isWhole)?.startedAt ?? null;
  try {
    return await remapSource({
      ...{ source, ...about, writer, work: await pages?.workOf(about) },
      ...observe(source.id, terminal),
      captures: captures.pagesOf(source.id),
      total: captures.countPages(source.id),
      ...{ wholeSince, hasHoles: !isArchiveWhole(store.journal, source.id, wholeSince) },
      readCapture: (capture) => readCapture(archive, capture),
      fetch: async (url) => {
        const capture = captures.latestPage(url);
        if (capture === undefined) return { kind: 'missing', reason: `${url} is not in the archive.` };
        return readKeptPage(archive, capture);
      },
    });
  } finally {
    terminal.progress(null);
  }
}

// The journal itself says what has changed.
function printChanges({ reader }: Store, before: number, isDiff: boolean, terminal: Terminal): void {
  const graphs = new Set<string>();
  const quads = { added: 0, removed: 0 };
  for (const { graph, kind, added, removed } of reader.changesAfter(before)) {
    if (kind !== 'content') continue;
    graphs.add(graph);
    quads.added += printLines(added, '+', isDiff, terminal);
    quads.removed += printLines(removed, '-', isDiff, terminal);
  }
  terminal.print(
    graphs.size === 0
      ? 'No graph changed.'
      : `${count(graphs.size, 'graph')} changed: ${count(quads.added, 'statement')} added, ${quads.removed} removed.`,
  );
}

function printLines(text: string, sign: string, isDiff: boolean, terminal: Terminal): number {
  const lines = text.split('\n').filter((line) => line !== '');
  if (isDiff) for (const line of lines) terminal.print(`${sign} ${line}`);
  return lines.length;
}
