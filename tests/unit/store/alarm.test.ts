import { describe, expect, it } from 'vitest';
import { Alarm } from '../../../src/store/alarm.js';

const forever = 2 ** 31 - 1;

describe('An alarm', () => {
  it('wakes who sleeps', async () => {
    const alarm = new Alarm();
    const sleep = alarm.sleep(forever);
    alarm.ring();
    await expect(sleep).resolves.toBeUndefined();
  });

  it('is not missed by who lies down after the ring', async () => {
    const alarm = new Alarm();
    alarm.ring();
    await expect(alarm.sleep(forever)).resolves.toBeUndefined();
  });

  it('rings for one sleep only', async () => {
    const alarm = new Alarm();
    alarm.ring();
    await alarm.sleep(forever);
    const next = await Promise.race([
      alarm.sleep(forever).then(() => 'woken'),
      new Promise((resolve) => setImmediate(resolve, 'asleep')),
    ]);
    alarm.ring();
    expect(next).toBe('asleep');
  });
});
