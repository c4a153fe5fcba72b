import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/compose.js';
import { readConfig } from '../../../src/config.js';
import { differences, published, replicate } from '../../fixtures/replicate-stream.js';
import { type RunningSite, startSite } from '../../fixtures/running-site.js';

let site: RunningSite;
let store: Store;

beforeAll(async () => {
  site = await startSite({ BIS_WORKERS: '1' });
  const settings = { BIS_DATA: site.directory };
  store = openStore(readConfig(settings, { home: site.directory, workingDirectory: site.directory }));
}, 180_000);

afterAll(async () => {
  store.journal.close();
  await site[Symbol.asyncDispose]();
});

describe('The npm client ldes-client', () => {
  it('replicates the demo dataset into exactly the published triples', async () => {
    const copy = await replicate(`${site.origin}/stream`);
    const original = published(store);
    expect(original.size).toBeGreaterThan(150);
    expect(differences(copy.graphs(), original)).toEqual([]);
    // Each version once: nothing was changed or removed since the bank began.
    expect(copy.members).toBe(original.size);
  }, 180_000);
});
