/** What the operating system and SQLite refuse, in sentences that say what to do. */

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission denied. Run as a user who may, or choose another place',
  EADDRINUSE: 'the port is in use. Choose another one with PORT',
  EADDRNOTAVAIL: 'this machine does not have that address. Set BIS_HOST to one of its own',
  EEXIST: 'there is a file where a folder is needed. Choose another place, for example with BIS_DATA',
  EISDIR: 'this is a folder, and a file is needed',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full. Make room and run the command again: nothing was half-written',
  ENOTDIR: 'a part of the path is a file, not a folder. Choose another place, for example with BIS_DATA',
  ENOTFOUND: 'no such host is known. Set BIS_HOST to an address of this machine',
  EPERM: 'permission denied. Run as a user who may, or choose another place',
  EROFS: 'the file system is read-only. Choose another place, for example with BIS_DATA',
};

/** SQLite's primary result codes (https://sqlite.org/rescode.html). */
const sqliteErrors: Readonly<Record<number, string>> = {
  5: 'another process holds the journal for very long. Try again, or stop that process',
  8: 'the data directory is read-only. Run as a user who may write, or set BIS_DATA to another directory',
  10: 'the disk gave an error while the journal was read or written. Check the disk',
  11: 'the journal is damaged. Restore a backup, or set BIS_DATA to a new directory and harvest again',
  13: 'the disk is full. Make room and run the command again: nothing was half-written',
  14: 'the journal cannot be opened. Check that BIS_DATA is a folder in which you may write',
  26: 'the journal is not a database. Restore a backup, or set BIS_DATA to a new directory and harvest again',
};

/** What the system refuses now and may grant later, in a sentence for who goes on meanwhile; null: anything else. */
export function explainPassing(error: unknown): string | null {
  const { code, errcode } = error as SystemError;
  const isFull = code === 'ENOSPC' || ((errcode ?? 0) & 0xff) === 13;
  return isFull ? 'The disk is full: make room. Nothing was half-written.' : null;
}

interface SystemError extends Error {
  readonly code?: string;
  readonly path?: string;
  readonly address?: string;
  readonly errcode?: number;
}

/** A sentence for an error of the system or of SQLite; null when it is neither and was not foreseen. */
export function explainSystemError(error: unknown): string | null {
  const { code = '', path, address, errcode } = error as SystemError;
  if (errcode !== undefined) return sqliteErrors[errcode & 0xff] ?? null;
  const explanation = systemErrors[code];
  if (explanation === undefined) return null;
  const what = path ?? address;
  return what === undefined ? `${explanation}.` : `${what}: ${explanation}.`;
}
