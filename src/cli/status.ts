/** `bis status`: what the data directory holds. */

import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { openStore } from '../compose.js';
import type { CommandContext } from './context.js';
import { exitCodes } from './terminal.js';

const help = `
Says what the data directory holds: base IRI, dataset version, graphs and statements, pages by source.

Example:
  bis status
  bis status --json`;

/** Adds the command. */
export function registerStatus(program: Command, { terminal, config, exit }: CommandContext): void {
  program
    .command('status')
    .summary('say what the data directory holds')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: boolean }) => {
      const { journal, reader } = openStore(config());
      try {
        const counts = reader.counts();
        const bytes = statSync(journal.file).size;
        const status = {
          journal: journal.file,
          bytes,
          base: journal.base,
          version: reader.version(),
          ...counts,
        };
        if (json) terminal.print(JSON.stringify(status, null, 2));
        else {
          terminal.print(`Journal          ${status.journal} (${(bytes / 1e6).toFixed(1)} MB)`);
          terminal.print(`Base IRI         ${status.base}`);
          terminal.print(`Dataset version  ${status.version}`);
          terminal.print(
            `Content          ${counts.contentQuads} statements in ${counts.contentGraphs} graphs`,
          );
          for (const { source, pages, graphs } of counts.bySource) {
            terminal.print(`  ${source.padEnd(15)}${pages} pages, ${graphs} records`);
          }
          if (counts.contentGraphs === 0) terminal.print('It is empty. Begin with: bis harvest');
        }
        exit(exitCodes.done);
      } finally {
        journal.close();
      }
    });
}
