/** `bis help`: how a command is used; of one that is not known, the one that was probably meant. */

import type { Command } from 'commander';
import { didYouMean } from '../model/suggest.js';
import { UsageError } from './context.js';

/** Adds the command in the place of the library's, which shows everything where it does not know a word. */
export function registerHelp(program: Command): void {
  program.helpCommand(false);
  program
    .command('help')
    .summary('show how a command is used')
    .argument('[command...]', 'name of a command, such as harvest')
    .action((words: string[]) => find(program, words).outputHelp());
}

function find(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const [n, word] of words.entries()) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) {
      const known = command.commands.map((one) => one.name());
      const before = ['bis', ...words.slice(0, n)].join(' ');
      if (known.length === 0) throw new UsageError(`"${before}" has no commands of its own.`);
      throw new UsageError(
        `There is no command "${before} ${word}".${didYouMean(word, known) || ` Known: ${known.join(', ')}.`}`,
      );
    }
    command = next;
  }
  return command;
}
