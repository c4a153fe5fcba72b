/** `bis backup` and `bis restore`: copies of the journal. */

import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { asWriter, openStore, openStoreForReading } from '../compose.js';
import { assertSound, backupJournal, replaceJournal, restoreInto } from '../store/backup.js';
import { JournalTooNew } from '../store/errors.js';
import { assertNobodyWrites } from '../store/lock.js';
import { verifyJournal } from '../store/verify.js';
import { classifyError } from './classify-error.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const backupHelp = `
Writes a copy of the journal, of one state, while others read and write. The copy is checked; it is there whole or
not at all. It holds all that is published with its history, what is known of each page, reports and what was forgotten;
tokens it does not hold.

The pages that are kept (archive/ in the data directory) are files that only grow, except by bis forget and bis archive
prune: copy them after the journal, with none of these between. Without them all is published as before, but bis remap has
nothing to map until the next harvest. The rest of the data directory is made anew.

Example:
  bis backup /srv/backups/bis.sqlite && rsync -a "$BIS_DATA/archive/" /srv/backups/archive/`;

const restoreHelp = `
Brings the data back to the state of a backup. A sound journal gets the difference as changes: its history goes on,
and servers and followers follow. Where there is none, or a damaged one (which is set aside), the backup takes its
place; stop servers before and start them after. Pages that were kept are copied back by hand; bis archive verify says
whether each is there.

Example:
  bis restore /srv/backups/bis-2026-11-22.sqlite`;

/** Adds both commands. */
export function registerBackup(program: Command, context: CommandContext): void {
  program
    .command('backup')
    .summary('write a copy of the journal')
    .argument('<file>', 'where to write it')
    .addHelpText('after', backupHelp)
    .action((file: string) => runBackup(file, context));
  program
    .command('restore')
    .summary('bring the data back to the state of a backup')
    .argument('<file>', 'a backup')
    .addHelpText('after', restoreHelp)
    .action((file: string) => runRestore(file, context));
}

async function runBackup(file: string, { terminal, config, exit }: CommandContext): Promise<void> {
  const settings = config();
  const store = openStoreForReading(settings);
  if (store === null) throw new UsageError(`There is no journal in ${settings.data}.`);
  try {
    await backupJournal(store.journal, file);
    terminal.print(`${file} holds dataset version ${store.reader.version()}.`);
    exit(exitCodes.done);
  } finally {
    store.journal.close();
  }
}

async function runRestore(file: string, context: CommandContext): Promise<void> {
  const { terminal, config, exit } = context;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no file "${file}".`);
  if (!found.isFile())
    throw new UsageError(`"${file}" is no file: name the one that bis backup has written.`);
  const settings = config();
  if (isSound(context)) {
    assertSound(file);
    const store = openStore(settings);
    try {
      const { changed, removed } = await asWriter(store, 'bis restore', async (writer) =>
        restoreInto(writer, store.journal, file),
      );
      terminal.print(
        `${count(changed, 'graph')} brought back, ${removed} removed: dataset version ${store.reader.version()}.`,
      );
    } finally {
      store.journal.close();
    }
  } else {
    const aside = await replaceJournal(settings.data, file);
    terminal.print(
      `${file} was put in place.${aside === null ? '' : ` The damaged journal is kept as ${aside}.`}`,
    );
  }
  exit(exitCodes.done);
}

function isSound({ config }: CommandContext): boolean {
  try {
    const store = openStoreForReading(config());
    if (store === null) return false;
    try {
      // Whoever writes must not go on in a file that is set aside.
      assertNobodyWrites(store.journal, Date.now);
      return verifyJournal(store.journal).length === 0;
    } finally {
      store.journal.close();
    }
  } catch (error) {
    if (classifyError(error).code === exitCodes.damaged && !(error instanceof JournalTooNew)) return false;
    throw error;
  }
}
