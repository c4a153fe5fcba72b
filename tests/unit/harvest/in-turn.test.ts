import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../src/harvest/in-turn.js';

describe('Work in turn', () => {
  it('is begun for the next ones while the first is waited for, and its results come in order', async () => {
    const said: string[] = [];
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
    const results = inTurn([0, 1, 2, 3], 3, async (n) => {
      said.push(`begin ${n}`);
      await gates[n]?.promise;
      return n;
    });
    const first = results.next();
    await Promise.resolve();
    expect(said).toEqual(['begin 0', 'begin 1', 'begin 2']);
    gates[2]?.resolve();
    gates[0]?.resolve();
    expect((await first).value).toBe(0);
    for (const gate of gates) gate.resolve();
    const rest: number[] = [];
    for await (const n of results) rest.push(n);
    expect(rest).toEqual([1, 2, 3]);
  });

  it('throws in its turn what a later piece has thrown before', async () => {
    const given: number[] = [];
    const work = async () => {
      for await (const n of inTurn([0, 1, 2], 3, async (one) => {
        if (one === 1) throw new Error('the second one');
        return one;
      })) {
        given.push(n);
      }
    };
    await expect(work()).rejects.toThrow('the second one');
    expect(given).toEqual([0]);
  });
});
