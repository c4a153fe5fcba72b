import { expect, it } from 'vitest';
import { killFollowers } from '../../fixtures/follow-kills.js';

it.each([2, 3])(
  'A follower that is killed a hundred times at random ends equal to its bank (seed %i)',
  async (seed) => {
    const { original, copy, faults } = await killFollowers(100, seed);
    expect([copy === original, faults]).toEqual([true, []]);
  },
);
