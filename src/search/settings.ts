/** Where the index stands: kept in the same transactions as what it holds. */

import type { IndexFile } from './index-file.js';

/** The parts in which an index is made from nothing: what records refer to comes first. */
export const buildPhases = ['scheme/', 'place/', 'source/', ''] as const;

export interface IndexState {
  /** What tells the indexed journal from every other. */
  readonly journal: string;
  /** Dataset version that is indexed. */
  readonly version: number;
  /** Raised with every transaction; documents carry that of their last change. */
  readonly revision: number;
  /** Differs between makings of the index: document ids hold within one. */
  readonly epoch: string;
  /** Index of the phase under way; the number of phases when the index is whole. */
  readonly phase: number;
  /** IRI of the last graph of the phase that was indexed. */
  readonly cursor: string;
  /** Graphs that were indexed since the making began, and those that there were. */
  readonly indexed: number;
  readonly expected: number;
}

const empty: IndexState = {
  journal: '',
  version: 0,
  revision: 0,
  epoch: '',
  phase: 0,
  cursor: '',
  indexed: 0,
  expected: 0,
};

/** Reads and writes the state. */
export class Settings {
  readonly #all;
  readonly #set;

  constructor({ database }: IndexFile) {
    this.#all = database.prepare('SELECT name, value FROM setting');
    this.#set = database.prepare(
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
  }

  read(): IndexState {
    const kept = this.#all.all().map(({ name, value }) => [String(name), value]);
    return { ...empty, ...(Object.fromEntries(kept) as Partial<IndexState>) };
  }

  write(changes: Partial<IndexState>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (typeof value === 'string') this.#set.run(name, value);
      // As a whole number: a plain JavaScript number is bound as a double.
      else this.#set.run(name, BigInt(value));
    }
  }
}

/** Whether the index holds all of its journal up to its version. */
export function isWhole({ phase }: IndexState): boolean {
  return phase >= buildPhases.length;
}
