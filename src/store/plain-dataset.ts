/** A plain dataset in an engine: the default graph is a graph of its own, and blank nodes keep the journal's labels. */

import { hasBlankNode, plainDefaultGraph, tripleOf } from './default-graph.js';
import { linesOf } from './diff.js';
import type { Engine } from './engine.js';
import type { JournalReader } from './journal-reader.js';
import { deleteData, insertData } from './update-text.js';

const inDefaultGraph = ` <${plainDefaultGraph}> .\n`;

/** A line as the engine holds it: without the name that stands for the default graph. */
function inEngine(line: string): string {
  return line.endsWith(inDefaultGraph) ? tripleOf(line) : line;
}

/** Fills an empty engine, graph by graph. */
export function hydratePlain(journal: JournalReader, engine: Engine): void {
  for (const { bytes } of journal.graphBytes()) {
    const lines = linesOf(bytes.toString('utf8'));
    const labelled = lines.filter(hasBlankNode).map(inEngine);
    const named = lines.filter((line) => !hasBlankNode(line)).map(inEngine);
    engine.store.load(Buffer.from(named.join('')), { format: 'application/n-quads', no_transaction: true });
    for (const quad of engine.parse(labelled.join(''))) engine.store.add(quad);
  }
}

// Update text mints new blank nodes and takes none away, so lines that have some are handed over one by one.
function change(
  lines: readonly string[],
  { parse }: Engine,
  data: (quads: readonly string[], triples: readonly string[]) => string,
  each: (quad: object) => void,
): string | null {
  const labelled = lines.filter(hasBlankNode);
  for (const quad of parse(labelled.map(inEngine).join(''))) each(quad);
  const named = lines.filter((line) => !hasBlankNode(line));
  if (named.length === 0) return null;
  const triples = named.filter((line) => line.endsWith(inDefaultGraph));
  return data(
    named.filter((line) => !line.endsWith(inDefaultGraph)),
    triples.map(tripleOf),
  );
}

/** Adds canonical lines of the journal to the engine. */
export function addLines(lines: readonly string[], engine: Engine): void {
  const text = change(lines, engine, insertData, (quad) => engine.store.add(quad));
  if (text !== null) engine.store.update(text);
}

/** Takes canonical lines of the journal away from the engine. */
export function removeLines(lines: readonly string[], engine: Engine): void {
  const text = change(lines, engine, deleteData, (quad) => engine.store.delete(quad));
  if (text !== null) engine.store.update(text);
}
