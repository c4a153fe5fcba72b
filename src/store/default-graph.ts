/** The default graph is the RDF merge of the content graphs: a triple is in it once, while any of them states it. */

import { sha256Bytes } from '../model/digest.js';
import type { GraphDiff } from './diff.js';
import type { Journal } from './journal.js';
import { unpack } from './packing.js';

/** What the store's own graphs begin with: no query can see them by GRAPH, and no update may name them. */
const reserved = 'urn:x-bis:';

/** The name under which a plain dataset's default graph stands in the journal. */
export const plainDefaultGraph = `${reserved}default-graph`;

/** The name of a merge of graphs that one query asked for. */
export const mergeName = `${reserved}merge`;

/** Where a server of another maker holds the merged default graph. */
export const mergedGraph = `${reserved}merged`;

/** Where such a server holds what it was last given. */
export const positionGraph = `${reserved}position`;

/** Where it is tried whether such a server takes anything at all. */
export const checkGraph = `${reserved}check`;

/** What the names of merges that single queries ask of such a server begin with. */
export const mergePrefix = `${reserved}merge/`;

/** A name for a merge, made at a time in milliseconds since the epoch. */
export function nameMerge(now: number, id: string): string {
  return `${mergePrefix}${now}/${id}`;
}

/** When a merge was made; null: it is none. */
export function timeOfMerge(graph: string): number | null {
  const time = graph.startsWith(mergePrefix)
    ? Number.parseInt(graph.slice(mergePrefix.length), 10)
    : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** A graph that nobody writes. */
export const emptyGraph = `${reserved}empty`;

/** Whether a graph name is the store's own. */
export function isReserved(graph: string): boolean {
  return graph.startsWith(reserved);
}

/** What is said to those who name such a graph. */
export function reservedGraph(graph: string): string {
  return `<${graph}> is a name that the store keeps for itself. Choose one that does not begin with ${reserved}.`;
}

/** The triple of a canonical N-Quads line, without its graph: what the default graph holds. */
export function tripleOf(line: string): string {
  // A graph name is an IRI without spaces, so it begins at the last " <".
  return `${line.slice(0, line.lastIndexOf(' <'))} .\n`;
}

// A literal ends with a quote, a language or a datatype, so it cannot be taken for a label. IRIs have no space, but may
// have what `\s` takes for one.
const blankNode = /^_:|^[^ ]+ [^ ]+ _:[A-Za-z0-9]+ <[^>]*> \.\n$/;

/** Whether a canonical N-Quads line has a blank node. Labels are of letters and digits: the journal gives them. */
export function hasBlankNode(line: string): boolean {
  return blankNode.test(line);
}

/** The subject's IRI of a canonical N-Quads line. */
export function subjectOf(line: string): string {
  return line.slice(1, line.indexOf('>'));
}

/** What a triple is counted under. */
export function tripleDigest(line: string): Uint8Array {
  return sha256Bytes(tripleOf(line));
}

/** The lines of a canonical text that are about one subject: sorted, they stand together. */
export function* linesAbout(subject: string, text: string): Iterable<string> {
  const beginning = `<${subject}> `;
  let start = text.startsWith(beginning) ? 0 : text.indexOf(`\n${beginning}`) + 1;
  while (text.startsWith(beginning, start)) {
    const end = text.indexOf('\n', start) + 1;
    yield text.slice(start, end);
    start = end;
  }
}

/**
 * Finds, among changed lines of one graph, those whose triple another content graph states. The triples of a subject
 * that several graphs describe are counted from the first time that this is asked of it, so that it is answered alike
 * fast however many they are.
 */
export class SharedTriples {
  readonly #statements;

  constructor({ database }: Journal) {
    this.#statements = {
      standing: database.prepare(
        `SELECT EXISTS (SELECT 1 FROM subject WHERE iri = ?1 AND graph <> ?2) AS elsewhere,
                EXISTS (SELECT 1 FROM counted_triple WHERE subject = ?1) AS counted`,
      ),
      texts: database.prepare(
        'SELECT text FROM subject JOIN graph_text ON graph_text.graph = subject.graph WHERE subject.iri = ?',
      ),
      gain: database.prepare(
        `INSERT INTO counted_triple (subject, digest, graphs) VALUES (?, ?, 1)
         ON CONFLICT DO UPDATE SET graphs = graphs + 1 RETURNING graphs`,
      ),
      lose: database.prepare(
        'UPDATE counted_triple SET graphs = graphs - 1 WHERE subject = ? AND digest = ? RETURNING graphs',
      ),
      forget: database.prepare('DELETE FROM counted_triple WHERE subject = ? AND digest = ?'),
    };
  }

  /**
   * Takes a change of content graph number `graph` into the counts, and returns those of its lines whose triple the
   * default graph has from elsewhere. To be called once a change, while text and index are still those from before.
   */
  update({ added, removed }: GraphDiff, graph: number): string[] {
    const subjects = new Set([...added, ...removed].map(subjectOf));
    const counted = new Set([...subjects].filter((subject) => this.#isCounted(subject, graph)));
    if (counted.size === 0) return [];
    const isCounted = (line: string) => counted.has(subjectOf(line));
    return [
      ...added.filter((line) => isCounted(line) && this.#gain(line) > 1),
      ...removed.filter((line) => isCounted(line) && this.#lose(line) > 0),
    ];
  }

  /** Whether the triples of a subject are counted; begins that when a graph other than `graph` describes it. */
  #isCounted(subject: string, graph: number): boolean {
    const standing = this.#statements.standing.get(subject, graph);
    if (standing?.counted === 1) return true;
    if (standing?.elsewhere !== 1) return false;
    for (const { text } of this.#statements.texts.iterate(subject)) {
      for (const line of linesAbout(subject, unpack(text))) this.#gain(line);
    }
    return true;
  }

  /** Counts one more graph that states a line's triple; returns how many do. */
  #gain(line: string): number {
    return Number(this.#statements.gain.get(subjectOf(line), tripleDigest(line))?.graphs);
  }

  /** Counts one graph less; returns how many are left. */
  #lose(line: string): number {
    const [subject, digest] = [subjectOf(line), tripleDigest(line)];
    const left = Number(this.#statements.lose.get(subject, digest)?.graphs);
    if (left === 0) this.#statements.forget.run(subject, digest);
    return left;
  }
}
