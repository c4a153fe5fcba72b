import { describe, expect, it } from 'vitest';
import {
  harvestRounds,
  migrationRounds,
  replacementRounds,
  restoreRounds,
} from '../../fixtures/kill-maintenance.js';
import { killRounds } from '../../fixtures/kill-rounds.js';
import { updateKillRounds } from '../../fixtures/update-kill-rounds.js';

describe('A process that is killed', () => {
  it('1,000 times while it writes, compacts and backs up loses nothing that it acknowledged', async () => {
    const outcome = await killRounds(1_000, Date.now());
    console.log(
      `${outcome.kills} kills, ${outcome.acknowledged} acknowledged changes, ${outcome.faults.length} faults`,
    );
    expect(outcome.faults).toEqual([]);
  });

  it.each([
    ['brings an old journal up to date', migrationRounds, 200],
    ['restores a backup', restoreRounds, 50],
    ['replaces a damaged journal', replacementRounds, 50],
    ['harvests', harvestRounds, 15],
  ])('while it %s leaves a whole state', async (what, rounds, count) => {
    const { faults, interrupted } = await rounds(count, Date.now());
    console.log(`${what}: ${count} rounds, ${interrupted} kills, ${faults.length} faults`);
    expect(faults).toEqual([]);
  });
});

it('A process killed 150 times while it updates loses no update that it acknowledged, and halves none', async () => {
  const outcome = await updateKillRounds(150, Date.now());
  console.log(`${outcome.kills} kills, ${outcome.acknowledged} acknowledged updates`);
  expect(outcome.faults).toEqual([]);
});
