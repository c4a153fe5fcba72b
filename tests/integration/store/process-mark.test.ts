import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hasEnded, processMark } from '../../../src/store/process-mark.js';

describe('The mark of a process', () => {
  it('tells whether the process has ended', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const mark = processMark(child.pid);
    expect([mark, hasEnded(mark), hasEnded(processMark())]).toEqual([
      expect.stringMatching(/^[\da-f]{8}-\d+-[\da-f]{8}$/),
      false,
      false,
    ]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(hasEnded(mark)).toBe(true);
  });

  it('is not that of another process which got the same number', () => {
    const [host, id] = processMark().split('-');
    expect(hasEnded(`${host}-${id}-00000000`)).toBe(true);
  });

  it.each(['00000000-1-00000000', '', 'x', processMark().replace(/[^-]+$/, 'unknown')])(
    'of another machine, or none at all, says nothing for certain: "%s"',
    (mark) => {
      expect(hasEnded(mark)).toBe(false);
    },
  );
});
