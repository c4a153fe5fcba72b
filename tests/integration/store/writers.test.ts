import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { JournalWriter } from '../../../src/store/journal-writer.js';
import { verifyJournal } from '../../../src/store/verify.js';
import { openTestStore, pageOf, recordGraphs } from '../../fixtures/data-directory.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const program = `${import.meta.dirname}/../../fixtures/writing-process.js`;

/** Starts processes that want to write to one directory at once; returns what those said that gave up. */
async function race(directory: string, count: number): Promise<string[]> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [program, directory, '1'], { stdio: ['ignore', 'ignore', 'pipe'] }),
  );
  const losers: string[] = [];
  const ends = children.map(async (child) => {
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    if (code !== null) losers.push(said);
  });
  await expect.poll(() => losers.length, { timeout: 20_000 }).toBe(count - 1);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(ends);
  return losers;
}

describe('Writers that start at once', () => {
  it('on an empty directory or on one whose writer has died: one writes, the others name it', async () => {
    const directory = temporaryFolder();
    for (let round = 0; round < 3; round++) {
      const losers = await race(directory, 4);
      for (const said of losers) expect(said).toMatch(/JournalLocked: "test" \(process \d+ on .* is writing/);
    }
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);
});

describe('A clock that jumps back', () => {
  it('changes neither the order of the changes nor what a reader sees', () => {
    using store = openTestStore();
    let now = Date.parse('2026-06-01T12:00:00Z');
    const writer = new JournalWriter({ journal: store.journal, lock: store.lock, clock: () => now });
    const versions: number[] = [];
    for (const title of ['a', 'b', 'c']) {
      writer.replacePage(pageOf('1'), [recordGraphs('1', title)]);
      versions.push(store.reader.version());
      now -= 3_600_000;
    }
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
    const sequences = [...store.reader.changesAfter(0)].map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(store.reader.graph(recordGraphs('1', 'c').content.iri)?.text).toContain('"c"@fr');
    expect(verifyJournal(store.journal)).toEqual([]);
  });
});
