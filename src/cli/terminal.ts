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
  /**
   * How far the work is; null when it is done. On a terminal it is the last line, in place of the one before;
   * elsewhere it is a line now and then.
   */
  progress(line: string | null): void;
}

/** A stream that may be a terminal. */
export interface TerminalStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface TerminalStreams {
  readonly out: TerminalStream;
  readonly error: TerminalStream;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Least time between two lines of progress, in milliseconds: on a terminal, and in a log. */
const liveInterval = 100;
const logInterval = 10_000;

/** ECMA-48: to the first column, and erase the line. */
const eraseLine = '\r\u001b[2K';

/** A terminal on two streams. */
export function createTerminal({ out, error, clock }: TerminalStreams): Terminal {
  const isLive = error.isTTY === true;
  const interval = isLive ? liveInterval : logInterval;
  let shown: string | null = null;
  let last = clock();
  const erase = () => (shown === null ? '' : eraseLine);
  // What is printed takes the place of the live line, which comes again below it.
  const above = (stream: TerminalStream, line: string) => {
    if (shown !== null) error.write(eraseLine);
    stream.write(`${line}\n`);
    if (shown !== null) error.write(shown);
  };
  return {
    print: (line) => above(out, line),
    tell: (line) => above(error, line),
    write: async (text) => {
      if (!out.write(text)) await once(out, 'drain');
    },
    progress: (line) => {
      if (line !== null && clock() - last < interval) return;
      if (line === null) {
        error.write(erase());
        shown = null;
        return;
      }
      last = clock();
      if (!isLive) error.write(`${line}\n`);
      else {
        const fitting = line.slice(0, Math.max(20, (error.columns ?? 80) - 1));
        error.write(erase() + fitting);
        shown = fitting;
      }
    },
  };
}
