/** The `bis` command: its subcommands, its help, and what errors exit with. */

import { Command, CommanderError } from 'commander';
import type { Config } from '../config.js';
import { softwareVersion } from '../installed-files.js';
import { classifyError } from './classify-error.js';
import type { CommandContext } from './context.js';
import { type ExitCode, exitCodes, type Terminal } from './terminal.js';

const help = `
Exit codes: 0 done · 1 findings or failed pages · 2 usage or configuration · 3 locked by another process ·
4 journal damaged.

First steps:
  npm ci && npm start      harvest the demo and serve it
  bis check                see whether all mappings are sound
  bis help harvest         see how a source is harvested`;

type Register = (program: Command, context: CommandContext) => void;

/** The commands. Each is loaded when it is wanted, with what it needs: to load all of them takes longer than most commands do. */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  init: async () => (await import('./init.js')).registerInit,
  serve: async () => (await import('./serve.js')).registerServe,
  harvest: async () => (await import('./harvest.js')).registerHarvest,
  follow: async () => (await import('./follow.js')).registerFollow,
  remap: async () => (await import('./remap.js')).registerRemap,
  schedule: async () => (await import('./schedule.js')).registerSchedule,
  confirm: async () => (await import('./confirm.js')).registerConfirm,
  report: async () => (await import('./report.js')).registerReport,
  links: async () => (await import('./links.js')).registerLinks,
  check: async () => (await import('./check.js')).registerCheck,
  try: async () => (await import('./try.js')).registerTry,
  mapping: async () => (await import('./mapping.js')).registerMapping,
  status: async () => (await import('./status.js')).registerStatus,
  export: async () => (await import('./export.js')).registerExport,
  archive: async () => (await import('./archive.js')).registerArchive,
  verify: async () => (await import('./verify.js')).registerVerify,
  backup: async () => (await import('./backup.js')).registerBackup,
  compact: async () => (await import('./compact.js')).registerCompact,
  forget: async () => (await import('./forget.js')).registerForget,
  places: async () => (await import('./places.js')).registerPlaces,
  token: async () => (await import('./token.js')).registerToken,
  help: async () => (await import('./help.js')).registerHelp,
};

/** Runs a command line (without `node` and script) and gives its exit code. Nothing is thrown. */
export async function runProgram(
  words: readonly string[],
  terminal: Terminal,
  config: () => Config,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const exit = (wanted: ExitCode) => {
    code = wanted;
  };
  try {
    const program = await createProgram(words[0], { terminal, config, exit });
    if (words.length === 0) program.outputHelp();
    if (words.length > 0) await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const { code: wanted, message } = classifyError(error);
    terminal.tell(`error: ${message}`);
    return wanted;
  }
  return code;
}

/** The program with the command of that name, or with all. */
async function createProgram(name: string | undefined, context: CommandContext): Promise<Command> {
  const { terminal } = context;
  const program = new Command('bis')
    .description('The open linked-data bank of social innovation.')
    .version(softwareVersion(), '--version', 'print the version')
    .addHelpText('after', help)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help to see how it is used)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.tell(text.trimEnd()),
    });
  // Help and suggestions speak of all of them.
  const wanted =
    name !== undefined && name !== 'help' && Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
  for (const register of await Promise.all(wanted.map((one) => commands[one]?.())))
    register?.(program, context);
  return program;
}
