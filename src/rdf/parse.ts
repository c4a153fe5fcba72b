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
