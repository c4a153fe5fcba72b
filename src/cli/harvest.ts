/** `bis harvest`: reads the pages of sources and commits what their mappings make of them. */

import type { Command } from 'commander';
import { asWriter, loadProject, ontologyGraph, openStore, type Project, type Store } from '../compose.js';
import type { Config } from '../config.js';
import { type HarvestSummary, harvestSource } from '../harvest/harvest.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import type { GraphWriter } from '../model/ports.js';
import type { CommandContext } from './context.js';
import { type OriginOptions, openOrigin } from './page-origin.js';
import { chooseSources, type MappedSource } from './sources.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Reads the pages of the named sources (all that have a mapping, when none is named), maps them, validates
what comes out and commits it, one transaction a page. What has not changed is not written again.

Examples:
  bis harvest                                harvest the demo archives
  bis harvest apriles --from pages.warc.gz   harvest from a web archive (WARC)
  bis harvest apriles --dry-run              say what would be found, write nothing

Exit codes: 0 done, 1 some pages failed or were withheld, 2 usage or configuration,
3 another process is writing, 4 the journal is damaged.`;

interface Options extends OriginOptions {
  readonly dryRun?: boolean;
}

const several = (value: string, before: readonly string[] = []) => [...before, value];

/** Adds the command. */
export function registerHarvest(program: Command, context: CommandContext): void {
  program
    .command('harvest')
    .summary('read the pages of sources and commit what they tell')
    .argument('[source...]', 'ids of sources, such as apriles')
    .option('--from <warc>', 'web archive to read from (may be repeated)', several)
    .option('--live', 'read from the partner’s site')
    .option('--dry-run', 'write nothing')
    .option('--resolve <host=address:port>', 'send a host name to an address (tests)', several)
    .addHelpText('after', help)
    .action((names: string[], options: Options) => run(names, options, context));
}

async function run(
  names: string[],
  options: Options,
  { terminal, config, exit }: CommandContext,
): Promise<void> {
  const project = loadProject();
  const sources = chooseSources(project, names);
  const settings = config();
  const store = openStore(settings);
  try {
    const before = store.reader.version();
    const summaries = options.dryRun
      ? await harvestAll({ sources, options, settings, project, store, writer: null, terminal })
      : await asWriter(store, 'bis harvest', (writer) => {
          writer.replaceGraph(ontologyGraph(store.iris));
          return harvestAll({ sources, options, settings, project, store, writer, terminal });
        });
    const after = store.reader.version();
    terminal.print(
      after === before ? `Nothing changed: dataset version ${after}.` : `Dataset version ${after}.`,
    );
    const amiss = summaries.some(({ failed, withheld, left }) => failed + withheld + left > 0);
    exit(amiss ? exitCodes.findings : exitCodes.done);
  } finally {
    store.journal.close();
  }
}

interface HarvestAll {
  readonly sources: readonly MappedSource[];
  readonly options: OriginOptions;
  readonly settings: Config;
  readonly project: Project;
  readonly store: Store;
  readonly writer: GraphWriter | null;
  readonly terminal: Terminal;
}

/** Harvests sources one after another, telling of each. */
export async function harvestAll(all: HarvestAll): Promise<HarvestSummary[]> {
  const { sources, options, settings, project, store, writer, terminal } = all;
  const summaries: HarvestSummary[] = [];
  for (const { source, mapping } of sources) {
    const fetch = await openOrigin(source, options, settings, terminal.tell);
    const summary = await harvestSource({
      source,
      mapping,
      fetch,
      writer,
      iris: store.iris,
      validate: project.validate,
      clock: Date.now,
    });
    for (const diagnostic of summary.diagnostics) terminal.tell(formatDiagnostic(diagnostic));
    terminal.print(formatSummary(summary, writer === null));
    summaries.push(summary);
  }
  return summaries;
}

/** One line: what was read, and what became of it. */
export function formatSummary(summary: HarvestSummary, dryRun: boolean): string {
  const { source, fetched, failed, left, changed, unchanged, removed, withheld } = summary;
  const pages = `${fetched} pages read${failed > 0 ? `, ${failed} failed` : ''}${left > 0 ? `, ${left} left for lack of budget` : ''}`;
  const kept = `${changed} changed, ${unchanged} unchanged, ${removed} removed, ${withheld} withheld`;
  return `${source}: ${pages}; records: ${dryRun ? `nothing written, ${withheld} withheld` : kept}.`;
}
