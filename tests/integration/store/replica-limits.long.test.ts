import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resultsCsv } from '../../../src/rdf/media-types.js';
import { ReplicaPool } from '../../../src/store/replica-pool.js';
import { openTestStore, pageOf, recordGraphs, testBase } from '../../fixtures/data-directory.js';

it('A query that exhausts the memory of the engine costs its replica, and no other query', async () => {
  using store = openTestStore();
  const long = 'x'.repeat(10_000);
  store.writer.replacePage(
    pageOf('all'),
    Array.from({ length: 700 }, (_, n) => recordGraphs(String(n), long)),
  );
  const events: string[] = [];
  const pool = new ReplicaPool({
    journal: store.journal.file,
    image: join(store.directory, 'image'),
    slots: 1,
    spares: 0,
    holding: 'dataset',
    queueLimit: 10,
    checkQuery: readFileSync('queries/checks/replica.rq', 'utf8'),
    onEvent: (message) => events.push(message),
  });
  await expect.poll(() => pool.isReady(), { timeout: 60_000 }).toBe(true);
  const ask = (text: string) => pool.query({ text, format: resultsCsv, base: testBase, timeout: 120_000 });
  const title = '<http://purl.org/dc/terms/title>';
  const outcome = await ask(`SELECT (GROUP_CONCAT(?t) AS ?all) { ?s ${title} ?t . ?r ${title} ?u }`);
  expect(outcome.kind).toBe('broke');
  expect(events).toEqual([expect.stringMatching(/ended by itself and is replaced: RuntimeError/)]);
  expect((await ask('ASK {}')).kind).toBe('answer');
  await pool.close();
});
