/** Decides when a dump is made: when the current version is asked for, and once a day. */

import type { DumpManifest } from '../model/dump.js';
import type { ChangeFeed } from '../model/ports.js';
import type { DumpFolder } from './dump-shelf.js';

/** A dump that is being made. */
export interface DumpWork {
  /** Resolves when it is there or was abandoned; rejects when it could not be made. Nothing unfinished is left then. */
  readonly done: Promise<void>;
  /** Abandons it; resolves when that is done. May be called again. */
  stop(): Promise<void>;
}

export interface DumpKeeperOptions {
  readonly shelf: DumpFolder;
  readonly journal: Pick<ChangeFeed, 'version' | 'forgotten'>;
  /** Starts to make the dump of the dataset as it stands, outside this thread. */
  readonly make: () => DumpWork;
  /** Whether somebody forgets, and waits for those who read the journal for long. */
  readonly isForgetting: () => boolean;
  /** Whether the process with a mark has ended. */
  readonly hasEnded: (mark: string) => boolean;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Told what the operator should know. */
  readonly onEvent: (message: string) => void;
}

/** How often it is looked whether one is due, in milliseconds. */
const interval = 60_000;
/** How often it is looked meanwhile whether something is forgotten, in milliseconds. */
const watching = 1_000;
const day = 24 * 3_600_000;
/** After a failure nobody's request starts another one for so long, in milliseconds. */
const patience = 5 * 60_000;

/** What somebody who wants a dump is told. */
export type WantedDump =
  | { readonly kind: 'there'; readonly manifest: DumpManifest }
  | { readonly kind: 'being-made' }
  /** The version has no dump, and gets none any more. */
  | { readonly kind: 'none' };

/** Keeps the dumps of a served data directory. */
export class DumpKeeper {
  readonly #options: DumpKeeperOptions;
  #work: DumpWork | null = null;
  #failedAt = Number.NEGATIVE_INFINITY;
  #seen = -1;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: DumpKeeperOptions) {
    this.#options = options;
  }

  /** Looks from now on whether one is due. */
  start(): void {
    this.#sweep();
    this.#timer = setInterval(() => this.#lookAgain(), interval).unref();
  }

  /** Begins none from now on, and abandons the one that is being made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#work?.stop();
  }

  /** The latest dump; null: there is none, so that one is made. */
  latest(): DumpManifest | null {
    const { shelf, journal } = this.#options;
    const version = shelf.versions().find((one) => one >= journal.forgotten());
    const manifest = version === undefined ? null : shelf.find(version);
    if (manifest === null && journal.version() > 0) this.#begin();
    return manifest;
  }

  /** The dump of a version; the one of the current version is made when there is none. */
  want(version: number): WantedDump {
    const { shelf, journal } = this.#options;
    // It may hold what was forgotten since.
    if (version < journal.forgotten()) return { kind: 'none' };
    const manifest = shelf.find(version);
    if (manifest !== null) return { kind: 'there', manifest };
    if (version === 0 || version !== journal.version()) return { kind: 'none' };
    this.#begin();
    return { kind: 'being-made' };
  }

  /** Makes a dump when the latest one is a day old and the dataset has been at rest since the last look. */
  look(): void {
    const { shelf, journal, clock } = this.#options;
    const version = journal.version();
    const isAtRest = version === this.#seen;
    this.#seen = version;
    if (!isAtRest || version === 0 || shelf.find(version) !== null) return;
    const latest = shelf.latest();
    if (latest === null || clock() - Date.parse(latest.madeAt) >= day) this.#begin();
  }

  // A journal that cannot be read ends no server.
  #lookAgain(): void {
    try {
      this.look();
    } catch (error) {
      this.#options.onEvent(`no dump is made: ${(error as Error).message}`);
    }
  }

  #begin(): void {
    const { make, journal, isForgetting, clock, onEvent } = this.#options;
    if (this.#work !== null || this.#isClosed || clock() - this.#failedAt < patience) return;
    if (isForgetting()) return;
    this.#sweep();
    const forgotten = journal.forgotten();
    const isOvertaken = () => {
      try {
        return isForgetting() || journal.forgotten() !== forgotten;
      } catch {
        // The thread finds out as well that the journal cannot be read, and says so.
        return false;
      }
    };
    const work = make();
    this.#work = work;
    // The log keeps what is forgotten as long as the state before is read.
    const watch = setInterval(() => isOvertaken() && void work.stop(), watching).unref();
    work.done
      .catch((error: Error) => {
        // Who forgets removes the folder that is written into.
        if (isOvertaken()) return;
        this.#failedAt = clock();
        onEvent(`no dump could be made: ${error.message}`);
      })
      .finally(() => {
        clearInterval(watch);
        this.#work = null;
      });
  }

  #sweep(): void {
    const { shelf, hasEnded, clock, onEvent } = this.#options;
    try {
      shelf.sweep({ now: clock(), hasEnded });
    } catch (error) {
      onEvent(`what was left unfinished could not be removed: ${(error as Error).message}`);
    }
  }
}
