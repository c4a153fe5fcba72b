/** One engine filled with the dataset: hydrated from the journal or restored from an image, and following the journal. */

import type { DerivedGraph } from '../model/derived-graph.js';
import type { RdfDocument } from '../model/update-plan.js';
import { mergeName, plainDefaultGraph, tripleOf } from './default-graph.js';
import { diffGraphs, linesOf } from './diff.js';
import { type Engine, startEngine } from './engine.js';
import { ImageUnusable, removeImage, restoreImage, writeImage } from './engine-image.js';
import { hydrate } from './hydration.js';
import type { JournalChange, JournalReader } from './journal-reader.js';
import { megabyte } from './largest-answer.js';
import { type Normal, normalLines } from './normal-lines.js';
import { addLines, hydratePlain, removeLines } from './plain-dataset.js';
import type { Holding, QueryMessage, ReplicaState } from './replica-messages.js';
import { type Answer, isBroken, ReplicaBroken, runQuery } from './run-query.js';
import { addGraphs, askGraph, deleteData, dropGraph } from './update-text.js';

// What comes from the journal has been validated, so the parser need not check it again.
const loading = { format: 'application/n-quads', lenient: true, no_transaction: true } as const;

/** A replica is worn when so large a share of its quads has been replaced: their memory is never given back. */
const wornShare = 0.5;
/** Or when one graph has been replaced so often: scans of it pass over all that was there. */
const wornReplacements = 500;
/** An image is old when a replica restored from it has to follow so large a share of the dataset. */
const oldImageShare = 0.1;
/** A replica follows so many quads in about a second. */
const leastSinceImage = 20_000;
/** So many changes are followed however long they take: who wrote them and asks at once sees them. */
const fewChanges = 50;
/** Few replaced quads do no harm, however few there are in all. */
const leastWorn = 20_000;
/** Bytes that queries and documents may add to the engine's memory, which never gives any back. */
const mostGrowth = 512 * megabyte;

export interface ReplicaParts {
  readonly journal: JournalReader;
  /** It has one answer for one state of the dataset; it also warms the engine up. */
  readonly checkQuery: string;
  readonly holding: Holding;
}

/** A replica of the merged default graph, and of the journal's named graphs where it is to hold them. */
export class Replica {
  readonly #engine: Engine = startEngine();
  readonly #journal: JournalReader;
  readonly #checkQuery: string;
  readonly #holding: Holding;
  readonly #replacements = new Map<string, number>();
  #version = 0;
  /** When it was filled, this was the version at which something was last forgotten. */
  #forgotten = 0;
  #holdsForgotten = false;
  #liveQuads = 0;
  #replacedQuads = 0;
  /** Quads gained and lost since an image was written or read. */
  #quadsSinceImage = 0;
  #grownBesides = 0;
  /** Lines of the derived graphs. */
  #derived: readonly string[] = [];

  constructor({ journal, checkQuery, holding }: ReplicaParts) {
    this.#journal = journal;
    this.#checkQuery = checkQuery;
    this.#holding = holding;
  }

  get #isPlain(): boolean {
    return this.#journal.mode === 'plain';
  }

  /** Where it stands, and in what condition. */
  get state(): ReplicaState {
    const memory = this.#memory;
    const mostReplaced = Math.max(0, ...this.#replacements.values());
    const isWorn =
      this.#holdsForgotten ||
      this.#replacedQuads > Math.max(leastWorn, (this.#liveQuads * wornShare * this.#copies) / 2) ||
      mostReplaced > wornReplacements;
    return {
      version: this.#version,
      isWorn,
      isSwollen: this.#grownBesides > mostGrowth,
      hasOldImage: this.#quadsSinceImage > Math.max(leastSinceImage, this.#liveQuads * oldImageShare),
      memory,
    };
  }

  get #memory(): number {
    return this.#engine.instance.memory.buffer.byteLength;
  }

  /** How often it holds a line of a content graph: in the graph and in the default graph, or there alone. */
  get #copies(): number {
    return this.#holding === 'dataset' ? 2 : 1;
  }

  /** Fills it from the journal, in pieces that bound the memory. */
  hydrate(): void {
    this.#journal.snapshot(() => {
      if (this.#isPlain) this.#guarded(() => hydratePlain(this.#journal, this.#engine));
      else hydrate(this.#journal, this.#holding, (piece) => this.#loadBytes(piece));
      this.#version = this.#journal.version();
      this.#forgotten = this.#journal.forgotten();
      this.#liveQuads = this.#journal.quadCount();
    });
    this.#check();
  }

  /** Fills it from an image, then follows. Throws `ImageUnusable`; the thread is then of no use. */
  restore(path: string): void {
    const identity = restoreImage(path, this.#engine.instance);
    if (this.#check() !== identity.check) throw new ImageUnusable('The restored engine answers otherwise.');
    this.#version = identity.version;
    // An image from before is not restored.
    this.#forgotten = this.#journal.forgotten();
    this.#replacedQuads = identity.wear.quads;
    for (const [graph, times] of identity.wear.graphs) this.#replacements.set(graph, times);
    this.#liveQuads = this.#journal.quadCount();
    this.follow();
  }

  /**
   * Writes an image of it as it stands, less what is derived; none while it holds what was forgotten. Throws when it cannot
   * be written.
   */
  writeImage(path: string): void {
    if (this.#forgotten !== this.#journal.forgotten()) return;
    const derived = this.#derived;
    this.#replaceDerived([]);
    try {
      this.#writeImage(path);
    } finally {
      this.#replaceDerived(derived);
    }
    // Something was forgotten meanwhile.
    if (this.#forgotten !== this.#journal.forgotten()) removeImage(path);
  }

  #writeImage(path: string): void {
    // What was replaced takes memory in the image too.
    const graphs = [...this.#replacements].filter(([, times]) => times > wornReplacements / 10);
    writeImage(path, this.#engine.instance, {
      journal: this.#journal.identity,
      holding: this.#holding,
      version: this.#version,
      check: this.#check(),
      wear: { quads: this.#replacedQuads, graphs },
    });
    this.#quadsSinceImage = 0;
  }

  /** Has queries find these derived graphs, in the default graph too, and none given before. */
  setDerived(graphs: readonly DerivedGraph[]): void {
    this.#replaceDerived(graphs.flatMap(({ lines }) => lines));
  }

  #replaceDerived(lines: readonly string[]): void {
    const { added, removed } = diffGraphs(this.#derived, lines);
    this.#remove(this.#held(removed), removed.map(tripleOf));
    this.#load([...this.#held(added), ...added.map(tripleOf)]);
    this.#derived = lines;
    this.#replacedQuads += this.#copies * removed.length;
  }

  #check(): string {
    return String(this.#engine.store.query(this.#checkQuery, { results_format: 'text/csv' }));
  }

  /**
   * Applies what was committed since, for about so many milliseconds (but a few changes at least) and whole transactions
   * only, so that a query need not wait for a long harvest. Returns whether there was anything. Throws `JournalGap`.
   */
  follow(longest = Number.POSITIVE_INFINITY): boolean {
    // The engine never gives the memory of removed quads back, nor what they said.
    this.#holdsForgotten = this.#journal.forgotten() !== this.#forgotten;
    if (this.#journal.version() === this.#version) return false;
    const until = performance.now() + longest;
    let current = 0;
    let count = 0;
    for (const change of this.#journal.changesAfter(this.#version)) {
      if (change.transaction !== current && count >= fewChanges && performance.now() > until) break;
      current = change.transaction;
      count++;
      this.#apply(change);
    }
    return true;
  }

  #apply({ sequence, graph, kind, added, removed, shared }: JournalChange): void {
    const [out, into] = [linesOf(removed), linesOf(added)];
    if (this.#isPlain) {
      this.#guarded(() => removeLines(out, this.#engine));
      this.#guarded(() => addLines(into, this.#engine));
    } else {
      const kept = new Set(linesOf(shared));
      const merge = (lines: readonly string[]) =>
        kind === 'provenance' ? [] : lines.filter((line) => !kept.has(line)).map(tripleOf);
      this.#remove(this.#held(out), merge(out));
      this.#load([...this.#held(into), ...merge(into)]);
    }
    if (out.length > 0 && into.length === 0 && this.#holding === 'dataset') this.#dropIfEmpty(graph);
    if (out.length > 0) this.#replacements.set(graph, (this.#replacements.get(graph) ?? 0) + 1);
    this.#replacedQuads += this.#copies * out.length;
    this.#liveQuads += into.length - out.length;
    this.#quadsSinceImage += into.length + out.length;
    this.#version = sequence;
  }

  /** What it holds of lines in named graphs. */
  #held(lines: readonly string[]): readonly string[] {
    return this.#holding === 'dataset' ? lines : [];
  }

  // The engine goes on naming a graph whose last quad was taken away.
  #dropIfEmpty(graph: string): void {
    if (graph === plainDefaultGraph || this.#engine.store.query(askGraph(graph), {}) === true) return;
    this.#update(dropGraph(graph));
  }

  /** Runs a query to its end: it cannot be interrupted but by ending the thread. */
  query(query: Omit<QueryMessage, 'id'>): Answer {
    return this.#growing(() => this.#query(query));
  }

  #query(query: Omit<QueryMessage, 'id'>): Answer {
    const { defaultGraphs } = query;
    if (defaultGraphs === null || defaultGraphs.length < 2) return runQuery(this.#engine, query);
    // The engine's union of graphs keeps duplicates, and a dataset's default graph is their merge.
    try {
      this.#update(addGraphs(defaultGraphs, mergeName));
    } catch (error) {
      if (error instanceof ReplicaBroken) throw error;
      // A name that is no IRI is found before anything is done.
      return { kind: 'refused', message: (error as Error).message };
    }
    try {
      return runQuery(this.#engine, { ...query, defaultGraphs: [mergeName] });
    } finally {
      this.#update(dropGraph(mergeName));
      this.#replacedQuads += defaultGraphs.length;
    }
  }

  /** Canonical lines with literals as this engine gives them back: it keeps their values, not their spelling. */
  normalize(lines: readonly string[]): Normal {
    return this.#guarded(() => normalLines(lines, this.#engine));
  }

  /** N-Quads of a document in a graph, with random labels for blank nodes. Throws when it is no RDF of its format. */
  readDocument(document: RdfDocument, graph: string): string {
    return this.#growing(() => this.#guarded(() => this.#engine.readDocument(document, graph)));
  }

  #load(lines: readonly string[]): void {
    if (lines.length > 0) this.#loadBytes(Buffer.from(lines.join('')));
  }

  #loadBytes(bytes: Uint8Array): void {
    this.#guarded(() => this.#engine.store.load(bytes, loading));
  }

  #remove(quads: readonly string[], triples: readonly string[]): void {
    if (quads.length + triples.length > 0) this.#update(deleteData(quads, triples));
  }

  #update(text: string): void {
    this.#guarded(() => this.#engine.store.update(text));
  }

  #growing<Result>(work: () => Result): Result {
    const before = this.#memory;
    try {
      return work();
    } finally {
      this.#grownBesides += this.#memory - before;
    }
  }

  #guarded<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw isBroken(error) ? new ReplicaBroken(String(error), { cause: error }) : error;
    }
  }
}
