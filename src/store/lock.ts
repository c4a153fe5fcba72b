/** One writer at a time: a row in the journal with a heartbeat, taken over when its process is gone. */

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { JournalLocked } from './errors.js';
import type { Journal } from './journal.js';
import { processBeginning } from './process-mark.js';

/** Held while a command writes. */
export interface WriterLock {
  /** Throws `JournalLocked` when another process has taken over; called inside each write transaction. */
  assertHeld(): void;
  release(): void;
}

export interface LockOptions {
  readonly journal: Journal;
  /** What the holder is doing, told to a second writer: `bis harvest`. */
  readonly command: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

interface Holder {
  readonly token: string;
  readonly process: number;
  readonly began: string;
  readonly host: string;
  readonly command: string;
  readonly since: string;
  readonly heartbeat: number;
}

const beat = 2_000;
/** Where nothing better is known, a holder is given up after this long without a heartbeat. */
const stale = 15_000;

function isAlive({ process: id, began, host, heartbeat }: Holder, now: number): boolean {
  if (host !== hostname() || began === '') return Math.abs(now - heartbeat) < stale;
  return processBeginning(id) === began;
}

function livingHolder({ database }: Pick<Journal, 'database'>, clock: () => number): Holder | null {
  const holder = database.prepare('SELECT * FROM writer').get() as Holder | undefined;
  return holder !== undefined && isAlive(holder, clock()) ? holder : null;
}

/** What tells the lock that a living process holds from every other; null: nobody writes. */
export function heldLock(journal: Pick<Journal, 'database'>, clock: () => number): string | null {
  return livingHolder(journal, clock)?.token ?? null;
}

/** Throws `JournalLocked`, naming the holder, when a living process is writing. */
export function assertNobodyWrites(journal: Journal, clock: () => number): void {
  const holder = livingHolder(journal, clock);
  if (holder === null) return;
  throw new JournalLocked(
    `"${holder.command}" (process ${holder.process} on ${holder.host}, since ${holder.since}) is writing to ${journal.file}. ` +
      'Wait until it ends, or stop it.',
  );
}

/** Takes the lock. Throws `JournalLocked`, naming the holder, when a living process has it. */
export function lockForWriting({ journal, command, clock }: LockOptions): WriterLock {
  const { database } = journal;
  const token = randomUUID();
  database.exec('BEGIN IMMEDIATE');
  try {
    assertNobodyWrites(journal, clock);
    database
      .prepare(
        `INSERT OR REPLACE INTO writer (one, token, process, began, host, command, since, heartbeat)
         VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        token,
        process.pid,
        processBeginning(process.pid),
        hostname(),
        command,
        new Date(clock()).toISOString(),
        clock(),
      );
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  return keepAlive(journal, token, clock);
}

function keepAlive({ database }: Journal, token: string, clock: () => number): WriterLock {
  const update = database.prepare('UPDATE writer SET heartbeat = ? WHERE token = ?');
  const held = database.prepare('SELECT 1 FROM writer WHERE token = ?');
  const timer = setInterval(() => {
    try {
      update.run(clock(), token);
    } catch {
      // A beat may be missed: what counts is whether the lock is still held, and each transaction asks that.
    }
  }, beat);
  timer.unref();
  return {
    assertHeld: () => {
      if (held.get(token) === undefined) {
        throw new JournalLocked('Another process has taken over the writing of this journal. Start again.');
      }
    },
    release: () => {
      clearInterval(timer);
      database.prepare('DELETE FROM writer WHERE token = ?').run(token);
    },
  };
}
