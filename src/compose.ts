/** An opened data directory, as the commands work with it. Other rooms meet in the files whose names begin like this one's. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, isTrial } from './config.js';
import { Iris } from './model/iris.js';
import { assertOwn, readFollowing } from './store/followed-table.js';
import { type Journal, journalFileName, openForReading, openJournal, readSetting } from './store/journal.js';
import { JournalReader } from './store/journal-reader.js';
import { JournalWriter } from './store/journal-writer.js';
import { lockForWriting } from './store/lock.js';

/** An opened data directory. */
export interface Store {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly iris: Iris;
}

/** Opens the data directory. Throws `JournalDamaged`, `JournalTooNew` or `BaseMismatch`. */
export function openStore(config: Config): Store {
  const journal = openJournal({
    directory: config.data,
    base: config.base,
    ...(config.mode === null ? {} : { mode: config.mode }),
  });
  return { journal, reader: new JournalReader(journal), iris: new Iris(journal.base) };
}

/** Whether a data directory has been begun. */
export function hasStore({ data }: Pick<Config, 'data'>): boolean {
  return existsSync(join(data, journalFileName));
}

/** Opens the data directory for reading only; null when there is none yet. Nothing is made or changed. */
export function openStoreForReading({ data }: Config): Store | null {
  if (!hasStore({ data })) return null;
  const journal = openForReading(join(data, journalFileName));
  return { journal, reader: new JournalReader(journal), iris: new Iris(journal.base) };
}

/** The images that replicas are restored from, in the data directory, by what they hold. */
export const imageFileNames = { dataset: 'replica-image', 'default graph': 'replica-image-default' } as const;

/** Runs `write` as the journal's one writer. Throws `JournalLocked` when another process is, or `FollowsStream`. */
export async function asWriter<Result>(
  store: Store,
  command: string,
  write: (writer: JournalWriter) => Promise<Result>,
): Promise<Result> {
  assertOwn(store.journal, command);
  return asWriterOfAny(store, command, write);
}

/** The same where the data directory may be the copy of a stream: for what adds nothing to what the stream tells. */
export async function asWriterOfAny<Result>(
  { journal }: Store,
  command: string,
  write: (writer: JournalWriter) => Promise<Result>,
): Promise<Result> {
  const lock = lockForWriting({ journal, command, clock: Date.now });
  try {
    return await write(new JournalWriter({ journal, lock, clock: Date.now }));
  } finally {
    lock.release();
  }
}

/** The setting of a data directory that is never to hold the demo. */
export const withoutDemo = 'without-demo';

/** Whether a data directory may be filled with the demo by itself; null: there is none yet. */
export function takesDemo(store: Store | null, config: Config): boolean {
  if (store === null) return isTrial(config, config.base.iri);
  const { database } = store.journal;
  const isOwn = readFollowing(store.journal) === null && readSetting(database, withoutDemo) === undefined;
  return isOwn && isTrial(config, store.iris.base);
}
