import { describe, expect, it } from 'vitest';
import { estimateReplica, planReplicas } from '../../../src/store/memory-plan.js';

const gigabyte = 2 ** 30;
/** The synthetic corpus of 40,000 initiatives, of which a replica was measured to take 912 MB. */
const corpus = { quads: 1_282_416, storedBytes: 96_000_000 };

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
  it('keeps a spare where memory allows', () => {
    expect(planReplicas(corpus, 2, 16 * gigabyte)).toMatchObject({ slots: 2, spares: 1, warning: null });
  });

  it('starts fewer where it does not, and says so', () => {
    const plan = planReplicas(corpus, 4, 3 * gigabyte);
    expect(plan).toMatchObject({ slots: 2, spares: 0 });
    expect(plan.warning).toMatch(/2 of 4 query threads are started.*BIS_WORKERS/);
  });

  it('starts one at least', () => {
    expect(planReplicas(corpus, 2, gigabyte / 4)).toMatchObject({ slots: 1, spares: 0 });
  });

  it('starts none for a dataset that the engine cannot hold, and says what to do instead', () => {
    const plan = planReplicas({ quads: 5_000_000, storedBytes: 400e6 }, 2, 64 * gigabyte);
    expect(plan).toMatchObject({ slots: 0, spares: 0 });
    expect(plan.warning).toMatch(/holds 3\.0 GiB at most.*BIS_REMOTE_QUERY/);
  });
});
