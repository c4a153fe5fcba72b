import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultsCsv } from '../../../src/rdf/media-types.js';
import { ReplicaPool } from '../../../src/store/replica-pool.js';
import { ReplicaThread, type ThreadAnswer } from '../../../src/store/replica-thread.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
} from '../../fixtures/data-directory.js';

const checkQuery = readFileSync('queries/checks/replica.rq', 'utf8');
const titles = '?s <http://purl.org/dc/terms/title> ?t . ?r <http://purl.org/dc/terms/title> ?u';

/** A store of records with titles of 10,000 characters, so that pairs of them are a large answer. */
function storeOf(records: number): TestStore {
  const store = openTestStore();
  const all = Array.from({ length: records }, (_, n) => recordGraphs(String(n), 'x'.repeat(10_000)));
  store.writer.replacePage(pageOf('all'), all);
  return store;
}

/** A replica's thread, once it is ready. */
function startThread(store: TestStore): Promise<ReplicaThread> {
  const options = {
    journal: store.journal.file,
    image: null,
    holding: 'dataset',
    afresh: true,
    checkQuery,
  } as const;
  return new Promise((resolve, reject) => {
    new ReplicaThread(options, {
      onReady: resolve,
      onFollowed: () => {},
      onLost: (_, error) => reject(error),
    });
  });
}

function run(thread: ReplicaThread, text: string): Promise<ThreadAnswer> {
  const graphs = { defaultGraphs: null, namedGraphs: null, rowCap: null };
  return thread.run({ text, mediaType: resultsCsv.mediaType, base: testBase, ...graphs });
}

describe('A replica', () => {
  it('refuses to give an answer that is too large to be held, and says what to do', async () => {
    using store = storeOf(70);
    const thread = await startThread(store);
    expect(await run(thread, `SELECT ?t ?u { ${titles} }`)).toEqual({
      kind: 'past-cap',
      cap: 'bytes',
      most: 64 * 2 ** 20,
    });
    expect(thread.state?.isSwollen).toBe(false);
    expect(await run(thread, 'ASK {}')).toMatchObject({ kind: 'answer' });
    await thread.end();
  });

  it('is to be replaced when a query has made it take much more memory', async () => {
    using store = storeOf(150);
    const thread = await startThread(store);
    expect((await run(thread, `SELECT ?t ?u { ${titles} }`)).kind).toBe('past-cap');
    expect(thread.state?.isSwollen).toBe(true);
    await thread.end();
  }, 60_000);
});

describe('A pool of replicas', () => {
  it('goes on after a query has swollen its only replica', async () => {
    using store = storeOf(150);
    const pool = new ReplicaPool({
      journal: store.journal.file,
      image: join(store.directory, 'image'),
      slots: 1,
      spares: 0,
      holding: 'dataset',
      queueLimit: 10,
      checkQuery,
      onEvent: (message) => expect.fail(message),
    });
    await expect.poll(() => pool.isReady(), { timeout: 20_000 }).toBe(true);
    const ask = (text: string) => pool.query({ text, format: resultsCsv, base: testBase, timeout: 30_000 });
    expect((await ask(`SELECT ?t ?u { ${titles} }`)).kind).toBe('past-cap');
    expect(pool.isReady()).toBe(false);
    expect((await ask('ASK {}')).kind).toBe('answer');
    await pool.close();
  }, 60_000);
});
