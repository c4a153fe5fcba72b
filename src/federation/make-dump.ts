/** Makes the dump of the dataset as it stands, beside its final name: whoever dies over it leaves none. */

import type { DumpManifest } from '../model/dump.js';
import type { ChangeFeed, GraphReader } from '../model/ports.js';
import type { DumpFolder } from './dump-shelf.js';
import { type DumpWriterOptions, writeDumpFiles } from './dump-writer.js';

/** The journal, of which one state can be held while much is read. */
export interface DumpedJournal extends GraphReader, Pick<ChangeFeed, 'forgotten'> {
  during<Result>(read: () => Promise<Result>): Promise<Result>;
  /** When the last change was made (ISO 8601); null: there was none. */
  changedAt(): string | null;
}

export interface MakeDumpOptions extends Omit<DumpWriterOptions, 'reader' | 'folder' | 'version'> {
  readonly journal: DumpedJournal;
  readonly shelf: DumpFolder;
  /** What the folder is begun under: see `DumpFolder.begin`. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Makes it, unless it is there. Null: something was forgotten meanwhile, so that it must not be shown. */
export async function makeDump(options: MakeDumpOptions): Promise<DumpManifest | null> {
  const { journal, shelf, id, clock } = options;
  const made = await journal.during(async () => {
    const version = journal.version();
    const there = shelf.find(version);
    if (there !== null) return { folder: null, manifest: there };
    const folder = shelf.begin(version, id);
    try {
      const files = await writeDumpFiles({ ...options, reader: journal, folder, version });
      const at = journal.changedAt() ?? new Date(clock()).toISOString();
      return { folder, manifest: { version, at, madeAt: new Date(clock()).toISOString(), files } };
    } catch (error) {
      shelf.abandon(folder);
      throw error;
    }
  });
  const { folder, manifest } = made;
  // The state that was held does not know what was forgotten since.
  const isForgotten = journal.forgotten() > manifest.version;
  if (folder !== null && isForgotten) shelf.abandon(folder);
  else if (folder !== null) finishOrAbandon(shelf, folder, manifest);
  shelf.prune({ forgotten: journal.forgotten() });
  return isForgotten ? null : manifest;
}

// A disk that is full is to have nothing more on it.
function finishOrAbandon(shelf: DumpFolder, folder: string, manifest: DumpManifest): void {
  try {
    shelf.finish(folder, manifest);
  } catch (error) {
    shelf.abandon(folder);
    throw error;
  }
}
