/** `bis status`: what the data directory holds. */

import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { openStoreForReading } from '../compose.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const help = `
Says what the data directory holds: base IRI, dataset version, graphs and statements, pages by source.

Example:
  bis status
  bis status --json`;

const emptyCounts = { contentGraphs: 0, contentQuads: 0, pages: 0, bySource: [] };

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Adds the command. */
export function registerStatus(program: Command, context: CommandContext): void {
  program
    .command('status')
    .summary('say what the data directory holds')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: boolean }) => run(json === true, context));
}

function run(json: boolean, { terminal, config, exit }: CommandContext): void {
  const settings = config();
  const store = openStoreForReading(settings);
  if (store === null) {
    const nothing = { journal: null, base: settings.base.iri, version: 0, ...emptyCounts };
    terminal.print(
      json ? JSON.stringify(nothing, null, 2) : `${settings.data} is empty. Begin with: bis harvest`,
    );
    exit(exitCodes.done);
    return;
  }
  const { journal, reader } = store;
  try {
    const counts = reader.counts();
    const bytes = sizeOf(journal.file) + sizeOf(`${journal.file}-wal`);
    const status = {
      journal: journal.file,
      bytes,
      base: journal.base,
      mode: journal.mode,
      version: reader.version(),
      ...counts,
    };
    if (json) terminal.print(JSON.stringify(status, null, 2));
    else {
      terminal.print(`Journal          ${status.journal} (${(bytes / 1e6).toFixed(1)} MB)`);
      terminal.print(`Base IRI         ${status.base}`);
      terminal.print(`Dataset version  ${status.version}`);
      const { contentQuads, contentGraphs } = counts;
      terminal.print(
        `Content          ${count(contentQuads, 'statement')} in ${count(contentGraphs, 'graph')}`,
      );
      for (const { source, pages, graphs } of counts.bySource) {
        terminal.print(`  ${source.padEnd(15)}${count(pages, 'page')}, ${count(graphs, 'record')}`);
      }
      if (journal.mode === 'plain') terminal.print('It is a plain dataset: it has no sources.');
      else if (counts.contentGraphs === 0) terminal.print('It is empty. Begin with: bis harvest');
    }
    exit(exitCodes.done);
  } finally {
    journal.close();
  }
}
