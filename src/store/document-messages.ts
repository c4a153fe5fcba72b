/** What the server and the thread that writes graphs as documents say to each other. */

import type { GraphDocument } from '../model/ports.js';
import type { JsonLdContext } from '../rdf/json-ld.js';
import type { Format } from '../rdf/media-types.js';

/** Given to the thread when it is started. */
export interface DocumentOptions {
  /** The journal file. */
  readonly journal: string;
  readonly context: JsonLdContext;
}

export interface DocumentQuestion {
  /** The graph's name in the journal. */
  readonly graph: string;
  readonly format: Format;
}

export type DocumentAnswer = GraphDocument;
