import { afterEach, describe, expect, it } from 'vitest';
import type { QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { resultsCsv } from '../../../src/rdf/media-types.js';
import type { ReplicaPools } from '../../../src/store/replica-pools.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
} from '../../fixtures/data-directory.js';
import { startPools } from '../../fixtures/replica-pools.js';

const running: ReplicaPools[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((pools) => pools.close()));
});

/** The two pools over the store, which end with the test. */
function poolsOver(store: TestStore, why?: string): ReplicaPools {
  const pools = startPools(store, why);
  running.push(pools);
  return pools;
}

const untilReady = (pools: ReplicaPools) =>
  expect.poll(() => pools.isReady(), { timeout: 20_000 }).toBe(true);

function ask(pools: ReplicaPools, text: string, more: Partial<QueryRequest> = {}): Promise<QueryOutcome> {
  return pools.query({ text, format: resultsCsv, base: testBase, timeout: 20_000, ...more });
}

const runaway = `SELECT (COUNT(*) AS ?n) { ${'?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r'} }`;
const graphs = 'SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1';
const nothingNamed = { namesGraphs: false };

describe('Replicas of the default graph and of the dataset', () => {
  it('go on as one that is ready, and have queries wait, while one of the dataset is replaced', async () => {
    using store = openTestStore();
    for (let n = 0; n < 20; n++)
      store.writer.replacePage(pageOf(String(n)), [recordGraphs(String(n), 'Un titre')]);
    const pools = poolsOver(store);
    await untilReady(pools);
    expect(await ask(pools, runaway, { timeout: 300 })).toMatchObject({ kind: 'deadline' });
    expect(pools.isReady()).toBe(true);
    expect(await ask(pools, 'ASK { }', nothingNamed)).toMatchObject({ kind: 'answer' });
    expect(await ask(pools, graphs)).toMatchObject({ kind: 'answer' });
  });

  it('tell of the queries of both, and end those of either', async () => {
    using store = openTestStore();
    for (let n = 0; n < 20; n++)
      store.writer.replacePage(pageOf(String(n)), [recordGraphs(String(n), 'Un titre')]);
    const pools = poolsOver(store);
    await untilReady(pools);
    const outcomes = [ask(pools, runaway, nothingNamed), ask(pools, runaway)];
    const { queries } = pools.status();
    expect(queries.map(({ id }) => pools.cancel(id))).toEqual([true, true]);
    expect(await Promise.all(outcomes)).toMatchObject([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  });

  it('answer what names no graph where there are none of the dataset, and tell why for the rest', async () => {
    using store = openTestStore();
    const pools = poolsOver(store, 'There is no room for named graphs.');
    await untilReady(pools);
    expect(await ask(pools, 'ASK { }', nothingNamed)).toMatchObject({ kind: 'answer' });
    expect(await ask(pools, graphs)).toEqual({
      kind: 'unavailable',
      reason: 'There is no room for named graphs.',
    });
  });

  it('answer nothing before there are any, and start none once they are closed', async () => {
    using store = openTestStore();
    const pools = poolsOver(store);
    expect([await ask(pools, graphs), await ask(pools, 'ASK { }', nothingNamed)]).toMatchObject([
      { kind: 'not-ready' },
      { kind: 'not-ready' },
    ]);
    await pools.close();
    expect([pools.isReady(), pools.status().ready]).toEqual([false, 0]);
  });
});
