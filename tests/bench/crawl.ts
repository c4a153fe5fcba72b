/**
 * A harvest over loopback HTTP, pace off, beside Scrapy with parsel reading the same fields of the same pages:
 * `npm run bench:crawl -- [--size 2000] [--scrapy PATH]`. The path is that of Scrapy's command (`pip install scrapy`);
 * without one only our side is measured. The server runs in a process of its own, on the other core.
 */

import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { loadProject } from '../../src/compose-project.js';
import { ArchiveWriter } from '../../src/crawl/archive-writer.js';
import { createFetcher } from '../../src/crawl/fetcher.js';
import { keepingPages } from '../../src/crawl/page-archive.js';
import { CaptureTable } from '../../src/store/capture-table.js';
import { FrontierTable } from '../../src/store/frontier-table.js';
import { openJournal } from '../../src/store/journal.js';
import { JournalWriter } from '../../src/store/journal-writer.js';
import { lockForWriting } from '../../src/store/lock.js';
import { harvestCorpus } from '../fixtures/corpus-harvest.js';
import { corpusHost, listUrl } from './corpus/to-pages.js';
import { machine, printTable, timed } from './measure.js';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '2000' },
    scrapy: { type: 'string' },
    repeat: { type: 'string', default: '3' },
  },
});
const size = Number(values.size);

async function startServer(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child = fork(new URL('./corpus/serve.js', import.meta.url), [String(size)]);
  const port = await new Promise<number>((resolve) =>
    child.once('message', (message) => resolve(Number(message))),
  );
  return { port, stop: () => void child.kill() };
}

async function ours(port: number, isLasting: boolean): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'bis-bench-'));
  const journal = openJournal({ directory, base: { iri: 'http://localhost:3000/', explicit: true } });
  const lock = lockForWriting({ journal, command: 'bench', clock: Date.now });
  const writer = new JournalWriter({ journal, lock, clock: Date.now });
  const read = createFetcher({
    resolutions: [{ host: corpusHost, address: '127.0.0.1', port }],
    userAgent: 'bis-bench',
    clock: Date.now,
  });
  const index = new CaptureTable({ journal, writer, clock: Date.now });
  const archive = new ArchiveWriter({
    ...{ directory: join(directory, 'archive'), source: 'apriles', software: 'bench' },
    ...{ newRecordId: () => `urn:uuid:${crypto.randomUUID()}`, lastOffset: (file) => index.lastOffset(file) },
  });
  const source = { id: 'apriles', hosts: [corpusHost] };
  const fetch = keepingPages({ source, read, archive, index, directory: join(directory, 'archive') });
  const run = new FrontierTable({ journal, writer, source: 'apriles', clock: Date.now, isFull: false });
  const project = loadProject();
  let pages = 0;
  const time = await timed(async () => {
    const report = await harvestCorpus({ project, fetch, writer, ...(isLasting ? { run } : {}) });
    pages = report.fetched;
  });
  await archive.close();
  lock.release();
  journal.close();
  rmSync(directory, { recursive: true });
  return pages / (time / 1000);
}

async function scrapy(command: string, port: number): Promise<number> {
  const spider = new URL('../../../tests/bench/scrapy_spider.py', import.meta.url).pathname;
  const directory = mkdtempSync(join(tmpdir(), 'bis-bench-'));
  const words = [
    'runspider',
    spider,
    '-a',
    `port=${port}`,
    '-a',
    `start=${listUrl(0)}`,
    '-o',
    join(directory, 'out.jsonl'),
  ];
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = await text(child.stderr);
  rmSync(directory, { recursive: true });
  const [, rate] = /pages a second: ([\d.]+)/.exec(said) ?? [];
  if (rate === undefined) throw new Error(`Scrapy did not come to its end:\n${said.slice(-2_000)}`);
  return Number(rate);
}

const server = await startServer();
const best = async (measure: () => Promise<number>) => {
  const rates: number[] = [];
  for (let n = 0; n < Number(values.repeat); n++) rates.push(await measure());
  return Math.max(...rates);
};
const rates: [string, number][] = [];
try {
  rates.push(
    [
      'ours: fetched, archived, mapped, validated, committed, frontier kept',
      await best(() => ours(server.port, true)),
    ],
    ['ours, without a frontier that lasts', await best(() => ours(server.port, false))],
  );
  const command = values.scrapy;
  if (command !== undefined) {
    rates.push([
      'Scrapy with parsel: fetched, the same fields selected, written as JSON lines',
      await best(() => scrapy(command, server.port)),
    ]);
  }
} finally {
  server.stop();
}
const floor = rates.at(-1)?.[1] ?? 1;
console.log(machine());
printTable(
  `A harvest of ${size} records over loopback HTTP, pace off`,
  ['', 'pages a second', 'ratio'],
  rates.map(([name, rate]) => [name, rate.toFixed(0), (rate / floor).toFixed(2)]),
);
