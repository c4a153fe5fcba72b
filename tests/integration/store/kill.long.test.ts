import { expect, it } from 'vitest';
import { killRounds } from '../../fixtures/kill-rounds.js';

it('A process killed 1,000 times while it writes, compacts and backs up loses nothing that it acknowledged', async () => {
  const outcome = await killRounds(1_000, Date.now());
  console.log(
    `${outcome.kills} kills, ${outcome.acknowledged} acknowledged changes, ${outcome.faults.length} faults`,
  );
  expect(outcome.faults).toEqual([]);
});
