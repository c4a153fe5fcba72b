/** Writes the archive of a source anew with some of its records only, so that the disk gets back what the others took. */

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { endOfWholeMember } from './gzip-members.js';

/** A record of the archive. */
export interface KeptRecord {
  /** The file, relative to the folder of the archive. */
  readonly file: string;
  readonly offset: number;
}

export interface RewriteOptions {
  /** The folder of the archive. */
  readonly directory: string;
  readonly source: string;
  /** What is kept, in the order of files and offsets. */
  readonly records: readonly KeptRecord[];
  /**
   * Called when all of them are on disk in a new file, with where each one stands now: when it returns, the index names
   * the new places, and the old files go.
   */
  readonly commit: (places: readonly KeptRecord[]) => void;
}

const copied = 1 << 20;

/** The files of a source, relative to the folder of the archive, in their order. */
export function filesOf(directory: string, source: string): string[] {
  const folder = join(directory, source);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => /^\d+\.warc\.gz$/.test(name))
    .sort()
    .map((name) => `${source}/${name}`);
}

/**
 * Rewrites it. Ended before the index is committed, the old files are whole and in use; ended after it, old files may be
 * left, which the next rewriting removes. Returns how many bytes became free.
 */
export async function rewriteArchive({
  directory,
  source,
  records,
  commit,
}: RewriteOptions): Promise<number> {
  mkdirSync(join(directory, source), { recursive: true });
  const old = filesOf(directory, source);
  const number = Math.max(0, ...old.map((name) => Number.parseInt(basename(name), 10))) + 1;
  const name = `${source}/${String(number).padStart(5, '0')}.warc.gz`;
  const target = await open(join(directory, name), 'wx+');
  const places: KeptRecord[] = [];
  let size = 0;
  try {
    // The description of the file stands at the beginning of the first one.
    const [first] = old;
    if (first !== undefined) size = await copyMember(join(directory, first), 0, target, 0);
    for (const { file, offset } of records) {
      places.push({ file: name, offset: size });
      size += await copyMember(join(directory, file), offset, target, size);
    }
    await target.datasync();
  } finally {
    await target.close();
  }
  commit(places);
  let freed = -size;
  for (const file of old) {
    const path = join(directory, file);
    freed += await sizeOf(path);
    rmSync(path);
  }
  return freed;
}

async function copyMember(path: string, offset: number, target: FileHandle, at: number): Promise<number> {
  const source = await open(path, 'r');
  try {
    const end = await endOfWholeMember(source, offset);
    if (end === offset)
      throw new Error(`${path} holds no whole record at byte ${offset}. Run: bis archive verify`);
    for (let done = offset; done < end; ) {
      const { bytesRead, buffer } = await source.read(
        Buffer.alloc(Math.min(copied, end - done)),
        0,
        undefined,
        done,
      );
      await target.write(buffer, 0, bytesRead, at + done - offset);
      done += bytesRead;
    }
    return end - offset;
  } finally {
    await source.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
