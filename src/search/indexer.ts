/** Makes the index from the journal and brings it up to date, in steps that each leave it sound. */

import { Iris } from '../model/iris.js';
import type { ChangeFeed, GraphReader, StoredGraph } from '../model/ports.js';
import { readRecords } from '../model/record.js';
import { readSharedThings } from '../model/shared-thing.js';
import { nQuads } from '../rdf/media-types.js';
import { parseQuads } from '../rdf/parse.js';
import { bis, scheme } from '../rdf/vocabulary.js';
import type { DocumentTable } from './document-table.js';
import { assertOurs, type IndexFile, inWriteTransaction } from './index-file.js';
import { buildPhases, type IndexState, isWhole, type Settings } from './settings.js';
import type { ThingTable } from './thing-table.js';

export interface IndexerOptions {
  readonly index: IndexFile;
  readonly settings: Settings;
  readonly things: ThingTable;
  readonly documents: DocumentTable;
  readonly journal: GraphReader & ChangeFeed;
  readonly base: string;
  /** Milliseconds, growing. */
  readonly clock: () => number;
  /** A text that no other call gives. */
  readonly newEpoch: () => string;
  /** Documents that have something of these things; called within the transaction. */
  readonly documentsWith: (things: ReadonlySet<number>) => Iterable<number>;
}

/** Graphs that are taken at once from the journal. */
const portion = 100;
/** Graphs of shared things, by what their IRIs go on with after `graph/`. */
const sharedThings = /^(scheme|place|source)\//;

/** Writes the index. */
export class Indexer {
  readonly #options: IndexerOptions;
  readonly #iris: Iris;
  readonly #graphs: string;
  readonly #places: string;
  #revision = -1;

  constructor(options: IndexerOptions) {
    this.#options = options;
    this.#iris = new Iris(options.base);
    this.#graphs = `${options.base}graph/`;
    this.#places = `${options.base}id/place/`;
  }

  /**
   * Goes on for about so many milliseconds, in one transaction. Returns whether anything is left to do.
   * Throws SQLITE_BUSY when another process is writing: it does the same work.
   */
  step(milliseconds: number): boolean {
    const { index, settings, clock } = this.#options;
    const until = clock() + milliseconds;
    if (this.#isIdle()) return false;
    try {
      return inWriteTransaction(index.database, () => {
        assertOurs(index.database);
        const kept = settings.read();
        // What another process has written is not known here.
        if (kept.revision !== this.#revision) this.#forget();
        this.#revision = kept.revision + 1;
        settings.write({ revision: this.#revision });
        const state = this.#begin(kept);
        if (!isWhole(state)) return this.#build(state, until);
        return this.#follow(state, until) || this.#refresh(until);
      });
    } catch (error) {
      this.#revision = -1;
      throw error;
    }
  }

  // Documents are told from other graphs by the base, so an index of another base is another index. And words of what was
  // forgotten since are in one that was made before.
  get #identity(): string {
    const { journal, base } = this.#options;
    return `${journal.identity} ${base} ${journal.forgotten()}`;
  }

  #forget(): void {
    this.#options.things.forget();
    this.#options.documents.forget();
  }

  #isIdle(): boolean {
    const { settings, journal, documents } = this.#options;
    const state = settings.read();
    const isCurrent = state.journal === this.#identity && state.version === journal.version();
    return isCurrent && isWhole(state) && documents.staleGraphs(1).length === 0;
  }

  // An index of another journal, or one that changes are missing for, begins anew.
  #begin(state: IndexState): IndexState {
    const { index, settings, journal, newEpoch } = this.#options;
    if (state.journal === this.#identity && journal.hasChangesAfter(state.version)) return state;
    index.database.exec(
      `DELETE FROM document; DELETE FROM label; DELETE FROM place_name; DELETE FROM thing; DELETE FROM word;
       INSERT INTO text (text) VALUES ('delete-all');`,
    );
    const fresh = {
      journal: this.#identity,
      version: journal.version(),
      epoch: newEpoch(),
      phase: 0,
      cursor: '',
      indexed: 0,
      expected: journal.size().contentGraphs,
    };
    settings.write(fresh);
    this.#forget();
    return { ...state, ...fresh };
  }

  #build(state: IndexState, until: number): boolean {
    const { journal, clock, settings } = this.#options;
    let { phase, cursor, indexed } = state;
    do {
      const prefix = this.#graphs + (buildPhases[phase] ?? '');
      const graphs = journal.contentGraphs({ prefix, after: cursor, limit: portion });
      let taken = 0;
      for (const stored of graphs) {
        const { iri } = stored;
        // In the last phase the shared things are there already.
        const isRecord = !sharedThings.test(iri.slice(this.#graphs.length));
        if (isRecord === (buildPhases[phase] === '')) {
          this.#index(iri, stored);
          indexed++;
        }
        cursor = iri;
        taken++;
        if (clock() >= until) break;
      }
      if (taken < portion && clock() < until) {
        phase++;
        cursor = '';
      }
    } while (clock() < until && phase < buildPhases.length);
    settings.write({ phase, cursor, indexed });
    return true;
  }

  #follow({ version: from }: IndexState, until: number): boolean {
    const { journal, clock, settings } = this.#options;
    let version = from;
    const done = new Set<string>();
    for (const { sequence, graph, kind } of journal.changesAfter(from)) {
      version = sequence;
      // As it stands now, which may be later: whoever changed it then is met again, and finds it done.
      if (kind === 'content' && graph.startsWith(this.#graphs) && !done.has(graph)) {
        this.#index(graph, journal.graph(graph));
        done.add(graph);
      }
      if (clock() >= until) break;
    }
    settings.write({ version });
    return version < journal.version();
  }

  // Documents whose concepts or places are called otherwise since.
  #refresh(until: number): boolean {
    const { documents, journal, clock } = this.#options;
    for (const graph of documents.staleGraphs(portion)) {
      this.#index(graph, journal.graph(graph));
      if (clock() >= until) break;
    }
    return documents.staleGraphs(1).length > 0;
  }

  // What a record may describe beside itself, since only records that mention it do.
  #isShared(iri: string): boolean {
    return iri.startsWith(this.#places) || iri.startsWith(`${scheme.iri}tags/`);
  }

  #isReconstructed(graph: string): boolean {
    const provenance = this.#options.journal.graph(this.#iris.provenance(graph));
    return provenance?.text.includes(`<${graph}> <${bis.reconstructed.value}> "true"`) === true;
  }

  #index(graph: string, stored: StoredGraph | undefined): void {
    const { things, documents, documentsWith } = this.#options;
    const quads = stored === undefined ? [] : parseQuads(stored.text, nQuads);
    const cameAt = Date.parse(stored?.cameAt ?? '') || 0;
    const [kind] = sharedThings.exec(graph.slice(this.#graphs.length)) ?? [];
    if (kind === undefined) {
      const learnt = things.learn(readSharedThings(quads).filter(({ iri }) => this.#isShared(iri)));
      if (learnt.size > 0) documents.markStale(documentsWith(learnt));
      const records = readRecords(quads);
      const isReconstructed = records.length > 0 && this.#isReconstructed(graph);
      documents.replaceGraph({ graph, cameAt, isReconstructed }, records, this.#revision);
      return;
    }
    const changed = things.replaceGraph(graph, readSharedThings(quads));
    if (changed.size > 0) documents.markStale(documentsWith(changed));
  }
}
