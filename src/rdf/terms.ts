/** The RDF terms of the whole project: one factory, and the RDF/JS types that go with it. */

import type * as Rdf from '@rdfjs/types';
import { DataFactory } from 'n3';

export type NamedNode = Rdf.NamedNode;
export type BlankNode = Rdf.BlankNode;
export type Literal = Rdf.Literal;
export type Term = Rdf.Term;
export type Quad = Rdf.Quad;
export type Subject = Rdf.Quad_Subject;
export type ObjectTerm = Rdf.Quad_Object;
export type GraphTerm = Rdf.Quad_Graph;

/** The RDF/JS data factory, for libraries that ask for one. */
export const factory: Rdf.DataFactory = DataFactory;

/** An IRI as a term. The text is taken as it is: mint or check it first. */
export function namedNode(iri: string): NamedNode {
  return DataFactory.namedNode(iri);
}

/** A blank node under a label that its maker answers for. */
export function blankNode(label: string): BlankNode {
  return DataFactory.blankNode(label);
}

/** A literal: with a language tag (string), a datatype (term), or `xsd:string` when neither is given. */
export function literal(text: string, languageOrDatatype?: string | NamedNode): Literal {
  return DataFactory.literal(text, languageOrDatatype);
}

/** A quad; without a graph it stands in the default graph. */
export function quad(subject: Subject, predicate: NamedNode, object: ObjectTerm, graph?: GraphTerm): Quad {
  return DataFactory.quad(
    subject as NamedNode,
    predicate,
    object as NamedNode,
    (graph ?? DataFactory.defaultGraph()) as NamedNode,
  );
}

/** The same triple in another graph; without a graph, in the default graph. */
export function inGraph(triple: Quad, graph?: GraphTerm): Quad {
  return quad(triple.subject, triple.predicate as NamedNode, triple.object, graph);
}
