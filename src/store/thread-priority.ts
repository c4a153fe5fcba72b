/** The priority of a thread to the system: slow work gives way to quick work where there are fewer cores than threads. */

import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/** The number that the system has for the thread that asks; null where there is none (systems other than Linux). */
export function ownThreadId(): number | null {
  try {
    return Number(basename(readlinkSync('/proc/thread-self')));
  } catch {
    return null;
  }
}

const low = 15;

/** The priority of one thread. */
export class ThreadPriority {
  readonly #id: number | null;
  #isLow = false;

  constructor(id: number | null) {
    this.#id = id;
  }

  /** Whether it gives way to others. */
  get isLow(): boolean {
    return this.#isLow;
  }

  /** Has it give way. */
  lower(): void {
    this.#isLow = this.#set(low);
  }

  /** Has it be as all others. A process without the right to do so (RLIMIT_NICE) leaves it low. */
  raise(): void {
    if (this.#isLow && this.#set(0)) this.#isLow = false;
  }

  #set(nice: number): boolean {
    if (this.#id === null) return false;
    try {
      setPriority(this.#id, nice);
      return true;
    } catch {
      return false;
    }
  }
}
