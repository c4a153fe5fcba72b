/** Where a record comes from, as its provenance graph says it. */

import { Iris } from '../model/iris.js';
import type { GraphReader, StoredGraph } from '../model/ports.js';
import type { NamedNode } from '../rdf/terms.js';
import { bis, prov } from '../rdf/vocabulary.js';
import { quadsOf } from './description.js';

export interface ProvenanceView {
  /** The provenance graph, and where this site serves it. */
  readonly iri: string;
  readonly href: string;
  readonly reconstructed: boolean;
  /** The page that the record was read from. */
  readonly page: string | null;
  readonly readAt: string | null;
  readonly mappedAt: string | null;
  readonly digest: string | null;
}

/** The provenances of the graphs that have one. */
export function viewProvenances(
  graphs: readonly Pick<StoredGraph, 'iri'>[],
  { reader, base }: { readonly reader: GraphReader; readonly base: string },
): ProvenanceView[] {
  return graphs.flatMap((graph) => {
    const iri = new Iris(base).provenance(graph.iri);
    const stored = reader.graph(iri);
    if (stored === undefined) return [];
    const quads = quadsOf(stored);
    const first = (property: NamedNode) =>
      quads.find(({ predicate }) => predicate.equals(property))?.object.value ?? null;
    return {
      iri,
      href: `/${iri.slice(base.length)}`,
      reconstructed: first(bis.reconstructed) === 'true',
      page: first(prov.wasDerivedFrom),
      readAt: first(bis.fetchedAt),
      mappedAt: first(prov.endedAtTime),
      digest: first(bis.bodyDigest),
    };
  });
}
