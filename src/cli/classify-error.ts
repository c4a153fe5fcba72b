/** What an error means to who runs a command: an exit code and a sentence. */

import { ConfigError } from '../config.js';
import { NotAnArchive } from '../crawl/not-an-archive.js';
import {
  BaseMismatch,
  FollowsStream,
  JournalDamaged,
  JournalLocked,
  JournalTooNew,
  JournalTooOld,
  ModeMismatch,
  PlainDataset,
} from '../store/errors.js';
import { UsageError } from './context.js';
import { explainSystemError } from './system-error.js';
import { type ExitCode, exitCodes } from './terminal.js';

const usageErrors = [
  UsageError,
  ConfigError,
  BaseMismatch,
  ModeMismatch,
  PlainDataset,
  FollowsStream,
  JournalTooOld,
  NotAnArchive,
];

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
