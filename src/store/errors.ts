/** What can be wrong with a data directory, each told apart by its class and said with its remedy. */

/** The file is not a journal, or SQLite finds it damaged. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}

/** What to do about a damaged journal: every message about one ends with it. */
export const damageRemedy = 'Restore a backup, or set BIS_DATA to a new directory and harvest again.';

/** A newer version of the software has written the journal. */
export class JournalTooNew extends Error {
  override readonly name = 'JournalTooNew';
}

/** An older version of the software has written the journal, and who only reads it must not change it. */
export class JournalTooOld extends Error {
  override readonly name = 'JournalTooOld';
}

/** The journal was begun under another base IRI than the one asked for. */
export class BaseMismatch extends Error {
  override readonly name = 'BaseMismatch';
}

/** The journal was begun in another mode than the one asked for. */
export class ModeMismatch extends Error {
  override readonly name = 'ModeMismatch';
}

/** The journal holds a plain dataset, and what is asked for belongs to the bank's. */
export class PlainDataset extends Error {
  override readonly name = 'PlainDataset';
}

/** Another process is writing. */
export class JournalLocked extends Error {
  override readonly name = 'JournalLocked';
}

/** The data directory follows a stream, and what is asked for would add something of its own. */
export class FollowsStream extends Error {
  override readonly name = 'FollowsStream';
}
