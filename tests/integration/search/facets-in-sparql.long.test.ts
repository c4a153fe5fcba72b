import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
async function untilSettled(origin: string, directory: string): Promise<void> {
  await untilIndexed(origin);
  const index = new DatabaseSync(join(directory, 'search.sqlite'), { readOnly: true });
  const stale = index.prepare('SELECT count(*) AS n FROM document WHERE is_stale = 1');
  const version = index.prepare(`SELECT value FROM setting WHERE name = 'version'`);
  for (;;) {
    const response = await fetch(`${origin}/healthz`);
    const current = Number(response.headers.get('bis-dataset-version'));
    if (Number(version.get()?.value) === current && stale.get()?.n === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  index.close();
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
    await untilSettled(server.origin, directory);
    expect(await compareFacetsWithSparql(server.origin, 20)).toBeGreaterThan(40);
  } finally {
    await server.stop();
  }
});
