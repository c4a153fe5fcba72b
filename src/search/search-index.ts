/** The search index of a data directory: made from its journal, in step with it, and asked for records. */

import type { ChangeFeed, GraphReader } from '../model/ports.js';
import type { IndexProgress } from '../model/search.js';
import { DocumentTable } from './document-table.js';
import { FacetKeys } from './facet-values.js';
import { HitFinder } from './hits.js';
import { assertOurs, inReadTransaction, openIndexFile } from './index-file.js';
import { IndexMemory } from './index-memory.js';
import { Indexer } from './indexer.js';
import { ItemReader } from './item-reader.js';
import { MatchBuilder } from './match-expression.js';
import { PlaceNames } from './place-names.js';
import { type IndexState, isWhole, Settings } from './settings.js';
import { Speller } from './speller.js';
import { ThingTable } from './thing-table.js';
import { Stemmer } from './words.js';

export interface SearchIndexOptions {
  /** Path of the index file. */
  readonly file: string;
  readonly journal: GraphReader & ChangeFeed;
  readonly base: string;
  /** Milliseconds, growing. */
  readonly clock: () => number;
  /** A text that no other call gives. */
  readonly newEpoch: () => string;
  /** Told where a damaged index was put. */
  readonly onSetAside: (path: string) => void;
}

/** What answers are made with, at one state of the index. */
export interface IndexView {
  readonly version: number;
  readonly progress: IndexProgress | null;
  readonly memory: IndexMemory;
  readonly things: ThingTable;
  readonly hits: HitFinder;
  readonly matches: MatchBuilder;
  readonly items: ItemReader;
  readonly speller: Speller;
  readonly keys: FacetKeys;
  readonly placeNames: PlaceNames;
}

/** Milliseconds that one transaction of a rebuilding takes. */
const longestStep = 500;

/** An open index. Everything is synchronous: it has a thread to itself. */
export class SearchIndex {
  readonly #index;
  readonly #settings: Settings;
  readonly #things: ThingTable;
  readonly #memory: IndexMemory;
  readonly #hits: HitFinder;
  readonly #documents: DocumentTable;
  readonly #indexer: Indexer;
  readonly #parts: Omit<IndexView, 'version' | 'progress'>;

  /** Opens the index, or makes an empty one. */
  constructor({ file, journal, base, clock, newEpoch, onSetAside }: SearchIndexOptions) {
    const index = openIndexFile(file, onSetAside);
    const stemmer = new Stemmer();
    const things = new ThingTable(index, stemmer);
    this.#index = index;
    this.#things = things;
    this.#settings = new Settings(index);
    this.#memory = new IndexMemory(index);
    this.#hits = new HitFinder(index);
    this.#documents = new DocumentTable(index, things, stemmer);
    this.#indexer = new Indexer({
      index,
      things,
      journal,
      base,
      clock,
      newEpoch,
      settings: this.#settings,
      documents: this.#documents,
      documentsWith: (changed) => this.#documentsWith(changed),
    });
    this.#parts = {
      things,
      memory: this.#memory,
      hits: this.#hits,
      matches: new MatchBuilder(index, stemmer),
      items: new ItemReader(index, things, journal),
      speller: new Speller(index),
      keys: new FacetKeys(base),
      placeNames: new PlaceNames(index),
    };
  }

  /**
   * Brings it nearer to the journal for about so many milliseconds. Returns whether anything is left to do.
   * Throws SQLITE_BUSY when another process is at it, and `IndexTaken`.
   */
  step(milliseconds: number): boolean {
    try {
      return this.#indexer.step(milliseconds);
    } catch (error) {
      this.#memory.reset();
      this.#hits.forget();
      throw error;
    }
  }

  /**
   * Makes it whole, whatever that takes, and writes its file anew, so that no page of it holds what is gone. Another
   * process may be at it too: then both do a part of the work.
   */
  rebuild(): void {
    const { database } = this.#index;
    database.exec('PRAGMA busy_timeout = 30000;');
    while (this.step(longestStep));
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  /** Takes into memory what every search looks at, so that the first one need not wait for it. Throws `IndexTaken`. */
  warm(): void {
    this.read(({ things }) => things.isNearRoot(0));
  }

  /** Reads at one state of the index. Throws `IndexTaken`. */
  read<Result>(ask: (view: IndexView) => Result): Result {
    return inReadTransaction(this.#index.database, () => {
      assertOurs(this.#index.database);
      const state = this.#settings.read();
      this.#catchUp(state);
      return ask({ ...this.#parts, version: state.version, progress: this.#progressOf(state) });
    });
  }

  /** Bytes of what is kept in memory of the documents, and their number. */
  get size(): { readonly bytes: number; readonly documents: number } {
    return { bytes: this.#memory.facets.bytes, documents: this.#memory.facets.count };
  }

  close(): void {
    this.#index.close();
  }

  #catchUp(state: IndexState): void {
    if (!this.#memory.follow(state)) return;
    this.#hits.forget();
    this.#things.forget();
  }

  // Documents whose things were renamed or moved since are found as they were before, until they are indexed anew.
  #progressOf(state: IndexState): IndexProgress | null {
    const { indexed, expected } = state;
    if (!isWhole(state)) return { indexed, expected: Math.max(expected, indexed) };
    const [stale, all] = [this.#documents.staleCount, this.#memory.facets.count];
    return stale === 0 ? null : { indexed: Math.max(0, all - stale), expected: all };
  }

  #documentsWith(things: ReadonlySet<number>): number[] {
    this.#memory.follow(this.#settings.read(), true);
    return [...this.#memory.facets.havingThings(things)];
  }
}
