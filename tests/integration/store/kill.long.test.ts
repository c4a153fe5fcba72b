import { expect, it } from 'vitest';
import { killRounds } from '../../fixtures/kill-rounds.js';
import { updateKillRounds } from '../../fixtures/update-kill-rounds.js';

it('A process killed 1,000 times while it writes, compacts and backs up loses nothing that it acknowledged', async () => {
  const outcome = await killRounds(1_000, Date.now());
  console.log(
    `${outcome.kills} kills, ${outcome.acknowledged} acknowledged changes, ${outcome.faults.length} faults`,
  );
  expect(outcome.faults).toEqual([]);
});

it('A process killed 300 times while it updates loses no update that it acknowledged, and halves none', async () => {
  const outcome = await updateKillRounds(300, Date.now());
  console.log(`${outcome.kills} kills, ${outcome.acknowledged} acknowledged updates`);
  expect(outcome.faults).toEqual([]);
});
