import { describe, expect, it } from 'vitest';
import { killAmidUpdates } from '../fixtures/http-kill-round.js';

describe('A server that is killed amid updates', () => {
  it('has every update that it has acknowledged', async () => {
    expect(await killAmidUpdates(60, 25)).toEqual({ acknowledged: expect.any(Number), lost: [] });
  }, 120_000);
});
