import { expect, it } from 'vitest';
import { startThread } from '../../../src/store/thread-ending.js';

const module = new URL('../../fixtures/compressing-thread.js', import.meta.url);

it('A thread that compresses without a pause is ended 1,000 times, and the process goes on', async () => {
  for (let n = 0; n < 1_000; n++) {
    const { worker, end } = startThread(module, {});
    await new Promise((resolve) => worker.once('message', resolve));
    await new Promise((resolve) => setTimeout(resolve, n % 5));
    await end();
    expect(worker.threadId).toBe(-1);
  }
});
