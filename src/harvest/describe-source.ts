/** What the bank says of a source: who it is, its licence, its own definition of innovation. */

import type { Iris } from '../model/iris.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { BilingualText, Source } from '../model/source.js';
import { dcat } from '../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode, type ObjectTerm, quad } from '../rdf/terms.js';
import { bis, conceptIri, dcterms, foaf, org, rdf, scheme, skos } from '../rdf/vocabulary.js';

const languages = ['fr', 'en'] as const;

/** The content graph of a source. A licence that was not communicated is said to be so, never guessed. */
export function describeSource(source: Source, iris: Iris): NamedGraph {
  const iri = iris.sourceGraph(source.id);
  const graph = namedNode(iri);
  const subject = namedNode(iris.source(source.id));
  const { name, family, status, openness, homepage, licence, contactPoint, definitionOfInnovation } = source;
  const statements: [NamedNode, ObjectTerm][] = [
    [rdf.type, org.Organization],
    // Of one that is only listed the bank has no data.
    ...(status === 'listed' ? [] : [[rdf.type, dcat.Dataset] satisfies [NamedNode, ObjectTerm]]),
    [bis.family, conceptIri(scheme['partner-categories'], family)],
    [bis.openness, conceptIri(scheme.openness, openness)],
    licence === null
      ? [dcterms.rights, literal('licence non communiquée', 'fr')]
      : [dcterms.license, namedNode(licence)],
  ];
  if (homepage !== null) statements.push([foaf.homepage, namedNode(homepage)]);
  if (contactPoint !== null) statements.push([dcat.contactPoint, namedNode(contactPoint)]);
  const say = (predicate: NamedNode, text: BilingualText | null) => {
    if (text === null) return;
    for (const language of languages) statements.push([predicate, literal(text[language], language)]);
  };
  say(skos.prefLabel, name);
  say(dcterms.title, name);
  say(bis.definitionOfInnovation, definitionOfInnovation);
  return { iri, quads: statements.map(([predicate, object]) => quad(subject, predicate, object, graph)) };
}
