/** What commands print with: results on standard output, everything else on standard error. */

import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Exit codes that scripts can rely on. */
export const exitCodes = { done: 0, findings: 1, usage: 2, locked: 3, damaged: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Terminal {
  /** A line of the result. */
  print(line: string): void;
  /** A line about the work. */
  tell(line: string): void;
  /** A piece of a long result; resolves when more may be written. */
  write(text: string): Promise<void>;
}

/** A terminal on two streams. */
export function createTerminal(out: Writable, error: Writable): Terminal {
  return {
    print: (line) => out.write(`${line}\n`),
    tell: (line) => error.write(`${line}\n`),
    write: async (text) => {
      if (!out.write(text)) await once(out, 'drain');
    },
  };
}
