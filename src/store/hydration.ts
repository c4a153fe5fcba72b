/** What an empty replica is filled with: the journal's graphs and the merged default graph, in pieces of a megabyte. */

import type { JournalReader } from './journal-reader.js';
import type { Holding } from './replica-messages.js';

const pieceSize = 1 << 20;
const newline = 10;
const lineEnd = Buffer.from(' .\n');

/** Gathers lines, and hands them on about a megabyte at a time. */
class Pieces {
  readonly #give: (piece: Uint8Array) => void;
  #buffer = Buffer.allocUnsafe(2 * pieceSize);
  #length = 0;

  constructor(give: (piece: Uint8Array) => void) {
    this.#give = give;
  }

  /** Adds whole lines, or a line without its end and then that end. */
  add(bytes: Uint8Array, ending?: Uint8Array): void {
    const size = bytes.length + (ending?.length ?? 0);
    if (this.#length + size > this.#buffer.length) {
      this.flush();
      if (size > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(size);
    }
    this.#buffer.set(bytes, this.#length);
    if (ending !== undefined) this.#buffer.set(ending, this.#length + bytes.length);
    this.#length += size;
    if (this.#length >= pieceSize) this.flush();
  }

  flush(): void {
    if (this.#length > 0) this.#give(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
  }
}

/**
 * Gives every graph as N-Quads, where they are to be held, and every triple of the default graph once as N-Triples: bytes of whole lines, valid
 * until the call returns. The order is that of the graphs' IRIs, the same on every run; the memory is bounded by the
 * triples that graphs share.
 */
export function hydrate(journal: JournalReader, holding: Holding, give: (piece: Uint8Array) => void): void {
  const graphs = new Pieces(give);
  const merged = new Pieces(give);
  const triples = new MergedTriples(journal.sharedSubjects(), (triple) => merged.add(triple, lineEnd));
  for (const { iri, kind, bytes } of journal.graphBytes()) {
    if (holding === 'dataset') graphs.add(bytes);
    if (kind === 'content') triples.addGraph(bytes, iri);
  }
  graphs.flush();
  merged.flush();
}

/** Cuts graph names off lines, and leaves out triples that were given before. */
class MergedTriples {
  readonly #sharedSubjects: ReadonlySet<string>;
  readonly #give: (triple: Uint8Array) => void;
  readonly #given = new Set<string>();

  constructor(sharedSubjects: ReadonlySet<string>, give: (triple: Uint8Array) => void) {
    this.#sharedSubjects = sharedSubjects;
    this.#give = give;
  }

  addGraph(bytes: Buffer, iri: string): void {
    const nameLength = Buffer.byteLength(iri) + ' <> .\n'.length;
    let subject = '';
    let isShared = false;
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(newline, start) + 1;
      // Lines are sorted, so those of one subject stand together.
      const subjectEnd = bytes.indexOf('>', start, 'latin1');
      const own = bytes.toString('latin1', start + 1, subjectEnd);
      if (own !== subject) {
        subject = own;
        isShared = this.#sharedSubjects.has(bytes.toString('utf8', start + 1, subjectEnd));
      }
      const triple = bytes.subarray(start, end - nameLength);
      if (!isShared || this.#isFresh(triple)) this.#give(triple);
      start = end;
    }
  }

  // Only subjects of several graphs can repeat a triple, so only theirs are remembered.
  #isFresh(triple: Buffer): boolean {
    const text = triple.toString('utf8');
    if (this.#given.has(text)) return false;
    this.#given.add(text);
    return true;
  }
}
