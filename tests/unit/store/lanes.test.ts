import { describe, expect, it } from 'vitest';
import { Lanes } from '../../../src/store/lanes.js';

interface Job {
  readonly shape: string;
}

/** Lanes over so many slots, and a clock that the test sets. */
function lanesWith(slots: number) {
  let now = 0;
  const lanes = new Lanes<Job>({ slots, clock: () => now });
  const add = (shape: string): Job => {
    const job = { shape };
    lanes.add(job);
    return job;
  };
  const next = (idle = 9, areAllThere = true) => lanes.next({ idle, areAllThere });
  /** Has a query of the shape run for so long. */
  const learn = (shape: string, milliseconds: number) => {
    add(shape);
    const job = next();
    if (job !== undefined) lanes.finished(job, milliseconds);
  };
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { lanes, add, learn, wait, next };
}

describe('The lanes of queries', () => {
  it('start as many queries as there are slots, the first come first', () => {
    const { lanes, add, next } = lanesWith(2);
    const [a, b, c] = [add('a'), add('b'), add('c')];
    expect([next(), next(), next()]).toEqual([a, b, undefined]);
    lanes.finished(a, 10);
    expect(next()).toBe(c);
  });

  it('start queries of a shape known to be quick before all others', () => {
    const { lanes, add, learn, next } = lanesWith(1);
    learn('quick', 5);
    learn('slow', 900);
    const [slow, unknown, quick] = [add('slow'), add('unknown'), add('quick')];
    const order = [0, 0, 0].map(() => {
      const job = next();
      if (job !== undefined) lanes.finished(job, 1);
      return job;
    });
    expect(order).toEqual([quick, unknown, slow]);
  });

  it('keep the last slot free of queries known to be slow', () => {
    const { add, learn, next } = lanesWith(2);
    learn('slow', 900);
    const first = add('slow');
    add('slow');
    expect(next()).toBe(first);
    expect(next()).toBeUndefined();
    const quick = add('new');
    expect(next()).toBe(quick);
  });

  it('let a query stay beyond its time while another slot is left to the quick ones', () => {
    const { lanes, add, next } = lanesWith(2);
    const job = add('a');
    next();
    expect(lanes.mayStay(job)).toBe(true);
  });

  it('put back the query that overstays in the last slot, and start it again when another one is free', () => {
    const { lanes, add, next } = lanesWith(2);
    const [a, b] = [add('a'), add('b')];
    next();
    next();
    expect(lanes.mayStay(a)).toBe(true);
    expect(lanes.mayStay(b)).toBe(false);
    expect(next()).toBeUndefined();
    lanes.finished(a, 5_000);
    expect(next()).toBe(b);
    expect(lanes.mayStay(b)).toBe(true);
  });

  it('no longer give the last slot to unknown queries once several had to be put back', () => {
    const { lanes, add, learn, wait, next } = lanesWith(2);
    learn('quick', 5);
    const long = add('long');
    next();
    lanes.mayStay(long);
    for (const shape of ['x', 'y', 'z']) {
      const job = add(shape);
      expect(next()).toBe(job);
      expect(lanes.mayStay(job)).toBe(false);
    }
    const unknown = add('unknown');
    expect(next()).toBeUndefined();
    const quick = add('quick');
    expect(next()).toBe(quick);
    lanes.finished(quick, 5);
    wait(11_000);
    expect(next()).toBe(unknown);
  });

  it('give the last replica to an unknown query only while none has had to be ended lately', () => {
    const { lanes, add, wait, next } = lanesWith(2);
    const first = add('first');
    expect(next(1, false)).toBe(first);
    lanes.remove(first);
    const second = add('second');
    expect(next(1, false)).toBeUndefined();
    wait(11_000);
    expect(next(1, false)).toBe(second);
  });

  it('count no more slots than there are replicas, while some are being replaced', () => {
    const { add, learn, next } = lanesWith(3);
    learn('slow', 900);
    const slow = add('slow');
    expect(next(1, false)).toBeUndefined();
    expect(next(0, false)).toBeUndefined();
    expect(next(2, false)).toBe(slow);
  });

  it('never put back the only query that can run', () => {
    const { lanes, add, next } = lanesWith(1);
    const job = add('a');
    next();
    expect(lanes.mayStay(job)).toBe(true);
  });

  it('forget after ten minutes that a shape was slow', () => {
    const { add, learn, wait, next } = lanesWith(2);
    learn('a', 900);
    wait(11 * 60_000);
    add('b');
    next();
    const again = add('a');
    expect(next()).toBe(again);
  });

  it('let go of a query that was given up, waiting or running', () => {
    const { lanes, add, next } = lanesWith(1);
    const [a, b] = [add('a'), add('b')];
    next();
    expect([lanes.remove(b), lanes.remove(a)]).toEqual([false, true]);
    expect([lanes.length, next()]).toEqual([0, undefined]);
  });
});
