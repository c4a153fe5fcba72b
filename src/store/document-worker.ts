/** The thread that writes graphs as documents, from the journal. */

import { parentPort, workerData } from 'node:worker_threads';
import type { GraphDocument, StoredGraph } from '../model/ports.js';
import type { Format } from '../rdf/media-types.js';
import { parseStoredQuads } from '../rdf/parse.js';
import { UnserializablePredicate } from '../rdf/rdf-xml.js';
import { serializeQuads } from '../rdf/serialize.js';
import { inGraph } from '../rdf/terms.js';
import { plainDefaultGraph, tripleOf } from './default-graph.js';
import { linesOf } from './diff.js';
import type { DocumentOptions, DocumentQuestion } from './document-messages.js';
import { openForReading } from './journal.js';
import { JournalReader } from './journal-reader.js';
import { encode } from './largest-answer.js';

/** Longest document in bytes of UTF-8, as for answers of queries. */
const longest = 64 * 2 ** 20;
/** Statements that a format can write in a few seconds; the line formats are copied. */
const mostQuads: Readonly<Record<string, number>> = {
  jsonld: 20_000,
  ttl: 200_000,
  trig: 200_000,
  rdf: 200_000,
};

const { journal: file, context } = workerData as DocumentOptions;
const reader = new JournalReader(openForReading(file));

async function write({ graph, format }: DocumentQuestion): Promise<GraphDocument> {
  const { version, standing, stored } = reader.snapshot(() => ({
    version: reader.version(),
    standing: reader.standing(graph),
    stored: reader.graph(graph),
  }));
  const { sequence, quads } = standing ?? { sequence: 0, quads: 0 };
  if (stored === undefined && graph !== plainDefaultGraph) return { kind: 'absent' };
  const most = mostQuads[format.name] ?? Number.POSITIVE_INFINITY;
  if (quads > most) {
    const message = `The graph has ${quads} statements, and ${format.mediaType} is written for ${most} at most. Ask for application/n-triples, or query the part that you need.`;
    return { kind: 'too-large', message };
  }
  const body = encode(await serialize(stored?.text ?? '', graph, format));
  if (body.reduce((sum, { length }) => sum + length, 0) > longest) {
    const message = `The document is longer than ${longest / 2 ** 20} MB. Query the parts that you need, or export the data (bis export).`;
    return { kind: 'too-large', message };
  }
  return { kind: 'document', body, sequence, version };
}

// The formats of datasets name the graph; the default graph has no name.
function serialize(text: StoredGraph['text'], graph: string, format: Format): Promise<string> | string {
  const isNamed = graph !== plainDefaultGraph && ['nq', 'trig'].includes(format.name);
  if (format.name === 'nq' && isNamed) return text;
  if (['nt', 'nq'].includes(format.name)) return linesOf(text).map(tripleOf).join('');
  const quads = parseStoredQuads(text);
  return serializeQuads(isNamed ? quads : quads.map((quad) => inGraph(quad)), format, { context });
}

async function answer(question: DocumentQuestion): Promise<GraphDocument> {
  try {
    return await write(question);
  } catch (error) {
    const { message } = error as Error;
    return { kind: error instanceof UnserializablePredicate ? 'unwritable' : 'failed', message };
  }
}

parentPort?.on('message', async (question: DocumentQuestion) => {
  const answered = await answer(question);
  const transfer =
    answered.kind === 'document' ? answered.body.map(({ buffer }) => buffer as ArrayBuffer) : [];
  parentPort?.postMessage(answered, transfer);
});
