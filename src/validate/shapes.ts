/** Reads the shapes of the vocabulary: `ontology/shapes/*.ttl`, one file a class. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { turtle } from '../rdf/media-types.js';
import { parseQuads } from '../rdf/parse.js';
import type { Quad } from '../rdf/terms.js';

/** The quads of all shape files of a directory. Throws when one is malformed, naming it. */
export function readShapes(directory: string): Quad[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .flatMap((name) => {
      try {
        return parseQuads(readFileSync(join(directory, name), 'utf8'), turtle);
      } catch (error) {
        throw new Error(`${join(directory, name)}: ${(error as Error).message}`, { cause: error });
      }
    });
}
