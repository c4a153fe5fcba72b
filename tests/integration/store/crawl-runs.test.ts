import { expect, it, onTestFinished } from 'vitest';
import { isDue } from '../../../src/store/crawl-runs.js';
import { openTestStore } from '../../fixtures/data-directory.js';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 25, 12);
const ago = (hours: number) => new Date(now - hours * hour).toISOString();

interface Past {
  /** Hours since the last harvest from the site began, and whether it came to its end. */
  readonly run?: readonly [number, boolean];
  /** Hours since the last report was written, and the requests that it counts. */
  readonly report?: readonly [number, number | null];
}

it.each<[string, Past, boolean]>([
  ['never was read', {}, true],
  ['was read an hour ago', { run: [1, true], report: [1, 9] }, false],
  ['was read yesterday', { run: [24, true], report: [23.9, 9] }, true],
  ['was left by a process that died', { run: [0.1, false] }, true],
  ['was broken off ten minutes ago', { run: [2, false], report: [0.2, 9] }, false],
  ['was broken off more than an hour ago', { run: [4, false], report: [1.1, 9] }, true],
  ['is in a web archive on the network that was read today', { report: [5, 9] }, false],
  ['was read from a file today', { report: [5, null] }, true],
])('A source that %s: it is due or not', (_what, { run, report }, due) => {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  const { database } = store.journal;
  if (run !== undefined) {
    database
      .prepare('INSERT INTO crawl_run (source, number, started_at, is_over) VALUES (?, 1, ?, ?)')
      .run('a', ago(run[0]), Number(run[1]));
  }
  if (report !== undefined) {
    const text = JSON.stringify({ cost: report[1] === null ? null : { requests: report[1] } });
    database
      .prepare('INSERT INTO harvest_report (source, ended_at, report) VALUES (?, ?, ?)')
      .run('a', ago(report[0]), text);
  }
  expect(isDue(store.journal, 'a', now)).toBe(due);
});
