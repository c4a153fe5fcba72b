/** A source's own tags: what a record is given for one, and the concept scheme that they make. */

import type { Iris } from '../model/iris.js';
import type { NamedGraph } from '../model/named-graph.js';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.js';
import { bis, dcterms, rdf, skos } from '../rdf/vocabulary.js';
import { propertyOfScheme, termOfConcept } from './concepts.js';
import { foldWords } from './fold-words.js';
import type { TagMeaning, TagRelation, TagTable } from './tag-table.js';

const matches: Readonly<Record<TagRelation, NamedNode>> = {
  exact: skos.exactMatch,
  close: skos.closeMatch,
  broad: skos.broadMatch,
  narrow: skos.narrowMatch,
  related: skos.relatedMatch,
};

/** Whether what is filed under the tag is filed under the concept too: not where the concept is the narrower. */
function saysSo(relation: TagRelation): boolean {
  return relation === 'exact' || relation === 'close' || relation === 'broad';
}

/** The IRI of a source's own tag. */
export function tagTerm(iris: Iris, source: string, words: string): NamedNode {
  return namedNode(iris.tag(source, foldWords(words).replaceAll(' ', '-')));
}

/** What the meaning of a tag says of a thing: a concept for the property of its scheme. */
export function sayMeaning(subject: NamedNode, meaning: TagMeaning, graph: NamedNode): Quad[] {
  if (!saysSo(meaning.relation)) return [];
  return meaning.concepts.flatMap((concept) => {
    const property = propertyOfScheme(concept.scheme);
    return property === undefined ? [] : [quad(subject, property, termOfConcept(concept), graph)];
  });
}

/** A tag as a concept of the source's scheme. */
export function describeTag({ iris, source, words, language }: Tag, graph: NamedNode): Quad[] {
  const term = tagTerm(iris, source, words);
  return [
    quad(term, rdf.type, skos.Concept, graph),
    quad(term, skos.prefLabel, literal(words, language), graph),
    quad(term, skos.inScheme, namedNode(iris.tagScheme(source)), graph),
  ];
}

export interface Tag {
  readonly iris: Iris;
  readonly source: string;
  readonly words: string;
  readonly language: string;
}

/** The link from a thing to the tag that its source filed it under. */
export function sayTag(subject: NamedNode, tag: Tag, graph: NamedNode): Quad {
  return quad(subject, bis.sourceTag, tagTerm(tag.iris, tag.source, tag.words), graph);
}

export interface TagSchemeOptions {
  readonly iris: Iris;
  readonly source: string;
  /** Name of the source, by language. */
  readonly name: { readonly fr: string; readonly en: string };
  readonly table: TagTable;
}

/** The content graph `graph/scheme/tags/<source>`: the tags of a source's table, matched to the shared schemes. */
export function tagSchemeGraph({ iris, source, name, table }: TagSchemeOptions): NamedGraph {
  const iri = iris.tagSchemeGraph(source);
  const graph = namedNode(iri);
  const scheme = namedNode(iris.tagScheme(source));
  const quads = [
    quad(scheme, rdf.type, skos.ConceptScheme, graph),
    quad(scheme, skos.prefLabel, literal(`Mots-clés : ${name.fr}`, 'fr'), graph),
    quad(scheme, skos.prefLabel, literal(`Tags: ${name.en}`, 'en'), graph),
    quad(scheme, dcterms.publisher, namedNode(iris.source(source)), graph),
  ];
  for (const { tag, concepts, relation, note } of table.values()) {
    const term = tagTerm(iris, source, tag);
    quads.push(...describeTag({ iris, source, words: tag, language: 'fr' }, graph));
    for (const concept of concepts) quads.push(quad(term, matches[relation], termOfConcept(concept), graph));
    if (note !== '') quads.push(quad(term, skos.note, literal(note, 'fr'), graph));
  }
  return { iri, quads };
}
