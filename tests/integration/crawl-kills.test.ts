import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyJournal } from '../../src/store/verify.js';
import {
  answers,
  crawlWithKills,
  mostAtOnce,
  sitesOfEveryKind,
  smallestGap,
} from '../fixtures/crawl-kills.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { startPartnerSites } from '../fixtures/partner-sites.js';

it('A crawl of many sites whose process is killed is complete, fetches nothing twice, and keeps its pace', async () => {
  const [hosts, records, scale] = [6, 30, 0.02];
  const scripts = sitesOfEveryKind(hosts, records, 101);
  await using sites = await startPartnerSites(scripts);
  const directory = mkdtempSync(join(tmpdir(), 'bis-crawl-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const kills = [40, 60];
  const { reports, killedAt } = await crawlWithKills({ directory, scripts, sites, scale, kills });
  expect(killedAt).toHaveLength(2);
  for (const report of reports) {
    // A page is done in the transaction that commits its records: none is met a second time.
    expect(report).toMatchObject({ left: 0, withheld: 0, changed: records, unchanged: 0 });
  }
  const store = openTestStore(directory);
  onTestFinished(() => store[Symbol.dispose]());
  for (const { host } of scripts) {
    const prefix = testIris.graph(host.split('.')[0] ?? '', '');
    expect([...store.reader.contentGraphs({ prefix })]).toHaveLength(records);
  }
  expect(verifyJournal(store.journal)).toEqual([]);
  // Each process that is killed may have one page in flight for each site.
  const repeated = [...answers(sites.log)].filter(([, count]) => count > 1);
  expect(repeated.length).toBeLessThanOrEqual(kills.length * hosts);
  expect(mostAtOnce(sites.log)).toBe(1);
  // Sources want two seconds between requests, a fiftieth of which is kept here; servers see the end of a request late.
  expect(smallestGap(sites.log, killedAt)).toBeGreaterThan(2_000 * scale * 0.8);
  expect(
    sites.log.some(({ host, path }) => path === '/prive' && ['h1', 'h6'].includes(host.split('.')[0] ?? '')),
  ).toBe(false);
});
