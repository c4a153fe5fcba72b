/** Brings the schema of a journal up to date, and tells one that is of another time. */

import type { DatabaseSync } from 'node:sqlite';
import { JournalDamaged, JournalTooNew, JournalTooOld } from './errors.js';
import { schemaSteps as steps } from './schema-steps.js';

/** `application_id` of a journal file (https://sqlite.org/pragma.html#pragma_application_id): "BISj". */
const applicationId = 0x4249536a;

function pragma(database: DatabaseSync, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get();
  return Number(row?.[name] ?? 0);
}

/** Checks that the file is a journal of this version or an older one. Throws when it is neither. */
export function checkSchema(database: DatabaseSync, file: string): number {
  // In this order: another process may begin the journal meanwhile, and writes its tables, its mark and its version at once.
  const isEmpty = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
  const id = pragma(database, 'application_id');
  const version = pragma(database, 'user_version');
  if (id !== applicationId && !isEmpty) {
    throw new JournalDamaged(`${file} is not a journal of this software. Set BIS_DATA to another directory.`);
  }
  if (version > steps.length) {
    throw new JournalTooNew(
      `${file} was written by a newer version of this software (schema ${version}, this one knows ${steps.length}). ` +
        'Install that version, or set BIS_DATA to another directory.',
    );
  }
  return version;
}

/** Throws `JournalTooOld` when the schema lacks steps. */
export function assertMigrated(database: DatabaseSync, file: string): void {
  if (checkSchema(database, file) === steps.length) return;
  throw new JournalTooOld(
    `${file} was written by an older version of this software. Run a command that writes, such as "bis harvest", to bring it up to date.`,
  );
}

/** Brings the schema to a version (this one unless told), each step in a transaction of its own. */
export function migrate(database: DatabaseSync, file: string, target = steps.length): void {
  for (let version = checkSchema(database, file); version < target; version++) {
    database.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have taken the step meanwhile.
      if (checkSchema(database, file) === version) {
        database.exec(`${steps[version]};
          PRAGMA user_version = ${version + 1};
          PRAGMA application_id = ${applicationId};`);
      }
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
