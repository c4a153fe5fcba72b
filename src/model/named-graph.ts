/** The waist of the bank: what one source says of one record. */

import type { Quad } from '../rdf/terms.js';

/** A graph IRI and its quads; every quad stands in that graph and none has a blank node. */
export interface NamedGraph {
  readonly iri: string;
  readonly quads: readonly Quad[];
}

/** The unit of writing: a content graph with its provenance, which is written only when the content changes. */
export interface RecordGraphs {
  readonly content: NamedGraph;
  readonly provenance: NamedGraph;
}
