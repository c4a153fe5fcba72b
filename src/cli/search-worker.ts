/** The thread of the search index: where the index meets the journal that it follows. */

import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { setAside } from '../search/index-file.js';
import { IndexServer } from '../search/index-server.js';
import { SearchIndex } from '../search/search-index.js';
import type { SearchWorkerData, ToSearch } from '../search/search-messages.js';
import { openForReading } from '../store/journal.js';
import { JournalReader } from '../store/journal-reader.js';

function run({ journal: file, index }: SearchWorkerData): void {
  const journal = openForReading(file);
  const reader = new JournalReader(journal);
  const server = new IndexServer({
    open: () =>
      new SearchIndex({
        file: index,
        journal: reader,
        base: journal.base,
        clock: () => performance.now(),
        newEpoch: randomUUID,
        onSetAside: (path) =>
          parentPort?.postMessage({
            kind: 'event',
            message: `the index was damaged; the old one is ${path}`,
          }),
      }),
    setAside: () => setAside(index),
    say: (message) => parentPort?.postMessage(message),
    later: (work, milliseconds) =>
      void (milliseconds === 0 ? setImmediate(work) : setTimeout(work, milliseconds)),
  });
  parentPort?.on('message', (message: ToSearch) => {
    server.hear(message);
    if (message.kind !== 'end') return;
    journal.close();
    process.exit();
  });
  server.start();
}

run(workerData as SearchWorkerData);
