/** The `bis` command: its subcommands, its help, and what errors exit with. */

import { Command, CommanderError } from 'commander';
import { softwareVersion } from '../compose.js';
import type { Config } from '../config.js';
import { registerArchive } from './archive.js';
import { registerBackup } from './backup.js';
import { registerCheck } from './check.js';
import { classifyError } from './classify-error.js';
import { registerCompact } from './compact.js';
import { registerConfirm } from './confirm.js';
import type { CommandContext } from './context.js';
import { registerExport } from './export.js';
import { registerForget } from './forget.js';
import { registerHarvest } from './harvest.js';
import { registerHelp } from './help.js';
import { registerInit } from './init.js';
import { registerLinks } from './links.js';
import { registerMapping } from './mapping.js';
import { registerPlaces } from './places.js';
import { registerRemap } from './remap.js';
import { registerReport } from './report.js';
import { registerSchedule } from './schedule.js';
import { registerServe } from './serve.js';
import { registerStatus } from './status.js';
import { type ExitCode, exitCodes, type Terminal } from './terminal.js';
import { registerToken } from './token.js';
import { registerTry } from './try.js';
import { registerVerify } from './verify.js';

const help = `
Exit codes: 0 done · 1 findings or failed pages · 2 usage or configuration · 3 locked by another process ·
4 journal damaged.

First steps:
  npm ci && npm start      harvest the demo and serve it
  bis check                see whether all mappings are sound
  bis help harvest         see how a source is harvested`;

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
  const program = createProgram({ terminal, config, exit });
  if (words.length === 0) program.outputHelp();
  try {
    if (words.length > 0) await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const { code: wanted, message } = classifyError(error);
    terminal.tell(`error: ${message}`);
    return wanted;
  }
  return code;
}

function createProgram(context: CommandContext): Command {
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
  for (const register of [
    registerInit,
    registerServe,
    registerHarvest,
    registerRemap,
    registerSchedule,
    registerConfirm,
    registerReport,
    registerLinks,
    registerCheck,
    registerTry,
    registerMapping,
    registerStatus,
    registerExport,
    registerArchive,
    registerVerify,
    registerBackup,
    registerCompact,
    registerForget,
    registerPlaces,
    registerToken,
    registerHelp,
  ]) {
    register(program, context);
  }
  return program;
}
