/** `bis init`: begins a data directory, with the base IRI that it will keep. */

import type { Command } from 'commander';
import { asWriter, openStore, takesDemo, withoutDemo } from '../compose.js';
import { loadProject } from '../compose-project.js';
import { loadReconciliation, writeSharedGraphs } from '../compose-shared.js';
import { ForgottenNames } from '../store/forgotten-names.js';
import { writeSetting } from '../store/journal.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const help = `
Begins a data directory (BIS_DATA) with the base IRI (BIS_BASE) that all its IRIs will begin with. On one's own
machine the first "bis serve" or "bis harvest" then fills it with the demo, unless --empty was given; with a
contact address (BIS_CONTACT) or a public base IRI it never does.

Examples:
  bis init --empty
  BIS_BASE=https://banque.example.org/ BIS_DATA=/srv/bis bis init`;

/** Adds the command. */
export function registerInit(program: Command, context: CommandContext): void {
  program
    .command('init')
    .summary('begin a data directory')
    .option('--empty', 'never fill it with the demo')
    .addHelpText('after', help)
    .action(({ empty }: { empty?: boolean }) => run(empty === true, context));
}

async function run(isEmpty: boolean, { terminal, config, exit }: CommandContext): Promise<void> {
  const settings = config();
  const store = openStore(settings);
  const { journal, reader, iris } = store;
  try {
    const { pages } = reader.counts();
    if (isEmpty && pages > 0) {
      throw new UsageError(
        `${settings.data} is not empty: it knows ${count(pages, 'page')}. Set BIS_DATA to a new directory.`,
      );
    }
    await asWriter(store, 'bis init', async (writer) => {
      if (isEmpty) writer.batch(() => writeSetting(journal.database, withoutDemo, 'yes'));
      // With the first change the base IRI is there to stay.
      if (journal.mode === 'merged')
        writeSharedGraphs(
          { reader, writer, forgotten: new ForgottenNames(store.journal) },
          loadReconciliation(loadProject(), iris),
          settings,
          iris,
        );
    });
    terminal.print(`${settings.data} is ready. Its IRIs begin with ${iris.base}`);
    if (new URL(iris.base).hostname === 'localhost') {
      terminal.print(
        'note: no one else can follow IRIs on localhost. For a public site, set BIS_BASE first.',
      );
    }
    const next = takesDemo(store, settings) ? 'bis serve' : 'bis harvest <source> --from <web archive>';
    terminal.print(`Go on with: ${next}`);
    exit(exitCodes.done);
  } finally {
    journal.close();
  }
}
