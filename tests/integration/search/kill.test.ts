import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openForReading } from '../../../src/store/journal.js';
import { JournalReader } from '../../../src/store/journal-reader.js';
import { seededRandom } from '../../bench/corpus/random.js';
import { keyOf, openTestIndex } from '../../fixtures/search-index.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const program = `${import.meta.dirname}/../../fixtures/indexing-process.js`;

async function runAndKill(directory: string, first: number, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [program, directory, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await once(child, 'close');
}

it('An index whose process is killed ten times while it is written is sound each time, and catches up', async () => {
  const directory = temporaryFolder();
  const random = seededRandom(4);
  for (let round = 0; round < 10; round++) {
    await runAndKill(directory, round * 1_000, 20 + random() * 100);
    const file = new DatabaseSync(join(directory, 'search.sqlite'));
    expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    file.close();
    const journal = openForReading(join(directory, 'journal.sqlite'));
    const reader = new JournalReader(journal);
    using index = openTestIndex({ directory, reader });
    const { items, total, version, progress } = index.search({ pageSize: 1000 });
    expect([version, progress]).toEqual([reader.version(), null]);
    const inJournal = [...reader.contentGraphs({})].map(({ iri, text }) => [
      iri.split('/').at(-1),
      /tour(\d+)/.exec(text)?.[1],
    ]);
    expect(total).toBe(inJournal.length);
    const tour = (text: string) => index.find(`tour${text}`, { pageSize: 1000 });
    for (const [key, number] of inJournal) expect(tour(number ?? '')).toContain(key);
    expect(items.map(keyOf).sort()).toEqual(inJournal.map(([key]) => key).sort());
    journal.close();
  }
}, 120_000);
