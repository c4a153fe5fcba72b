import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Iris } from '../../../src/model/iris.js';
import { openJournal } from '../../../src/store/journal.js';
import { JournalWriter } from '../../../src/store/journal-writer.js';
import { lockForWriting } from '../../../src/store/lock.js';
import { fillJournal } from '../../bench/fill.js';
import { startServer } from '../../bench/measure.js';
import { compareFacetsWithSparql } from '../../fixtures/facets-in-sparql.js';
import { untilIndexed } from '../../fixtures/running-site.js';

/** The start writes the project's own concepts, and records that had others are indexed anew: until none is left. */
async function untilSettled(origin: string): Promise<void> {
  for (;;) {
    await untilIndexed(origin);
    const [asked, answered] = [
      await fetch(`${origin}/healthz`),
      await fetch(`${origin}/recherche?format=json`),
    ];
    const { version, progress } = (await answered.json()) as { version: number; progress: unknown };
    if (version === Number(asked.headers.get('bis-dataset-version')) && progress === null) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

it('Over 11,000 records, facets and their combinations count what SPARQL counts', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'bis-facets-'));
  const base = { iri: 'http://localhost:3000/', explicit: false };
  const journal = openJournal({ directory, base });
  const lock = lockForWriting({ journal, command: 'test', clock: Date.now });
  const writer = new JournalWriter({ journal, lock, clock: Date.now });
  fillJournal(writer, { seed: 5, size: 11_000 }, new Iris(base.iri));
  lock.release();
  journal.close();
  const server = await startServer(directory, 3291);
  try {
    await untilSettled(server.origin);
    expect(await compareFacetsWithSparql(server.origin, 20)).toBeGreaterThan(40);
  } finally {
    await server.stop();
  }
});
