/** The journal file: opening it, its settings, and what every connection to it needs. */

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { BaseMismatch, JournalDamaged } from './errors.js';
import { assertMigrated, checkSchema, migrate } from './migrations.js';

/** An open connection to the journal. */
export interface Journal {
  readonly database: DatabaseSync;
  readonly file: string;
  /** The base IRI that the data directory was begun under. */
  readonly base: string;
  close(): void;
}

export interface OpenOptions {
  /** The data directory; made when it is not there. */
  readonly directory: string;
  /** The base IRI asked for, or the one to begin with when none is asked for. */
  readonly base: { readonly iri: string; readonly explicit: boolean };
}

/** How long to wait for other processes' short transactions, in milliseconds. */
const busyTimeout = 10_000;

export const journalFileName = 'journal.sqlite';

/** SQLite's codes of a file that is damaged or is no database (SQLITE_CORRUPT, SQLITE_NOTADB). */
const damaged = new Set([11, 26]);

/** Names the damage and the remedy when SQLite reports one; other errors pass unchanged. */
export function translateDamage(error: unknown, file: string): unknown {
  const code = (error as { errcode?: number } | null)?.errcode;
  if (code === undefined || !damaged.has(code & 0xff)) return error;
  return new JournalDamaged(
    `${file} is damaged (${(error as Error).message}). Restore a backup, or set BIS_DATA to a new directory and harvest again.`,
    { cause: error },
  );
}

function configure(database: DatabaseSync): void {
  // FULL: a commit is on disk when it returns.
  // What compaction frees can be given back to the file system; it can be set on an empty file only.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL;');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
}

/**
 * Opens the journal for reading and writing, making or migrating it as needed.
 * Throws `JournalDamaged`, `JournalTooNew` or `BaseMismatch`.
 */
export function openJournal({ directory, base }: OpenOptions): Journal {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, journalFileName);
  const database = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    // Before anything is written: a foreign file is left as it is.
    checkSchema(database, file);
    configure(database);
    migrate(database, file);
    return { database, file, base: keepBase(database, base), close: () => database.close() };
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
    return { database, file, base: readSetting(database, 'base') ?? '', close: () => database.close() };
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
  if (readSetting(database, 'base') === undefined) {
    database
      .prepare(`INSERT INTO setting (name, value) VALUES ('base', ?) ON CONFLICT DO NOTHING`)
      .run(asked.iri);
  }
  const kept = readSetting(database, 'base') ?? asked.iri;
  if (kept === asked.iri) return kept;
  // Nothing has been minted yet, so nothing holds it.
  if (database.prepare('SELECT 1 FROM change LIMIT 1').get() === undefined) {
    database.prepare(`UPDATE setting SET value = ? WHERE name = 'base'`).run(asked.iri);
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
