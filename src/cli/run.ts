/** Runs the `bis` command in a process: its words, environment, folder and streams. */

import { readConfig } from '../config.js';
import { home } from '../installed-files.js';
import { runProgram } from './program.js';
import { explainSystemError } from './system-error.js';
import { createTerminal } from './terminal.js';

/** Runs the command line of the process and sets its exit code. */
export async function run(process: NodeJS.Process): Promise<void> {
  const { argv, env, stdout, stderr } = process;
  // A reader that has seen enough (`bis export | head`) closes the pipe: that is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Only an export has nothing more to do then.
    if (error.code === 'EPIPE' && argv[2] !== 'export') return;
    if (error.code === 'EPIPE') process.exit(0);
    console.error(`error: the result cannot be written: ${explainSystemError(error) ?? error.message}`);
    process.exit(2);
  });
  const config = () => readConfig(env, { home, workingDirectory: process.cwd() });
  process.exitCode = await runProgram(
    argv.slice(2),
    createTerminal({ out: stdout, error: stderr, clock: Date.now }),
    config,
  );
}
