/** `bis harvest`: reads the pages of sources and commits what their mappings make of them. */

import type { Command } from 'commander';
import {
  asWriter,
  loadProject,
  openStore,
  openStoreForReading,
  type Project,
  type Store,
  vocabularyGraphs,
} from '../compose.js';
import type { Config } from '../config.js';
import { type HarvestSummary, harvestSource } from '../harvest/harvest.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import type { GraphWriter } from '../model/ports.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { hasOrigin, type OriginOptions, openOrigin, several } from './page-origin.js';
import { chooseSources, type MappedSource, tellProblems } from './sources.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Reads the pages of the named sources (all that have a mapping, when none is named), maps them, validates
what comes out and commits it, one transaction a page. What has not changed is not written again.

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
  const project = loadProject();
  const sources = chooseSources(project, names);
  const isSound = names.length > 0 || tellProblems(project, context.terminal);
  const work: Work = {
    skipsUnknownOrigins: names.length === 0,
    sources,
    options,
    project,
    config: context.config(),
    terminal: context.terminal,
  };
  const summaries = await (options.dryRun ? dryRun(work) : writeAll(work));
  const amiss = summaries.some(({ failed, withheld, left }) => failed + withheld + left > 0);
  context.exit(amiss || !isSound ? exitCodes.findings : exitCodes.done);
}

interface Work {
  /** Whether a source whose pages come from nowhere is left out, rather than an error. */
  readonly skipsUnknownOrigins: boolean;
  readonly sources: readonly MappedSource[];
  readonly options: OriginOptions;
  readonly project: Project;
  readonly config: Config;
  readonly terminal: Terminal;
}

async function writeAll(work: Work): Promise<HarvestSummary[]> {
  const store = openStore(work.config);
  try {
    assertHasSources(store);
    const before = store.reader.version();
    const summaries = await asWriter(store, 'bis harvest', (writer) => {
      for (const graph of vocabularyGraphs(store.iris)) writer.replaceGraph(graph);
      return harvestAll(work, store.iris, writer);
    });
    const after = store.reader.version();
    work.terminal.print(
      after === before ? `Nothing changed: dataset version ${after}.` : `Dataset version ${after}.`,
    );
    return summaries;
  } finally {
    store.journal.close();
  }
}

function assertHasSources({ journal }: Store): void {
  if (journal.mode === 'merged') return;
  throw new UsageError(
    `${journal.file} holds a plain dataset, which has no sources. Set BIS_DATA to another directory to harvest.`,
  );
}

async function dryRun(work: Work): Promise<HarvestSummary[]> {
  const store = openStoreForReading(work.config);
  store?.journal.close();
  const summaries = await harvestAll(work, store?.iris ?? new Iris(work.config.base.iri), null);
  work.terminal.print('Nothing was written.');
  return summaries;
}

/** Harvests sources one after another, telling of each. Without a writer nothing is written. */
export async function harvestAll(
  work: Work,
  iris: Iris,
  writer: GraphWriter | null,
): Promise<HarvestSummary[]> {
  const { sources, options, project, config, terminal } = work;
  const summaries: HarvestSummary[] = [];
  for (const { source, mapping } of sources) {
    if (
      work.skipsUnknownOrigins &&
      !hasOrigin(source, options, { config, base: iris.base, tell: terminal.tell })
    ) {
      terminal.tell(`note: nothing says where the pages of "${source.id}" come from: it is left out.`);
      continue;
    }
    const fetch = await openOrigin(source, options, { config, base: iris.base, tell: terminal.tell });
    const { validate } = project;
    const summary = await harvestSource({ source, mapping, fetch, writer, iris, validate, clock: Date.now });
    for (const diagnostic of summary.diagnostics) terminal.tell(formatDiagnostic(diagnostic));
    terminal.print(formatSummary(summary, writer === null));
    summaries.push(summary);
  }
  return summaries;
}

/** One line: what was read, and what became of it. */
export function formatSummary(summary: HarvestSummary, isDry: boolean): string {
  const { source, fetched, failed, left, found, changed, unchanged, removed, withheld } = summary;
  const pages = [`${count(fetched, 'page')} read`];
  if (failed > 0) pages.push(`${failed} failed`);
  if (left > 0) pages.push(`${left} left for lack of budget`);
  const kept = isDry
    ? `${found} found, ${withheld} withheld`
    : `${changed} changed, ${unchanged} unchanged, ${removed} removed, ${withheld} withheld`;
  return `${source}: ${pages.join(', ')}; records: ${kept}.`;
}
