/**
 * The memory of a harvest over loopback HTTP, pace off, at several sizes of the site: `npm run bench:harvest-memory --
 * [--sizes 1000,10000,40000]`. Each is made by a process of its own, into a bank of its own.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CorpusHarvested } from '../fixtures/corpus-harvesting-process.js';
import { machine, megabytes, printTable, seconds } from './measure.js';

async function firstMessage(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`A process ended with ${code}.`))),
  ]);
  return message;
}

/** Harvests a site of so many records. */
async function harvest(size: number): Promise<CorpusHarvested> {
  const directory = mkdtempSync(join(tmpdir(), 'bis-bench-'));
  const server = fork(new URL('./corpus/serve.js', import.meta.url), [String(size)]);
  try {
    const port = await firstMessage(server);
    const program = new URL('../fixtures/corpus-harvesting-process.js', import.meta.url);
    return (await firstMessage(
      fork(program, [String(port), directory], { execArgv: ['--expose-gc'] }),
    )) as CorpusHarvested;
  } finally {
    server.kill();
    rmSync(directory, { recursive: true });
  }
}

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,40000' } } });
const rows: string[][] = [];
let least: number | null = null;
for (const size of values.sizes.split(',').map(Number)) {
  if (!Number.isInteger(size) || size < 1) throw new Error(`--sizes "${values.sizes}" names no sizes.`);
  const { report, atStart, peak, inUse, time } = await harvest(size);
  const beyond = peak - atStart;
  least ??= beyond;
  rows.push([
    String(report.fetched),
    megabytes(atStart),
    megabytes(peak),
    megabytes(beyond),
    (beyond / least).toFixed(2),
    megabytes(inUse ?? Number.NaN),
    seconds(time),
    `${(report.fetched / (time / 1000)).toFixed(0)}`,
  ]);
}
console.log(machine());
printTable(
  'Memory of a harvest',
  [
    'pages',
    'at start',
    'at most',
    'beyond the start',
    'of the first',
    'in use in the main thread after the last page',
    'time',
    'pages a second',
  ],
  rows,
);
