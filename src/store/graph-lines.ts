/** The lines of a graph as the journal keeps them, and what it cannot keep. */

import type { NamedGraph } from '../model/named-graph.js';
import { canonicalLines } from '../rdf/canonical.js';
import { spellCanonically } from '../rdf/canonical-literal.js';

/** A graph that cannot be stored: a quad of another graph, or a blank node, whose name would not last. */
export class UnstorableGraph extends Error {
  override readonly name = 'UnstorableGraph';
}

/** The canonical lines of a graph. Throws `UnstorableGraph`, or `IllegalIri`. */
export function linesOfGraph({ iri, quads }: NamedGraph): string[] {
  for (const { subject, object, graph } of quads) {
    if (graph.value !== iri) throw new UnstorableGraph(`A quad of <${graph.value}> was given for <${iri}>.`);
    if (subject.termType === 'BlankNode' || object.termType === 'BlankNode') {
      throw new UnstorableGraph(`<${iri}> has a blank node: give it an IRI.`);
    }
  }
  return canonicalLines(quads.map(spellCanonically));
}
