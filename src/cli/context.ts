/** What every command is given. */

import type { Config } from '../config.js';
import type { ExitCode, Terminal } from './terminal.js';

/** A mistake in how a command was called: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface CommandContext {
  readonly terminal: Terminal;
  /** Reads the configuration; throws `ConfigError`. Called by commands that need it, so that `--help` always works. */
  readonly config: () => Config;
  /** Sets the exit code of the process. */
  readonly exit: (code: ExitCode) => void;
}
