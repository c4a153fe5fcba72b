import { expect, it } from 'vitest';
import { damageRounds } from '../../fixtures/damaged-journal.js';

it('A journal damaged in a dozen ways makes no command crash, or give what was never written', async () => {
  expect(await damageRounds(Array.from({ length: 12 }, (_, n) => n + 1_000))).toEqual([]);
});
