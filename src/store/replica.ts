/** One Oxigraph store in memory, filled from the journal and following it. The only file that names `oxigraph`. */

import oxigraph from 'oxigraph';
import { tripleOf } from './default-graph.js';
import { linesOf } from './diff.js';
import type { JournalReader } from './journal-reader.js';
import type { QueryMessage } from './replica-messages.js';
import { deleteData, insertData } from './update-text.js';

const megabyte = 1 << 20;
// What comes from the journal has been validated, so the parser need not check it again.
const loading = { format: 'application/n-quads', lenient: true, no_transaction: true } as const;

export type Answer =
  | { readonly kind: 'answer'; readonly body: Uint8Array[] }
  | { readonly kind: 'refused'; readonly message: string };

/** The engine's memory is in an unknown state: the replica must be thrown away. */
export class ReplicaBroken extends Error {
  override readonly name = 'ReplicaBroken';
}

/** A replica of the journal's content and provenance, with the merged default graph. */
export class Replica {
  readonly #store = new oxigraph.Store();
  readonly #journal: JournalReader;
  #version = 0;

  constructor(journal: JournalReader) {
    this.#journal = journal;
  }

  /** The dataset version it stands at. */
  get version(): number {
    return this.#version;
  }

  /** Loads the whole journal, in pieces that bound the memory. */
  hydrate(): void {
    this.#journal.snapshot(() => {
      const pieces = new Pieces((text) => this.#store.load(Buffer.from(text), loading));
      const merged = new Set<string>();
      for (const { kind, text } of this.#journal.allGraphs()) {
        pieces.add(text);
        if (kind === 'provenance') continue;
        for (const line of linesOf(text)) merged.add(tripleOf(line));
      }
      for (const triple of merged) pieces.add(triple);
      pieces.flush();
      this.#version = this.#journal.version();
    });
  }

  /** Applies what was committed since. Returns whether there was anything. */
  follow(): boolean {
    if (this.#journal.version() === this.#version) return false;
    for (const { sequence, kind, added, removed, shared } of this.#journal.changesAfter(this.#version)) {
      const kept = new Set(linesOf(shared));
      const merge = (text: string) =>
        kind === 'provenance'
          ? []
          : linesOf(text)
              .filter((line) => !kept.has(line))
              .map(tripleOf);
      if (removed !== '') this.#store.update(deleteData(linesOf(removed), merge(removed)));
      if (added !== '') this.#store.update(insertData(linesOf(added), merge(added)));
      this.#version = sequence;
    }
    return true;
  }

  /** Runs a query to its end: it cannot be interrupted but by ending the thread. */
  query({ text, mediaType, base, defaultGraphs, namedGraphs }: QueryMessage): Answer {
    try {
      const result = this.#store.query(text, {
        base_iri: base,
        results_format: mediaType,
        ...(defaultGraphs === null ? {} : { default_graph: defaultGraphs.map(oxigraph.namedNode) }),
        ...(namedGraphs === null ? {} : { named_graphs: namedGraphs.map(oxigraph.namedNode) }),
      });
      return { kind: 'answer', body: encode(String(result)) };
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw new ReplicaBroken(error.message, { cause: error });
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'refused', message };
    }
  }
}

/** Gathers texts into pieces of about a megabyte. */
class Pieces {
  readonly #load: (text: string) => void;
  #texts: string[] = [];
  #length = 0;

  constructor(load: (text: string) => void) {
    this.#load = load;
  }

  add(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= megabyte) this.flush();
  }

  flush(): void {
    if (this.#length > 0) this.#load(this.#texts.join(''));
    this.#texts = [];
    this.#length = 0;
  }
}

/** UTF-8 in pieces of a megabyte, each in a buffer of its own so that it can be transferred. */
function encode(text: string): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += megabyte) pieces.push(bytes.slice(at, at + megabyte));
  return pieces;
}
