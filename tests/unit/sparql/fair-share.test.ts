import { describe, expect, it } from 'vitest';
import { FairShare } from '../../../src/sparql/fair-share.js';

/** A share of 60 s a minute, with a clock that is set by hand. */
function shareOf(secondsAMinute = 60) {
  let now = 0;
  const share = new FairShare({ secondsAMinute, clock: () => now });
  return { share, wait: (seconds: number) => (now += seconds * 1000) };
}

describe('A fair share', () => {
  it('may be used at once, and makes its client wait for what it used too much', () => {
    const { share, wait } = shareOf();
    share.charge('a', 59);
    expect(share.waitOf('a')).toBe(0);
    share.charge('a', 11);
    expect(share.waitOf('a')).toBe(11);
    wait(11);
    expect(share.waitOf('a')).toBe(0);
  });

  it('is each client’s own', () => {
    const { share } = shareOf();
    share.charge('a', 1_000);
    expect([share.waitOf('a') > 0, share.waitOf('b')]).toEqual([true, 0]);
  });

  it('is never larger than a minute’s, however long a client has not asked', () => {
    const { share, wait } = shareOf();
    share.charge('a', 1);
    wait(3_600);
    share.charge('a', 61);
    expect(share.waitOf('a')).toBe(2);
  });

  it('keeps nobody waiting for more than five minutes', () => {
    const { share } = shareOf(10);
    share.charge('a', 100_000);
    expect(share.waitOf('a')).toBe(300);
  });

  it('of 0 sets no limit', () => {
    const { share } = shareOf(0);
    share.charge('a', 100_000);
    expect(share.waitOf('a')).toBe(0);
  });
});
