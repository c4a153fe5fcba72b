/** `bis verify`: checks the journal against itself. */

import type { Command } from 'commander';
import { openStoreForReading } from '../compose.js';
import { verifyJournal } from '../store/verify.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const help = `
Checks the file itself, every graph against its hash and its index, and that the changes lead to the graphs.
It may run while others read and write.

Example:
  bis verify

Exit codes: 0 sound, 2 there is no journal, 4 damaged.`;

/** Adds the command. */
export function registerVerify(program: Command, { terminal, config, exit }: CommandContext): void {
  program
    .command('verify')
    .summary('check the journal against itself')
    .addHelpText('after', help)
    .action(() => {
      const settings = config();
      const store = openStoreForReading(settings);
      if (store === null) throw new UsageError(`There is no journal in ${settings.data}.`);
      try {
        const findings = verifyJournal(store.journal);
        for (const finding of findings) terminal.tell(`error: ${finding}`);
        if (findings.length === 0) {
          const { contentGraphs, contentQuads } = store.reader.size();
          terminal.print(
            `Sound: ${count(contentQuads, 'statement')} in ${count(contentGraphs, 'content graph')}, dataset version ${store.reader.version()}.`,
          );
        } else terminal.print(`${count(findings.length, 'finding')}. Restore a backup: bis restore <file>`);
        exit(findings.length === 0 ? exitCodes.done : exitCodes.damaged);
      } finally {
        store.journal.close();
      }
    });
}
