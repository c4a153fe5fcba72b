import { expect, it } from 'vitest';
import { killRounds } from '../../fixtures/kill-rounds.js';

it('A process killed 20 times while it writes, compacts and backs up loses nothing that it acknowledged', async () => {
  const outcome = await killRounds(20, 1);
  expect(outcome.faults).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(20);
}, 120_000);
