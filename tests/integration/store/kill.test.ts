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
  it('10 times while it writes, compacts and backs up loses nothing that it acknowledged', async () => {
    const outcome = await killRounds(10, 1);
    expect(outcome.faults).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(10);
  }, 120_000);

  it('5 times while it updates loses no update that it acknowledged, and halves none', async () => {
    const outcome = await updateKillRounds(5, 1);
    expect(outcome.faults).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(5);
  }, 120_000);

  it.each([
    ['brings an old journal up to date leaves one that can be brought up to date', migrationRounds, 4],
    ['restores a backup leaves all as it was, or all restored', restoreRounds, 2],
    ['replaces a damaged journal leaves the damaged one or the restored one', replacementRounds, 2],
    ['harvests leaves whole pages, and a harvest that can be begun again', harvestRounds, 1],
  ])(
    'while it %s',
    async (_what, rounds, count) => {
      const { faults, interrupted } = await rounds(count, 1);
      expect(faults).toEqual([]);
      expect(interrupted).toBeGreaterThan(0);
    },
    120_000,
  );
});
