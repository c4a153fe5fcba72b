/** `bis compact`: removes old changes from the journal. */

import type { Command } from 'commander';
import { openStore } from '../compose.js';
import { compactJournal } from '../store/compact.js';
import { lockForWriting } from '../store/lock.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const help = `
Removes the changes made before a day or a moment. The graphs stay as they are; only their history goes, and those
who follow the journal from before have to begin anew.

Examples:
  bis compact --before 2026-01-01
  bis compact --before 2026-01-01T12:00:00Z`;

/** Adds the command. */
export function registerCompact(program: Command, context: CommandContext): void {
  program
    .command('compact')
    .summary('remove old changes from the journal')
    .requiredOption('--before <date>', 'day or moment (UTC); changes made before it are removed')
    .addHelpText('after', help)
    .action(({ before }: { before: string }) => run(before, context));
}

function run(before: string, { terminal, config, exit }: CommandContext): void {
  const moment = new Date(before);
  if (!/^\d{4}-\d{2}-\d{2}/.test(before) || Number.isNaN(moment.getTime())) {
    throw new UsageError(`--before "${before}" is not a day such as 2026-01-31.`);
  }
  const { journal } = openStore(config());
  try {
    const lock = lockForWriting({ journal, command: 'bis compact', clock: Date.now });
    try {
      const { removed, compacted } = compactJournal(journal, lock, moment.toISOString());
      terminal.print(`${count(removed, 'change')} removed; the history begins after version ${compacted}.`);
    } finally {
      lock.release();
    }
    exit(exitCodes.done);
  } finally {
    journal.close();
  }
}
