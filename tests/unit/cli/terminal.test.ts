import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminal, type TerminalStream } from '../../../src/cli/terminal.js';

/** A terminal whose streams are remembered, and whose clock is moved by hand. */
function openTerminal(isTTY: boolean, columns = 80) {
  const written = { out: '', error: '' };
  const stream = (name: 'out' | 'error'): TerminalStream =>
    Object.assign(
      new Writable({
        write: (chunk, _encoding, done) => {
          written[name] += String(chunk);
          done();
        },
      }),
      { isTTY, columns },
    );
  const time = { now: 0 };
  const terminal = createTerminal({ out: stream('out'), error: stream('error'), clock: () => time.now });
  const progress = (now: number, line: string | null) => {
    time.now = now;
    terminal.progress(line);
  };
  return { terminal, written, progress };
}

const erase = '\r\u001b[2K';

describe('The progress of a command', () => {
  it('is one line of a terminal, drawn ten times a second at most, and erased when all is done', () => {
    const { written, progress } = openTerminal(true);
    progress(200, '1 page');
    progress(250, '2 pages');
    progress(300, '3 pages');
    progress(301, null);
    expect(written.error).toBe(`1 page${erase}3 pages${erase}`);
  });

  it('stays below what is printed meanwhile', () => {
    const { terminal, written, progress } = openTerminal(true);
    progress(200, '1 page');
    terminal.tell('warning: odd');
    expect(written.error).toBe(`1 page${erase}warning: odd\n1 page`);
  });

  it('never wraps', () => {
    const { written, progress } = openTerminal(true, 30);
    progress(200, 'x'.repeat(100));
    expect(written.error).toBe('x'.repeat(29));
  });

  it('is a plain line every ten seconds where there is no terminal', () => {
    const { written, progress } = openTerminal(false);
    for (let now = 0; now <= 25_000; now += 1000) progress(now, `at ${now / 1000} s`);
    progress(26_000, null);
    expect(written.error).toBe('at 10 s\nat 20 s\n');
  });
});
