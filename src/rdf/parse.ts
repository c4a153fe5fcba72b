/** RDF text to quads, for the formats that files and partners use. */

import { Parser } from 'n3';
import type { Format } from './media-types.js';
import type { Quad } from './terms.js';

/**
 * Quads of a Turtle, TriG, N-Triples or N-Quads text.
 * Throws an `Error` whose message names the line when the text is malformed.
 */
export function parseQuads(text: string, format: Format, baseIri?: string): Quad[] {
  const parser = new Parser({
    format: format.mediaType,
    ...(baseIri === undefined ? {} : { baseIRI: baseIri }),
  });
  return parser.parse(text);
}

/** Quads of N-Quads in which blank nodes keep their labels: what the journal holds, not what comes from elsewhere. */
export function parseStoredQuads(text: string): Quad[] {
  // With its own prefix empty, the parser adds nothing to labels.
  return new Parser({ format: 'application/n-quads', blankNodePrefix: '_:' }).parse(text);
}
