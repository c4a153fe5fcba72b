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

it('Forty sites with five thousand pages are harvested whole by a process that is killed five times', async () => {
  const [hosts, records, scale] = [40, 120, 0.05];
  const scripts = sitesOfEveryKind(hosts, records);
  await using sites = await startPartnerSites(scripts);
  const directory = mkdtempSync(join(tmpdir(), 'bis-crawl-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const kills = Array.from({ length: 5 }, () => 200 + Math.floor(Math.random() * 800));
  console.log(`The processes are killed after ${kills.join(', ')} requests.`);
  const { reports, killedAt } = await crawlWithKills({ directory, scripts, sites, scale, kills });
  expect(killedAt).toHaveLength(5);
  for (const report of reports) {
    expect(report).toMatchObject({ left: 0, withheld: 0, changed: records, unchanged: 0 });
  }
  const store = openTestStore(directory);
  onTestFinished(() => store[Symbol.dispose]());
  for (const { host } of scripts) {
    const prefix = testIris.graph(host.split('.')[0] ?? '', '');
    expect([...store.reader.contentGraphs({ prefix })]).toHaveLength(records);
  }
  expect(verifyJournal(store.journal)).toEqual([]);
  const pages = answers(sites.log);
  expect(pages.size).toBe(hosts * (records + Math.ceil(records / 25)));
  const repeated = [...pages].filter(([, count]) => count > 1);
  console.log(
    `${sites.log.length} requests for ${pages.size} pages; ${repeated.length} pages were read twice.`,
  );
  expect(repeated.length).toBeLessThanOrEqual(kills.length * hosts);
  expect(mostAtOnce(sites.log)).toBe(1);
  expect(smallestGap(sites.log, killedAt)).toBeGreaterThan(2_000 * scale * 0.8);
});
