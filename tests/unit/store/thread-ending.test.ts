import { describe, expect, it } from 'vitest';
import { startThread } from '../../../src/store/thread-ending.js';

const module = new URL('../../fixtures/compressing-thread.js', import.meta.url);

describe('A thread that compresses without a pause', () => {
  it('is ended at any moment, and the process goes on', async () => {
    // `thread-ending.long.test.ts` does it until Node would break without the turns that are taken.
    for (let n = 0; n < 30; n++) {
      const { worker, end } = startThread(module, {});
      await new Promise((resolve) => worker.once('message', resolve));
      await new Promise((resolve) => setTimeout(resolve, n % 7));
      await end();
      expect(worker.threadId).toBe(-1);
    }
  });

  it('is ended though it does nothing any more', async () => {
    const { worker, end } = startThread(module, { argv: ['rest'] });
    await new Promise((resolve) => worker.once('message', resolve));
    await end();
    await end();
    expect(worker.threadId).toBe(-1);
  });
});
