/** The default graph is the RDF merge of the content graphs: a triple is in it once, while any of them states it. */

import type { Journal } from './journal.js';
import { unpack } from './packing.js';

/** The name under which a plain dataset's default graph stands in the journal; no query can see it by GRAPH. */
export const plainDefaultGraph = 'urn:x-bis:default-graph';

/** The triple of a canonical N-Quads line, without its graph: what the default graph holds. */
export function tripleOf(line: string): string {
  // A graph name is an IRI without spaces, so it begins at the last " <".
  return `${line.slice(0, line.lastIndexOf(' <'))} .\n`;
}

// A literal ends with a quote, a language or a datatype, so it cannot be taken for a label.
const blankNode = /^_:|^\S+ \S+ _:[A-Za-z0-9]+ <[^>]*> \.\n$/;

/** Whether a canonical N-Quads line has a blank node. Labels are of letters and digits: the journal gives them. */
export function hasBlankNode(line: string): boolean {
  return blankNode.test(line);
}

/** The subject's IRI of a canonical N-Quads line. */
export function subjectOf(line: string): string {
  return line.slice(1, line.indexOf('>'));
}

/** Finds, among changed lines of one graph, those whose triple another content graph states. */
export class SharedTriples {
  readonly #others;

  constructor({ database }: Journal) {
    this.#others = database.prepare(
      `SELECT text FROM subject JOIN graph_text ON graph_text.graph = subject.graph
       WHERE subject.iri = ? AND subject.graph <> ?`,
    );
  }

  /** Lines (of content graph number `graph`) whose triple the default graph has from elsewhere. */
  among(lines: readonly string[], graph: number): string[] {
    const bySubject = Map.groupBy(lines, subjectOf);
    return [...bySubject].flatMap(([subject, own]) => this.#sharedOf(subject, own, graph));
  }

  #sharedOf(subject: string, lines: readonly string[], graph: number): string[] {
    const wanted = new Map(lines.map((line) => [tripleOf(line), line]));
    const shared: string[] = [];
    for (const { text } of this.#others.iterate(subject, graph)) {
      for (const line of unpack(text).split('\n')) {
        if (line === '') continue;
        const triple = tripleOf(`${line}\n`);
        const own = wanted.get(triple);
        if (own === undefined) continue;
        shared.push(own);
        wanted.delete(triple);
      }
      if (wanted.size === 0) break;
    }
    return shared;
  }
}
