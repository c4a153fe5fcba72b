/** Composes the doors that write: what updates the journal, and what gives its graphs as documents. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { imageFileNames, type Store } from './compose.js';
import type { Config } from './config.js';
import { queryText } from './installed-files.js';
import type { QueryEngine } from './model/ports.js';
import type { JsonLdContext } from './rdf/json-ld.js';
import type { WriteDoorsOptions } from './server/write-doors.js';
import { startUpdateParser } from './sparql/update-parser-thread.js';
import { DocumentThread } from './store/document-thread.js';
import { readFollowing } from './store/followed-table.js';
import { obstacleOf, sizeOf } from './store/memory-plan.js';
import { TokenTable } from './store/token-table.js';
import { Updater } from './store/updater.js';

/** What the doors that write work with; it has to be closed. */
export interface RunningDoors extends WriteDoorsOptions {
  close(): Promise<void>;
}

/** Starts it: its threads run when they are first needed. */
export function startDoors(
  { journal, reader, iris }: Store,
  config: Config,
  { context, engine }: { readonly context: JsonLdContext; readonly engine: QueryEngine },
): RunningDoors {
  const parser = startUpdateParser();
  const documents = new DocumentThread({ journal: journal.file, reader, context });
  const updates = new Updater({
    directory: config.data,
    image: join(config.data, imageFileNames.dataset),
    checkQuery: queryText('checks/replica'),
    context,
    obstacle: () => obstacleOf(sizeOf(reader), process.availableMemory()),
    queueLimit: 100,
  });
  return {
    ...{ documents, updates, engine },
    tokens: new TokenTable(journal, Date.now),
    parseUpdate: (question) => parser.ask(question),
    mode: journal.mode,
    defaultGraphQuery: queryText('pages/default-graph'),
    newName: randomUUID,
    base: iris.base,
    timeout: config.timeout,
    version: () => reader.version(),
    follows: () => readFollowing(journal)?.address ?? null,
    close: async () => {
      await Promise.all([updates.close(), documents.close(), parser.close()]);
    },
  };
}
