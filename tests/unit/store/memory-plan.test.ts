import { describe, expect, it } from 'vitest';
import { type DatasetSize, estimateReplica, planReplicas } from '../../../src/store/memory-plan.js';

const gigabyte = 2 ** 30;
/** The synthetic corpus of 40,000 initiatives, of which a replica was measured to take 912 MB. */
const corpus = { quads: 1_282_416, storedBytes: 96_000_000 };

const plan = (size: DatasetSize, wanted: number, available: number, mode: 'merged' | 'plain' = 'merged') =>
  planReplicas(size, { wanted, available, mode });

describe('The estimate of a replica', () => {
  it('is within a third of what was measured', () => {
    expect(estimateReplica(corpus) / 912e6).toBeGreaterThan(0.75);
    expect(estimateReplica(corpus) / 912e6).toBeLessThan(1.33);
  });

  it('counts the places that an empty bank soon holds', () => {
    expect(estimateReplica({ quads: 0, storedBytes: 0 })).toBeGreaterThan(200e6);
  });
});

describe('A plan of replicas', () => {
  it('keeps a spare of those that answer most where memory allows', () => {
    expect(plan(corpus, 2, 16 * gigabyte)).toEqual({
      defaultGraph: { slots: 2, spares: 1 },
      dataset: { slots: 2, spares: 0 },
      warning: null,
    });
  });

  it('starts fewer where it does not, those of the dataset first, and says so', () => {
    const planned = plan(corpus, 4, 4 * gigabyte);
    expect(planned).toMatchObject({
      defaultGraph: { slots: 3, spares: 0 },
      dataset: { slots: 1, spares: 0 },
    });
    expect(planned.warning).toMatch(/3 of 4 query threads are started.*BIS_WORKERS/);
  });

  it('has replicas of the dataset answer all queries where there is no memory for both kinds, and starts one at least', () => {
    const planned = plan(corpus, 2, gigabyte / 4);
    expect(planned).toMatchObject({ defaultGraph: null, dataset: { slots: 1, spares: 0 } });
    expect(planned.warning).toMatch(/1 of 2 query threads/);
  });

  it('answers queries that name no graph where the engine cannot hold the graphs, and says what to do for the others', () => {
    const planned = plan({ quads: 5_000_000, storedBytes: 400e6 }, 2, 64 * gigabyte);
    expect(planned).toMatchObject({ defaultGraph: { slots: 2, spares: 1 }, dataset: null });
    expect(planned.warning).toMatch(/holds 3\.0 GiB at most: queries with GRAPH.*BIS_REMOTE_QUERY/);
  });

  it('tells of queries that name graphs where there are fewer replicas for these alone', () => {
    const planned = plan(corpus, 2, 4 * gigabyte);
    expect(planned).toMatchObject({ defaultGraph: { slots: 2, spares: 1 }, dataset: { slots: 1 } });
    expect(planned.warning).toMatch(
      /2 of 2 query threads are started, with a spare, and .*name graphs.* 1 of 2\./,
    );
  });

  it('has one kind, with a spare, for a plain dataset, and none where the engine cannot hold all of it', () => {
    const dataset = { slots: 2, spares: 1 };
    expect(plan(corpus, 2, 16 * gigabyte, 'plain')).toEqual({ defaultGraph: null, dataset, warning: null });
    expect(plan(corpus, 2, 3 * gigabyte, 'plain').dataset).toEqual({ slots: 2, spares: 0 });
    const large = plan({ quads: 5_000_000, storedBytes: 400e6 }, 2, 64 * gigabyte, 'plain');
    expect(large).toMatchObject({ defaultGraph: null, dataset: null });
  });

  it('starts none for a dataset that the engine cannot hold, and says what to do instead', () => {
    const planned = plan({ quads: 20_000_000, storedBytes: 1.6e9 }, 2, 64 * gigabyte);
    expect(planned).toMatchObject({ defaultGraph: null, dataset: null });
    expect(planned.warning).toMatch(/holds 3\.0 GiB at most.*BIS_REMOTE_QUERY/);
  });
});
