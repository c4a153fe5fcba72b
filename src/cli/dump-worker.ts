/** The thread in which a dump is made: where the federation's writers meet the journal. */

import { parentPort, workerData } from 'node:worker_threads';
import { DumpFolder } from '../federation/dump-shelf.js';
import { makeDump } from '../federation/make-dump.js';
import type { JsonLdContext } from '../rdf/json-ld.js';
import { openForReading } from '../store/journal.js';
import { JournalReader } from '../store/journal-reader.js';
import { ownThreadId, ThreadPriority } from '../store/thread-priority.js';

/** What the thread needs to know. */
export interface DumpWorkerData {
  /** The journal's file, and the folder of dumps. */
  readonly journal: string;
  readonly folder: string;
  /** What the dump is begun under. */
  readonly id: string;
  readonly sources: readonly string[];
  readonly context: JsonLdContext;
}

async function run({ journal: file, folder, id, sources, context }: DumpWorkerData): Promise<void> {
  // Nobody waits for a dump as one waits for a page.
  new ThreadPriority(ownThreadId()).lower();
  const journal = openForReading(file);
  try {
    await makeDump({
      journal: new JournalReader(journal),
      shelf: new DumpFolder(folder),
      ...{ base: journal.base, sources, context, id, clock: Date.now },
    });
  } finally {
    journal.close();
  }
}

// Between two pieces of work: a thread that is ended from outside may be setting up a compressor.
parentPort?.once('message', () => process.exit());
parentPort?.unref();

await run(workerData as DumpWorkerData);
