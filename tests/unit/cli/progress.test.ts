import { describe, expect, it } from 'vitest';
import { formatProgress, ProgressBoard } from '../../../src/cli/progress.js';

const none = { fetched: 0, failed: 0, unchangedPages: 0, waiting: 0, ofNoKind: 0 };
const records = { found: 0, changed: 0, unchanged: 0, removed: 0, withheld: 0 };

describe('A line of progress', () => {
  it('says what was read and found, how fast, and how long the rest will take', () => {
    const progress = {
      ...none,
      ...records,
      fetched: 118,
      failed: 2,
      unchangedPages: 80,
      waiting: 300,
      found: 40,
      withheld: 3,
    };
    expect(formatProgress('apriles', progress, 60_000)).toBe(
      'apriles: 118 pages read (80 unchanged), 40 records, 3 withheld, 2 failed · 2.0 pages/s · 300 to go, 3 min left',
    );
  });

  it('says nothing that is not known', () => {
    expect(formatProgress('apriles', { ...none, ...records, fetched: 1 }, 0)).toBe(
      'apriles: 1 page read, 0 records',
    );
  });
});

it('Harvests that run side by side have one line, which goes when the last one is done', () => {
  const shown: (string | null)[] = [];
  const board = new ProgressBoard((line) => shown.push(line));
  board.set('b', 'b: 1 page read');
  board.set('a', 'a: 2 pages read');
  board.set('b', null);
  board.set('a', null);
  expect(shown).toEqual([
    'b: 1 page read',
    '2 sources | a: 2 pages read | b: 1 page read',
    'a: 2 pages read',
    null,
  ]);
});
