/** One writer at a time: a row in the journal with a heartbeat, taken over when its process is gone. */

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { JournalLocked } from './errors.js';
import type { Journal } from './journal.js';

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
  readonly process: number;
  readonly host: string;
  readonly command: string;
  readonly since: string;
  readonly heartbeat: number;
}

const beat = 2_000;
/** A holder on another host is given up after this long without a heartbeat. */
const stale = 15_000;

function isAlive({ process: id, host, heartbeat }: Holder, now: number): boolean {
  if (host !== hostname()) return Math.abs(now - heartbeat) < stale;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes the lock. Throws `JournalLocked`, naming the holder, when a living process has it. */
export function lockForWriting({ journal, command, clock }: LockOptions): WriterLock {
  const { database } = journal;
  const token = randomUUID();
  database.exec('BEGIN IMMEDIATE');
  try {
    const holder = database.prepare('SELECT * FROM writer').get() as Holder | undefined;
    if (holder !== undefined && isAlive(holder, clock())) {
      throw new JournalLocked(
        `"${holder.command}" (process ${holder.process} on ${holder.host}, since ${holder.since}) is writing to ${journal.file}. ` +
          'Wait until it ends, or stop it.',
      );
    }
    database
      .prepare('INSERT OR REPLACE INTO writer VALUES (1, ?, ?, ?, ?, ?, ?)')
      .run(token, process.pid, hostname(), command, new Date(clock()).toISOString(), clock());
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  return keepAlive(journal, token, clock);
}

function keepAlive({ database }: Journal, token: string, clock: () => number): WriterLock {
  const update = database.prepare('UPDATE writer SET heartbeat = ? WHERE token = ?');
  const held = database.prepare('SELECT 1 FROM writer WHERE token = ?');
  const timer = setInterval(() => update.run(clock(), token), beat);
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
