/** Copies of a journal, made and brought back while it is read and served. */

import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { linesOf } from './diff.js';
import { damageRemedy, JournalDamaged, ModeMismatch } from './errors.js';
import { ForgottenNames, namesOf } from './forgotten-names.js';
import { type Journal, journalFileName, openForReading, translateDamage } from './journal.js';
import type { JournalWriter } from './journal-writer.js';
import { unpack } from './packing.js';
import { type Finding, verifyJournal } from './verify.js';

/**
 * Writes a copy of the journal to a file, which is there whole or not at all. Others may read and write meanwhile:
 * the copy is of one state. Throws when the copy is not sound.
 */
export async function backupJournal({ file: journal }: Pick<Journal, 'file'>, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  removeDatabase(temporary);
  try {
    await copyTo(journal, temporary);
    finishCopy(temporary, journal);
    renameSync(temporary, file);
  } finally {
    removeDatabase(temporary);
  }
}

// On a connection of its own, since the copying goes on in another thread; in one step, so that it is of one state.
async function copyTo(journal: string, file: string): Promise<void> {
  const source = new DatabaseSync(journal, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, file, { rate: 2 ** 31 - 1 });
  } finally {
    source.close();
  }
}

// A copy is one file, nobody is writing to it, and who gets it gets no key.
function finishCopy(file: string, of: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA journal_mode = DELETE; DELETE FROM writer; DELETE FROM token;');
  } finally {
    copy.close();
  }
  const finding = firstFinding(file);
  if (finding !== null) {
    throw new JournalDamaged(`${of} is damaged, so no backup was made of it. ${finding} ${damageRemedy}`);
  }
}

/** Throws `JournalDamaged` when the backup is not a sound journal. */
export function assertSound(file: string): void {
  const finding = firstFinding(file);
  if (finding !== null) throw new JournalDamaged(`${file} is not sound. ${finding} Choose another backup.`);
}

// The first thing that is wrong with a file, or null.
function firstFinding(file: string): Finding | null {
  const journal = openForReading(file);
  try {
    return verifyJournal(journal)[0] ?? null;
  } catch (error) {
    if (translateDamage(error, file) === error) throw error;
    return `${(error as Error).message}.`;
  } finally {
    journal.close();
  }
}

export interface Restoration {
  /** Graphs that were brought back or changed, and graphs that were removed. */
  readonly changed: number;
  readonly removed: number;
}

/**
 * Brings a journal to the state of a backup, as changes: history goes on, and whoever follows the journal follows
 * this too. All of it is seen at once, or nothing. Throws `ModeMismatch`.
 */
export function restoreInto(writer: JournalWriter, journal: Journal, file: string): Restoration {
  const copy = openForReading(file);
  try {
    if (copy.mode !== journal.mode) {
      throw new ModeMismatch(
        `${file} holds a ${copy.mode} dataset, and ${journal.file} a ${journal.mode} one. Set BIS_DATA to a new directory to restore it.`,
      );
    }
    return writer.batch(() => {
      const forgotten = new ForgottenNames(journal);
      const pages = copy.database
        .prepare('SELECT id, url, source, seen_at, is_alias FROM page')
        .all()
        .filter(({ url, source }) => !forgotten.has(String(url)) && !forgotten.has(String(source)));
      const pageIds = new Map(pages.map((page) => [page.id, writer.restorePage(page as never)]));
      const rows = copy.database.prepare(
        'SELECT iri, kind, page, text FROM graph JOIN graph_text ON graph_text.graph = graph.id ORDER BY iri',
      );
      const kept = new Set<string>();
      let changed = 0;
      for (const { iri, kind, page, text } of rows.iterate()) {
        kept.add(String(iri));
        const graph = {
          iri: String(iri),
          kind: kind as 'content' | 'provenance',
          page: pageIds.get(page as never) ?? null,
        };
        if (namesOf(graph.iri, journal.base).some((name) => forgotten.has(name))) continue;
        if (writer.putGraph({ ...graph, lines: linesOf(unpack(text)) })) changed++;
      }
      return { changed, removed: removeOthers(writer, journal, kept) };
    });
  } finally {
    copy.close();
  }
}

function removeOthers(writer: JournalWriter, { database }: Journal, kept: ReadonlySet<string>): number {
  const others = database
    .prepare('SELECT iri, kind FROM graph WHERE quads > 0')
    .all()
    .filter(({ iri }) => !kept.has(String(iri)));
  for (const { iri, kind } of others) {
    writer.putGraph({ iri: String(iri), kind: kind as 'content' | 'provenance', page: null, lines: [] });
  }
  return others.length;
}

/**
 * Puts a backup in the place of a journal that is missing or beyond repair; what was there is set aside.
 * Nobody may have it open. Returns where the damaged one was put, or null.
 */
export async function replaceJournal(directory: string, file: string): Promise<string | null> {
  assertSound(file);
  mkdirSync(directory, { recursive: true });
  const target = join(directory, journalFileName);
  const temporary = `${target}.restored`;
  removeDatabase(temporary);
  try {
    await copyTo(file, temporary);
    beginHistory(temporary);
    const aside = setAside(target);
    renameSync(temporary, target);
    return aside;
  } finally {
    removeDatabase(temporary);
  }
}

// Until the new one takes its name, the old one keeps it: ended in between, there is a journal still, and no server
// begins an empty one. What is left in its write-ahead log must not be applied to the new one.
function setAside(target: string): string | null {
  if (!existsSync(target)) return null;
  const aside = `${target}.damaged-${Date.now()}`;
  try {
    linkSync(target, aside);
  } catch {
    renameSync(target, aside);
  }
  if (existsSync(`${target}-wal`)) renameSync(`${target}-wal`, `${aside}-wal`);
  rmSync(`${target}-shm`, { force: true });
  return aside;
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
}

function beginHistory(file: string): void {
  const copy = new DatabaseSync(file);
  // Its history is another one from here on: images and followers of the old one must not take it for theirs.
  copy.exec(
    `UPDATE setting SET value = lower(hex(randomblob(16))) WHERE name = 'identity'; DELETE FROM writer;`,
  );
  copy.close();
}
