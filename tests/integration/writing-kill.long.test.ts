import { describe, expect, it } from 'vitest';
import { killAmidUpdates } from '../fixtures/http-kill-round.js';

describe('A server that is killed amid a thousand updates', () => {
  it.each([1, 137, 500, 861])('has every one that it has acknowledged (%i of them)', async (killAfter) => {
    const { acknowledged, lost } = await killAmidUpdates(1_000, killAfter);
    expect(lost).toEqual([]);
    expect(acknowledged).toBeGreaterThanOrEqual(killAfter);
  });
});
