/**
 * What making dumps takes, at several sizes of the corpus: `npm run bench:dumps -- [--sizes 4000,16000]`. Each dump is made in a
 * process of its own (`dumping-process.ts`), so that its peak of memory is its own. Prints Markdown tables.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contentFormats } from '../../src/federation/content-formats.js';
import { Iris } from '../../src/model/iris.js';
import { writing } from './commits.js';
import type { Dumping } from './dumping-process.js';
import { fillJournal } from './fill.js';
import { machine, megabytes, printTable, seconds } from './measure.js';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '4000,16000' } } });
const sizes = values.sizes.split(',').map(Number);
const iris = new Iris('http://localhost:3000/');

/** The whole set, as `bis serve` makes it, then each format alone. */
const kinds = ['the whole set', ...contentFormats.map(({ name }) => name)];

async function measure(size: number): Promise<Dumping[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bis-bench-dumps-'));
  try {
    await writing(directory, async (writer) => fillJournal(writer, { seed: 1, size }, iris));
    return kinds.map((kind) => {
      const words = [join(import.meta.dirname, 'dumping-process.js'), directory, kind];
      return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Dumping;
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What a process took beyond what it had before it began. */
const beyond = ({ peak, floor }: Dumping) => peak - floor;

const measured: (readonly [size: number, dumpings: readonly Dumping[]])[] = [];
for (const size of sizes) {
  const dumpings = await measure(size);
  measured.push([size, dumpings]);
  printTable(
    `Dumps of ${size} initiatives`,
    ['', 'time', 'memory before', 'at most', 'beyond', 'files', 'compressed', 'as text'],
    dumpings.map((dumping, n) => [
      ...[kinds[n] ?? '', seconds(dumping.milliseconds), megabytes(dumping.floor), megabytes(dumping.peak)],
      ...[megabytes(beyond(dumping)), String(dumping.files), megabytes(dumping.bytes)],
      megabytes(dumping.uncompressedBytes),
    ]),
  );
}

const [first, ...others] = measured;
if (first !== undefined && others.length > 0) {
  printTable(
    `Memory beyond the floor, against that at ${first[0]}`,
    ['', ...others.map(([size]) => `${size} (${(size / first[0]).toFixed(1)} times as many)`)],
    kinds.map((kind, n) => {
      const least = first[1][n];
      const ratio = (dumping: Dumping | undefined) =>
        dumping === undefined || least === undefined ? '' : (beyond(dumping) / beyond(least)).toFixed(2);
      return [kind, ...others.map(([, dumpings]) => ratio(dumpings[n]))];
    }),
  );
}
console.log(`\n${machine()}`);
