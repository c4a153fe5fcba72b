import { describe, expect, it } from 'vitest';
import { type Asked, Pace } from '../../../src/crawl/pace.js';

const fine: Asked = { isFailure: false, notBefore: null };

/** A pace over a clock of its own, on which waiting takes no time. */
function pace(scale = 1) {
  let now = 1_000_000;
  const asked: number[] = [];
  const clock = () => now;
  const wait = async (milliseconds: number) => {
    now += milliseconds;
  };
  const own = new Pace({ clock, wait, scale });
  const ask = (names: readonly string[], between = 0, latency = 0, came: Partial<Asked> = {}) =>
    own.turn(
      names,
      between,
      async () => {
        asked.push(now - 1_000_000);
        now += latency;
      },
      () => ({ ...fine, ...came }),
    );
  return { own, ask, asked, now: () => now };
}

describe('A server', () => {
  it('is asked at once, and then not before a second has passed, whatever is wanted', async () => {
    const { ask, asked } = pace();
    for (let n = 0; n < 3; n++) await ask(['a'], 100);
    expect(asked).toEqual([0, 1_000, 2_000]);
  });

  it('rests as long as its source wants, or five times as long as it took to answer', async () => {
    const { ask, asked } = pace();
    await ask(['a'], 5_000);
    await ask(['a'], 5_000, 4_000);
    await ask(['a'], 5_000);
    // 5 s after the first; then the answer took 4 s, and 20 s of rest follow it.
    expect(asked).toEqual([0, 5_000, 5_000 + 4_000 + 20_000]);
  });

  it('keeps no other one waiting, unless they have an address in common', async () => {
    const { ask, asked } = pace();
    await ask(['a', '192.0.2.1'], 5_000);
    await ask(['b', '192.0.2.2'], 5_000);
    await ask(['c', '192.0.2.1'], 5_000);
    expect(asked).toEqual([0, 0, 5_000]);
  });

  it('has one request at a time, whoever asks', async () => {
    let open = 0;
    let most = 0;
    const own = new Pace({ clock: Date.now, scale: 0 });
    const ask = () =>
      own.turn(
        ['a'],
        0,
        async () => {
          most = Math.max(most, ++open);
          await new Promise((resolve) => setTimeout(resolve, 2));
          open--;
        },
        () => fine,
      );
    await Promise.all(Array.from({ length: 10 }, ask));
    expect(most).toBe(1);
  });

  it('that is out of order rests twice as long after each failure, and comes back step by step', async () => {
    const { ask, asked } = pace();
    for (const isFailure of [true, true, false, false, false]) await ask(['a'], 0, 0, { isFailure });
    await ask(['a']);
    // 2 s, 4 s, then half as long after each good answer: 2 s, 1 s, 1 s.
    expect(asked).toEqual([0, 2_000, 6_000, 8_000, 9_000, 10_000]);
  });

  it('that stays out of order is asked again after a minute or so at the latest', async () => {
    const { ask, asked } = pace();
    for (let n = 0; n < 10; n++) await ask(['a'], 0, 0, { isFailure: true });
    expect(asked.slice(-2)).toEqual([254_000, 318_000]);
  });

  it('is left alone until the time that it names', async () => {
    const { ask, asked, own, now } = pace();
    await ask(['a'], 0, 0, { isFailure: true, notBefore: now() + 60_000 });
    expect(own.freeAt(['a', 'unknown'])).toBe(now() + 60_000);
    await ask(['a']);
    expect(asked).toEqual([0, 60_000]);
  });

  it('is not left locked by a request that throws', async () => {
    const own = new Pace({ clock: Date.now, scale: 0 });
    const fails = own.turn(
      ['a'],
      0,
      () => Promise.reject(new Error('broken')),
      () => fine,
    );
    await expect(fails).rejects.toThrow('broken');
    expect(
      await own.turn(
        ['a'],
        0,
        async () => 'asked',
        () => fine,
      ),
    ).toBe('asked');
  });
});
