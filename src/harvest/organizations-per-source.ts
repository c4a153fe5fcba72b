/** Resolves mentions without any knowledge: organizations stay the source's own, and nothing else is kept. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Mention, Reconcile } from '../model/mention.js';
import { namedNode, type Quad, quad } from '../rdf/terms.js';

/** Gives each organization an IRI by source and key; what has to be looked up is left out and reported. */
export function keepOrganizations(iris: Iris): Reconcile {
  return ({ graph, mentions, source, page }) => {
    const name = namedNode(graph.iri);
    const quads: Quad[] = [...graph.quads];
    const diagnostics: Diagnostic[] = [];
    for (const mention of mentions) {
      if (mention.kind !== 'organization') diagnostics.push(leftOut(mention, page));
      else {
        const { subject, predicate, key, statements } = mention;
        const organization = namedNode(iris.thing('organization', source, key));
        quads.push(quad(subject, predicate, organization, name));
        for (const said of statements) quads.push(quad(organization, said.predicate, said.object, name));
      }
    }
    return { graph: { iri: graph.iri, quads }, diagnostics };
  };
}

function leftOut({ words, property, place }: Mention, page: string): Diagnostic {
  const message = `"${property}": nothing here looks up "${words}", so it is left out.`;
  return { severity: 'warning', message, place, page };
}
