/** Makes a dump of a data directory and tells what it took: run by `dumps.ts` with the directory and what is to be made. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentFormats,
  contentWriter,
  isOfInitiatives,
  readContent,
} from '../../src/federation/content-formats.js';
import { DumpFileWriter } from '../../src/federation/dump-file.js';
import { DumpFolder } from '../../src/federation/dump-shelf.js';
import { makeDump } from '../../src/federation/make-dump.js';
import { SharedNames } from '../../src/federation/shared-names.js';
import { jsonLdContext, readContext } from '../../src/installed-files.js';
import type { DumpFile } from '../../src/model/dump.js';
import { Iris } from '../../src/model/iris.js';
import type { Format } from '../../src/rdf/media-types.js';
import { openForReading } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { timed } from './measure.js';

/** What the process tells, as JSON. */
export interface Dumping {
  readonly milliseconds: number;
  /** Resident memory in bytes: with everything loaded and the journal open, and at most. */
  readonly floor: number;
  readonly peak: number;
  readonly files: number;
  readonly bytes: number;
  readonly uncompressedBytes: number;
}

const [directory = '', kind = ''] = process.argv.slice(2);
const folder = join(directory, 'dumps', kind);
const journal = openForReading(join(directory, 'journal.sqlite'));
const reader = new JournalReader(journal);
const context = jsonLdContext({ context: readContext() }, new Iris(journal.base));
const sources = reader.counts().bySource.map(({ source }) => source);
const format = contentFormats.find(({ name }) => name === kind);

const peakMemory = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;

/** All files of all formats, as `bis serve` makes them. */
async function makeAll(): Promise<readonly DumpFile[]> {
  const shelf = new DumpFolder(folder);
  const made = await makeDump({
    ...{ journal: reader, shelf, id: 'bench', clock: Date.now, base: journal.base, sources, context },
  });
  return made?.files ?? [];
}

/** One file of one format. */
async function makeOne(only: Format): Promise<readonly DumpFile[]> {
  mkdirSync(folder, { recursive: true });
  const writer = contentWriter(only, { context, version: reader.version() });
  const names = isOfInitiatives(only) ? new SharedNames(reader, journal.base) : null;
  const file = new DumpFileWriter({ folder, stem: 'all', source: null, format: only, writer });
  for (const stored of reader.contentGraphs({})) {
    await file.add(await writer.pieces(readContent(stored, { names })));
  }
  return [await file.close()];
}

const floor = peakMemory();
let files: readonly DumpFile[] = [];
const milliseconds = await timed(async () => {
  files = format === undefined ? await makeAll() : await makeOne(format);
});
journal.close();
const sum = (of: (file: DumpFile) => number) => files.reduce((total, file) => total + of(file), 0);
const dumping: Dumping = {
  ...{ milliseconds, floor, peak: peakMemory(), files: files.length },
  ...{
    bytes: sum(({ bytes }) => bytes),
    uncompressedBytes: sum(({ uncompressedBytes }) => uncompressedBytes),
  },
};
console.log(JSON.stringify(dumping));
