/** `bis confirm`: says that a source may lose more records in its next harvest than is believed by itself. */

import type { Command } from 'commander';
import { asWriter, hasStore, openStore } from '../compose.js';
import { loadProject } from '../compose-project.js';
import { confirmRemovals } from '../store/confirmations.js';
import { type CommandContext, UsageError } from './context.js';
import { chooseSources } from './sources.js';

const help = `
A harvest that would remove more than ten records and a fifth of a source's removes none, and says so: a site that is out
of order looks the same. Look at the site; if it is right, confirm it, and the next harvest removes them. So it is when many
pages newly ask not to be listed: confirm it, and "bis harvest apriles --full" forgets their history.

Example:
  bis confirm apriles && bis harvest apriles --live`;

/** Adds the command. */
export function registerConfirm(program: Command, { terminal, config }: CommandContext): void {
  program
    .command('confirm')
    .summary('let the next harvest of a source remove much')
    .argument('<source>', 'id of the source, such as apriles')
    .addHelpText('after', help)
    .action(async (name: string) => {
      const settings = config();
      chooseSources(loadProject(), [name]);
      if (!hasStore(settings)) throw new UsageError(`${settings.data} is empty: there is nothing to remove.`);
      const store = openStore(settings);
      try {
        await asWriter(store, 'bis confirm', async (writer) => confirmRemovals(store.journal, writer, name));
      } finally {
        store.journal.close();
      }
      terminal.print(`Confirmed for the next harvest of ${name}.`);
    });
}
