import { getPriority } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ownThreadId, ThreadPriority } from '../../../src/store/thread-priority.js';

describe('The priority of a thread', () => {
  it.runIf(process.platform === 'linux')('is lowered, and raised where the process may', () => {
    const id = ownThreadId();
    const priority = new ThreadPriority(id);
    priority.lower();
    expect([priority.isLow, getPriority(id ?? 0)]).toEqual([true, 15]);
    priority.raise();
    expect(priority.isLow ? 15 : 0).toBe(getPriority(id ?? 0));
  });

  it('stays as it is where the thread has no number', () => {
    const priority = new ThreadPriority(null);
    priority.lower();
    expect(priority.isLow).toBe(false);
  });
});
