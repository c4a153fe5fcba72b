/** A harvest over loopback HTTP, pace off, beside Scrapy with parsel reading the same fields of the same pages. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PageThread } from '../../../src/cli/page-thread.js';
import { loadProject, type Project } from '../../../src/compose-project.js';
import { loadReconciliation } from '../../../src/compose-shared.js';
import { harvestCorpusSite } from '../../fixtures/corpus-site-harvest.js';
import { testIris } from '../../fixtures/data-directory.js';
import { listUrl } from '../corpus/to-pages.js';
import { timed } from '../measure.js';
import type { Python } from '../peers/python.js';
import { type Findings, times } from '../report.js';

interface HarvestOptions {
  readonly folder: string;
  readonly isQuick: boolean;
  readonly python: Python | null;
}

/** Pages a second of a new bank: fetched, archived, mapped, validated, committed. */
async function ours(
  project: Project,
  port: number,
  { folder }: HarvestOptions,
  pages: PageThread | null,
): Promise<number> {
  const directory = mkdtempSync(join(folder, 'harvest-'));
  const { reconcile } = loadReconciliation(project, testIris);
  const harvest = { project, reconcile, port, directory };
  let fetched = 0;
  const time = await timed(async () => {
    const report = await harvestCorpusSite(pages === null ? harvest : { ...harvest, pages });
    fetched = report.fetched;
  });
  rmSync(directory, { recursive: true });
  return fetched / (time / 1000);
}

async function scrapy(python: Python, port: number, folder: string): Promise<number> {
  const spider = join(process.cwd(), 'tests', 'bench', 'python', 'scrapy_spider.py');
  const out = mkdtempSync(join(folder, 'scrapy-'));
  const settings = ['-a', `port=${port}`, '-a', `start=${listUrl(0)}`, '-o', join(out, 'pages.jsonl')];
  const said = await python.run(['-m', 'scrapy', 'runspider', spider, ...settings], out);
  const [, rate] = /pages a second: ([\d.]+)/.exec(said) ?? [];
  if (rate === undefined) throw new Error(`Scrapy did not come to its end:\n${said.slice(-2_000)}`);
  return Number(rate);
}

/** Harvests a site of one size. The server runs in a process of its own, on the other core. */
export async function measureHarvest(options: HarvestOptions): Promise<Findings> {
  const { folder, isQuick, python } = options;
  const size = isQuick ? 300 : 2000;
  const child = fork(new URL('../corpus/serve.js', import.meta.url), [String(size)]);
  const [port] = (await once(child, 'message')) as [number];
  const project = loadProject();
  await using pages = new PageThread({
    ...{ directory: project.directory, base: testIris.base, startsAfter: 0 },
  });
  await pages.start();
  const own = () => ours(project, port, options, pages);
  const alone = () => ours(project, port, options, null);
  const theirs = python === null ? null : () => scrapy(python, port, folder);
  const best = new Map<() => Promise<number>, number>();
  try {
    // In turn, so that what else the machine does meets all alike; the first round of a process compiles what the others run.
    for (let n = 0; n < (isQuick ? 2 : 4); n++) {
      for (const measure of [own, alone, ...(theirs === null ? [] : [theirs])]) {
        best.set(measure, Math.max(best.get(measure) ?? 0, await measure()));
      }
    }
  } finally {
    child.kill();
  }
  const rate = (measure: () => Promise<number>) => best.get(measure) ?? 0;
  const rates: [string, number][] = [
    ['bis: fetched, archived, mapped, validated, committed, frontier kept', rate(own)],
    ['bis, all of it in one thread', rate(alone)],
  ];
  if (theirs !== null)
    rates.push([
      'Scrapy with parsel: fetched, the same fields selected, written as JSON lines',
      rate(theirs),
    ]);
  return {
    tables: [
      {
        title: `Harvest of ${size} records over loopback HTTP, pace off`,
        head: ['', 'pages a second', 'of ours'],
        rows: rates.map(([name, each]) => [name, each.toFixed(0), times(each / rate(own))]),
      },
    ],
    goals: [
      {
        goal: 'Harvest: as many pages a second as Scrapy',
        reached: theirs === null ? null : rate(own) / rate(theirs),
        isMet: (ratio) => ratio >= 1,
        reason:
          'Ours has each page in the archive, the journal and the frontier, on disk, before it is done with it.',
      },
    ],
  };
}
