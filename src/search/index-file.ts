/** The file of the search index: opening it, its schema, its settings. It can be made anew from the journal at any time. */

import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export const indexFileName = 'search.sqlite';

/** `application_id` of an index file (https://sqlite.org/pragma.html#pragma_application_id): "BISs". */
const applicationId = 0x42495373;
/** Raised whenever the tables, the forms of words or what is read from records change: an index of another one is made anew. */
const schemaVersion = 9;

const schema = `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

  -- Concepts, places and sources, those that are only referred to included (they have no names yet).
  CREATE TABLE thing (
    id INTEGER PRIMARY KEY,
    iri TEXT NOT NULL UNIQUE,
    graph TEXT,
    -- JSON: {names, otherNames, broader}
    described TEXT,
    latitude REAL,
    longitude REAL
  ) STRICT;
  CREATE INDEX thing_by_graph ON thing (graph) WHERE graph IS NOT NULL;

  -- The labels of concepts, as stems joined by spaces: words that stand for one another.
  CREATE TABLE label (
    key TEXT NOT NULL,
    thing INTEGER NOT NULL,
    PRIMARY KEY (key, thing)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX label_by_thing ON label (thing);

  -- What places are called, folded.
  CREATE TABLE place_name (
    key TEXT NOT NULL,
    thing INTEGER NOT NULL,
    PRIMARY KEY (key, thing)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX place_name_by_thing ON place_name (thing);

  -- Every word met, without accents, with its stem in each language: what the last word is completed from.
  CREATE TABLE word (word TEXT NOT NULL, stem TEXT NOT NULL, PRIMARY KEY (word, stem)) STRICT, WITHOUT ROWID;

  -- One row a record; what is no longer there keeps its row, so that who holds a copy learns of it.
  CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    graph TEXT NOT NULL,
    iri TEXT NOT NULL,
    -- One of the kinds that are searched.
    kind TEXT,
    revision INTEGER NOT NULL,
    is_stale INTEGER NOT NULL DEFAULT 0,
    title_key TEXT,
    date TEXT,
    -- The last day on which a call is open.
    last_day TEXT,
    -- When it came to the bank, in milliseconds since the epoch.
    came_at INTEGER,
    -- Uint32Array of facet codes, Float64Array of latitudes and longitudes.
    facets BLOB,
    positions BLOB,
    -- JSON: what a list of results shows; null when the record is gone.
    shown TEXT,
    UNIQUE (graph, iri)
  ) STRICT;
  CREATE INDEX document_by_revision ON document (revision);
  CREATE INDEX stale_document ON document (id) WHERE is_stale = 1;
  CREATE INDEX document_by_title ON document (title_key) WHERE title_key IS NOT NULL;

  CREATE VIRTUAL TABLE text USING fts5 (
    title, labels, names, places, abstract, description,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
  );
`;

/** An open connection to the index. */
export interface IndexFile {
  readonly database: DatabaseSync;
  close(): void;
}

/** Another version of the software has made the index its own while this one was using it. */
export class IndexTaken extends Error {
  override readonly name = 'IndexTaken';
}

/** SQLite's codes of a file that is damaged or is no database (SQLITE_CORRUPT, SQLITE_NOTADB). */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number } | null)?.errcode ?? 0;
  return [11, 26].includes(code & 0xff);
}

/** Whether another process is writing (SQLITE_BUSY). */
export function isBusy(error: unknown): boolean {
  return (((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff) === 5;
}

/** Opens the index, making it when it is not there or of another schema. A damaged one is set aside, and told of. */
export function openIndexFile(file: string, onSetAside: (path: string) => void): IndexFile {
  try {
    return open(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    onSetAside(setAside(file));
    return open(file);
  }
}

/** Puts a damaged file out of the way. Returns where it went; only the last one is kept. */
export function setAside(file: string): string {
  const aside = `${file}.damaged`;
  for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
  if (existsSync(file)) renameSync(file, aside);
  return aside;
}

function open(file: string): IndexFile {
  const database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: false });
  try {
    // NORMAL: after a power cut the index may be a little older, and catches up.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;');
    inWriteTransaction(database, () => make(database));
    // Who finds another process writing has something else to do meanwhile.
    database.exec('PRAGMA busy_timeout = 0;');
    return { database, close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

function isOurs(database: DatabaseSync): boolean {
  return (
    pragma(database, 'application_id') === applicationId && pragma(database, 'user_version') === schemaVersion
  );
}

// In place: another process may have the file open.
function make(database: DatabaseSync): void {
  if (isOurs(database)) return;
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC`,
    )
    .all()
    .map(({ name }) => String(name).replaceAll('"', '""'));
  // Dropping a virtual table drops its shadow tables with it.
  for (const name of tables) database.exec(`DROP TABLE IF EXISTS "${name}"`);
  database.exec(
    `${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion};`,
  );
}

/** Throws `IndexTaken` when the index is no longer of this schema. */
export function assertOurs(database: DatabaseSync): void {
  if (isOurs(database)) return;
  throw new IndexTaken(
    'Another version of this software uses the search index of this data directory. Stop one of them, then start this one again.',
  );
}

/** Runs `write` in a transaction: all of it is kept, or nothing. Throws SQLITE_BUSY when another process is writing. */
export function inWriteTransaction<Result>(database: DatabaseSync, write: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = write();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `read` on one unchanging state of the index. */
export function inReadTransaction<Result>(database: DatabaseSync, read: () => Result): Result {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    if (database.isTransaction) database.exec('COMMIT');
  }
}
