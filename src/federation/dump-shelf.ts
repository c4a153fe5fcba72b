/** The folder of dumps: `dumps/<version>/`, each whole or not there. */

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DumpManifest } from '../model/dump.js';

/** The folder of dumps in the data directory. */
export const dumpsFolderName = 'dumps';
/** Lists the files of a dump. */
export const manifestName = 'index.json';
/** Checksums of its files as `sha256sum -c` reads them. */
export const checksumsName = 'SHA256SUMS';
/** Dumps that are kept: the latest one, and those that somebody may still be loading. */
const keptDumps = 3;
/** What was left unfinished goes after so many milliseconds, when nobody knows whether its process has ended. */
const abandonedAfter = 24 * 3_600_000;

const unfinished = '.part';

/** Dumps on disk. Several processes may share the folder. */
export class DumpFolder {
  readonly #folder: string;
  readonly #known = new Map<number, DumpManifest>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Versions that have a dump, the latest first. */
  versions(): number[] {
    return this.#names()
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => b - a);
  }

  latest(): DumpManifest | null {
    for (const version of this.versions()) {
      const manifest = this.find(version);
      if (manifest !== null) return manifest;
    }
    return null;
  }

  find(version: number): DumpManifest | null {
    const path = this.path(version, manifestName);
    // Another process may have removed it: a dump that is known has to be there still.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) {
      this.#known.delete(version);
      return null;
    }
    const known = this.#known.get(version);
    if (known !== undefined) return known;
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as DumpManifest;
    this.#known.set(version, manifest);
    return manifest;
  }

  /** Where a file of a dump stands. */
  path(version: number, name: string): string {
    return join(this.#folder, String(version), name);
  }

  /** An empty folder to write a dump into. `id`: the mark of the process, a dot, and a text that no other call gives. */
  begin(version: number, id: string): string {
    const folder = join(this.#folder, `${version}.${id}${unfinished}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Takes a folder that was written as the dump of its version; one that is there already stays. */
  finish(folder: string, manifest: DumpManifest): void {
    const sums = manifest.files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
    writeFileSync(join(folder, checksumsName), sums, { flush: true });
    writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
    syncFolder(folder);
    try {
      renameSync(folder, join(this.#folder, String(manifest.version)));
    } catch (error) {
      if (this.find(manifest.version) === null) throw error;
      rmSync(folder, { recursive: true, force: true });
    }
    syncFolder(this.#folder);
  }

  /** Removes a folder that is not to become a dump. */
  abandon(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  /** Removes what was begun under an id and not finished, whoever died over it. */
  abandonBegun(id: string): void {
    for (const name of this.#names()) {
      if (name.endsWith(`.${id}${unfinished}`)) this.#remove(name);
    }
  }

  /** Removes old dumps, and those made before something was forgotten. */
  prune({ forgotten }: { readonly forgotten: number }): void {
    const gone = this.versions().filter((version, n) => n >= keptDumps || version < forgotten);
    for (const version of gone) this.#remove(String(version));
  }

  /** Removes what processes left unfinished that have ended. `hasEnded` is asked with the mark of a process. */
  sweep({ now, hasEnded }: { readonly now: number; readonly hasEnded: (mark: string) => boolean }): void {
    for (const name of this.#names().filter((one) => one.endsWith(unfinished))) {
      const [, mark = '', unique] = name.slice(0, -unfinished.length).split('.');
      const made = statSync(join(this.#folder, name), { throwIfNoEntry: false })?.mtimeMs ?? now;
      if (now - made > abandonedAfter || (unique !== undefined && hasEnded(mark))) this.#remove(name);
    }
  }

  // First out of sight, so that nobody finds a part of it.
  #remove(name: string): void {
    const hidden = name.endsWith(unfinished) ? name : `${name}.removed${unfinished}`;
    const path = join(this.#folder, hidden);
    if (hidden !== name) {
      rmSync(path, { recursive: true, force: true });
      renameSync(join(this.#folder, name), path);
    }
    rmSync(path, { recursive: true, force: true });
  }

  #names(): string[] {
    try {
      return readdirSync(this.#folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

/** Removes every dump of a data directory, unfinished ones too. Returns how many versions had one. */
export function removeDumps(data: string): number {
  const folder = join(data, dumpsFolderName);
  const count = new DumpFolder(folder).versions().length;
  rmSync(folder, { recursive: true, force: true });
  return count;
}

function syncFolder(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
