/** The `bis` command: its subcommands, its help, and what errors exit with. */

import { Command, CommanderError } from 'commander';
import { softwareVersion } from '../compose.js';
import { type Config, ConfigError } from '../config.js';
import { NotAnArchive } from '../crawl/archive.js';
import {
  BaseMismatch,
  JournalDamaged,
  JournalLocked,
  JournalTooNew,
  JournalTooOld,
} from '../store/errors.js';
import { registerBackup } from './backup.js';
import { registerCheck } from './check.js';
import { registerCompact } from './compact.js';
import { type CommandContext, UsageError } from './context.js';
import { registerExport } from './export.js';
import { registerHarvest } from './harvest.js';
import { registerMapping } from './mapping.js';
import { registerServe } from './serve.js';
import { registerStatus } from './status.js';
import { explainSystemError } from './system-error.js';
import { type ExitCode, exitCodes, type Terminal } from './terminal.js';
import { registerTry } from './try.js';
import { registerVerify } from './verify.js';

const help = `
Exit codes: 0 done · 1 findings or failed pages · 2 usage or configuration · 3 locked by another process ·
4 journal damaged.

First steps:
  npm ci && npm start      harvest the demo and serve it
  bis check                see whether all mappings are sound
  bis help harvest         see how a source is harvested`;

const usageErrors = [UsageError, ConfigError, BaseMismatch, JournalTooOld, NotAnArchive];

/** The exit code that an error stands for, and what to tell of it: the stack only of what was not foreseen. */
export function classifyError(error: unknown): { readonly code: ExitCode; readonly message: string } {
  const { message, stack } = error as Error;
  if (error instanceof JournalLocked) return { code: exitCodes.locked, message };
  if (error instanceof JournalDamaged || error instanceof JournalTooNew) {
    return { code: exitCodes.damaged, message };
  }
  if (usageErrors.some((kind) => error instanceof kind)) return { code: exitCodes.usage, message };
  const sqlite = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
  if (sqlite === 5) return { code: exitCodes.locked, message: explainSystemError(error) ?? message };
  if (sqlite === 11 || sqlite === 26)
    return { code: exitCodes.damaged, message: explainSystemError(error) ?? message };
  const explanation = explainSystemError(error);
  if (explanation !== null) return { code: exitCodes.usage, message: explanation };
  return { code: exitCodes.findings, message: stack ?? message };
}

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
    registerServe,
    registerHarvest,
    registerCheck,
    registerTry,
    registerMapping,
    registerStatus,
    registerExport,
    registerVerify,
    registerBackup,
    registerCompact,
  ]) {
    register(program, context);
  }
  return program;
}
