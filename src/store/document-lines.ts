/** RDF documents, as they were sent, to the lines of a graph. */

import type { RdfDocument } from '../model/update-plan.js';
import type { JsonLdContext } from '../rdf/json-ld.js';
import { jsonLd } from '../rdf/media-types.js';
import { linesOf } from './diff.js';
import { ReplicaBroken } from './run-query.js';
import { UpdateStopped } from './update-stopped.js';

/** Reads a document into N-Quads under a graph name; throws when it is malformed. */
type ReadDocument = (document: RdfDocument, graph: string) => string;

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
// What RDF 1.2 has beyond 1.1: a triple as object, and a language with a direction.
const beyond11 = /^(?:<[^>]*>|_:\w+) <[^>]*> <<\(|"@[A-Za-z0-9-]+--(?:ltr|rtl) <[^>]*> \.\n$/;

function malformed(message: string): UpdateStopped {
  return new UpdateStopped({ kind: 'malformed', message });
}

/**
 * The lines of the documents' merge in a graph, each once and in no order: canonical but for the labels of blank nodes,
 * which are random. Throws `UpdateStopped` for a document that is no RDF 1.1 graph of its format.
 */
export function readDocuments(
  documents: readonly RdfDocument[],
  graph: string,
  read: ReadDocument,
  context: JsonLdContext,
): string[] {
  const lines = documents.flatMap((document) => linesOf(readOne(prepare(document, context), graph, read)));
  const end = ` <${graph}> .\n`;
  for (const line of lines) {
    if (!line.endsWith(end)) throw malformed('It holds named graphs. Send the triples of one graph.');
    if (beyond11.test(line)) throw malformed(`RDF 1.2 is not stored here, and it says: ${line.trim()}`);
  }
  return [...new Set(lines)];
}

function readOne(document: RdfDocument, graph: string, read: ReadDocument): string {
  try {
    return read(document, graph);
  } catch (error) {
    if (error instanceof ReplicaBroken) throw error;
    const message = (error as Error).message.replace(/^Parser error at /, 'At ');
    throw malformed(
      message.includes('LoadDocumentCallback')
        ? 'Its JSON-LD context is another document, and none is fetched. Write the context into the document.'
        : message,
    );
  }
}

function prepare(document: RdfDocument, context: JsonLdContext): RdfDocument {
  const bytes = utf8Mark.equals(document.bytes.subarray(0, utf8Mark.length))
    ? document.bytes.subarray(utf8Mark.length)
    : document.bytes;
  return document.mediaType === jsonLd.mediaType
    ? { ...document, bytes: withContext(bytes, context) }
    : { ...document, bytes };
}

// What this bank gives out as JSON-LD names its context by address: that one is known without fetching it.
function withContext(bytes: Uint8Array, { url, content }: JsonLdContext): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.includes(url)) return bytes;
  const known = (value: unknown) => (value === url ? content : value);
  try {
    const document: unknown = JSON.parse(text, (key, value: unknown) => {
      if (key !== '@context') return value;
      return Array.isArray(value) ? value.map(known) : known(value);
    });
    return Buffer.from(JSON.stringify(document));
  } catch {
    // The parser of JSON-LD says where it is malformed.
    return bytes;
  }
}
