/** The journal file: opening it, its settings, and what every connection to it needs. */

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { BaseMismatch, damageRemedy, JournalDamaged, ModeMismatch, PlainDataset } from './errors.js';
import { assertMigrated, checkSchema, migrate } from './migrations.js';

/**
 * What the default graph is. `merged`: the RDF merge of the content graphs, which are the bank's. `plain`: a graph like
 * any other, for other uses of the software; graphs then hold blank nodes too, under labels that the journal keeps.
 */
export type DatasetMode = 'merged' | 'plain';

/** An open connection to the journal. */
export interface Journal {
  readonly database: DatabaseSync;
  readonly file: string;
  /** The base IRI that the data directory was begun under. */
  readonly base: string;
  readonly mode: DatasetMode;
  close(): void;
}

export interface OpenOptions {
  /** The data directory; made when it is not there. */
  readonly directory: string;
  /** The base IRI asked for, or the one to begin with when none is asked for; absent: the one that the directory has. */
  readonly base?: { readonly iri: string; readonly explicit: boolean };
  /** The mode asked for; absent: the one that the directory has, merged for a new one. */
  readonly mode?: DatasetMode;
}

/** How long to wait for another transaction, in milliseconds: longer than the longest update takes. */
export const busyTimeout = 90_000;

export const journalFileName = 'journal.sqlite';

/** SQLite's codes of a file that is damaged or is no database (SQLITE_CORRUPT, SQLITE_NOTADB). */
const damaged = new Set([11, 26]);

/** Names the damage and the remedy when SQLite reports one; other errors pass unchanged. */
export function translateDamage(error: unknown, file: string): unknown {
  const code = (error as { errcode?: number } | null)?.errcode;
  if (code === undefined || !damaged.has(code & 0xff)) return error;
  return new JournalDamaged(`${file} is damaged (${(error as Error).message}). ${damageRemedy}`, {
    cause: error,
  });
}

/** Pages that are kept in memory, in KiB: a commit of a hundred records must not be written twice for want of room. */
const cacheSize = 32_768;
/** Pages in the write-ahead log that are worth moving into the file: those written often move once. */
const checkpointAt = 4_000;

function configure(database: DatabaseSync): void {
  // What compaction frees can be given back to the file system; it can be set on an empty file only.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL;');
  database.exec(`PRAGMA cache_size = -${cacheSize}; PRAGMA wal_autocheckpoint = ${checkpointAt};`);
  // FULL: a commit is on disk when it returns.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
}

/**
 * Opens the journal for reading and writing, making or migrating it as needed.
 * Throws `JournalDamaged`, `JournalTooNew`, `BaseMismatch` or `ModeMismatch`.
 */
export function openJournal({ directory, base, mode }: OpenOptions): Journal {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, journalFileName);
  const database = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    // Before anything is written: a foreign file is left as it is.
    checkSchema(database, file);
    configure(database);
    migrate(database, file);
    return {
      database,
      file,
      base: keepBase(database, base),
      mode: keepMode(database, mode),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw translateDamage(error, file);
  }
}

/** Opens an existing journal for reading only. */
export function openForReading(file: string): Journal {
  const database = openReadOnly(file);
  try {
    database.exec('PRAGMA query_only = ON;');
    assertMigrated(database, file);
    return {
      database,
      file,
      base: readSetting(database, 'base') ?? '',
      mode: readMode(database),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw translateDamage(error, file);
  }
}

// In a folder that cannot be written SQLite needs to be told that nobody else writes either.
function openReadOnly(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeout });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    const code = (error as { errcode?: number }).errcode;
    if ((code !== 8 && code !== 14) || existsSync(`${file}-wal`)) throw translateDamage(error, file);
    const address = pathToFileURL(file);
    address.search = 'immutable=1';
    return new DatabaseSync(address, { readOnly: true });
  }
}

/** Throws `PlainDataset` where there are no sources, places and vocabulary. */
export function assertMerged({ mode, file }: Journal): void {
  if (mode === 'merged') return;
  throw new PlainDataset(
    `${file} holds a plain dataset, which has no sources. Set BIS_DATA to another directory to harvest.`,
  );
}

/** A setting of the journal. */
export function readSetting(database: DatabaseSync, name: string): string | undefined {
  const row = database.prepare('SELECT value FROM setting WHERE name = ?').get(name);
  return row === undefined ? undefined : String(row.value);
}

/** Sets a setting of the journal. */
export function writeSetting(database: DatabaseSync, name: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(name, value);
}

// IRIs are minted under the base, so it is kept for the life of the directory.
function keepBase(database: DatabaseSync, asked: OpenOptions['base']): string {
  if (asked === undefined) return readSetting(database, 'base') ?? '';
  if (readSetting(database, 'base') === undefined) {
    writeSetting(database, 'base', asked.iri);
  }
  const kept = readSetting(database, 'base') ?? asked.iri;
  if (kept === asked.iri) return kept;
  if (isUnwritten(database)) {
    writeSetting(database, 'base', asked.iri);
    return asked.iri;
  }
  if (asked.explicit) {
    throw new BaseMismatch(
      `This data directory was begun under the base IRI <${kept}>, and BIS_BASE says <${asked.iri}>. ` +
        'Unset BIS_BASE to keep it, or set BIS_DATA to a new directory and harvest again.',
    );
  }
  return kept;
}

// Nothing has been written yet, so nothing holds the settings that it was begun with.
function isUnwritten(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM change LIMIT 1').get() === undefined;
}

function readMode(database: DatabaseSync): DatasetMode {
  return readSetting(database, 'mode') === 'plain' ? 'plain' : 'merged';
}

function keepMode(database: DatabaseSync, asked: DatasetMode | undefined): DatasetMode {
  const kept = readMode(database);
  if (asked === undefined || asked === kept) return kept;
  if (isUnwritten(database)) {
    writeSetting(database, 'mode', asked);
    return asked;
  }
  throw new ModeMismatch(
    `This data directory holds a ${kept} dataset, and BIS_MODE says ${asked}. ` +
      'Unset BIS_MODE to keep it, or set BIS_DATA to a new directory.',
  );
}
