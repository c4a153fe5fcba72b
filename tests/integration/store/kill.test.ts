import { expect, it } from 'vitest';
import { killRounds } from '../../fixtures/kill-rounds.js';
import { updateKillRounds } from '../../fixtures/update-kill-rounds.js';

it('A process killed 20 times while it writes, compacts and backs up loses nothing that it acknowledged', async () => {
  const outcome = await killRounds(20, 1);
  expect(outcome.faults).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(20);
}, 120_000);

it('A process killed 10 times while it updates loses no update that it acknowledged, and halves none', async () => {
  const outcome = await updateKillRounds(10, 1);
  expect(outcome.faults).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(10);
}, 120_000);
