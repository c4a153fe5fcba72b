import { describe, expect, it } from 'vitest';
import { killAmidUpdates } from '../fixtures/http-kill-round.js';

describe('A server that is killed amid updates', () => {
  it('has every update that it has acknowledged', async () => {
    const { acknowledged, lost } = await killAmidUpdates(60, 25);
    expect(lost).toEqual([]);
    // A server that takes no update at all would lose none.
    expect(acknowledged).toBeGreaterThanOrEqual(25);
  }, 120_000);
});
