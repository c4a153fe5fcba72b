/** Synthetic initiatives as named graphs, of the size that real records will have (about 24 quads). */

import type { Iris } from '../../../src/model/iris.js';
import type { RecordGraphs } from '../../../src/model/named-graph.js';
import {
  literal,
  type NamedNode,
  namedNode,
  type ObjectTerm,
  type Quad,
  quad,
} from '../../../src/rdf/terms.js';
import { bis, dcterms, foaf, org, prov, rdf, skos, xsd } from '../../../src/rdf/vocabulary.js';
import type { SyntheticInitiative, SyntheticOrganization } from './initiatives.js';
import { placeIri } from './shared-graphs.js';

const scheme = 'https://w3id.org/innovation-sociale/scheme';
const startDate = namedNode('http://schema.org/startDate');

/** The page that a synthetic record stands on. */
export function pageUrl({ source, key }: SyntheticInitiative): string {
  return `http://${source}.example/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=${key}&Itemid=95`;
}

/** A record's content graph and its provenance. */
export function toRecordGraphs(record: SyntheticInitiative, iris: Iris): RecordGraphs {
  const graph = namedNode(iris.graph(record.source, record.key));
  const subject = namedNode(iris.thing('initiative', record.source, record.key));
  const quads: Quad[] = [];
  const say = (predicate: NamedNode, object: ObjectTerm, about: NamedNode = subject) =>
    quads.push(quad(about, predicate, object, graph));
  const text = (value: string) => literal(value, 'fr');
  const concept = (name: string, notation: string) =>
    namedNode(`${scheme}/${name}/${encodeURIComponent(notation)}`);
  for (const type of [bis.Initiative, prov.Entity, namedNode(`${bis.iri}ExampleRecord`)]) say(rdf.type, type);
  say(dcterms.title, text(record.title));
  say(dcterms.abstract, text(record.abstract));
  say(dcterms.description, text(record.description));
  say(dcterms.source, namedNode(pageUrl(record)));
  say(dcterms.publisher, namedNode(iris.source(record.source)));
  say(namedNode(`${dcterms.iri}spatial`), namedNode(placeIri(iris, 'commune', record.commune)));
  for (const theme of record.themes) say(namedNode(`${dcterms.iri}subject`), concept('themes', theme));
  for (const tag of record.tags) say(namedNode(`${bis.iri}sourceTag`), concept(`tags/${record.source}`, tag));
  say(namedNode(`${bis.iri}stage`), concept('stages', record.stage));
  if (record.method !== null) say(namedNode(`${bis.iri}method`), concept('methods', record.method));
  for (const audience of record.audiences)
    say(namedNode(`${dcterms.iri}audience`), concept('audiences', audience));
  say(startDate, literal(String(record.year), namedNode(`${xsd.iri}gYear`)));
  const name = (predicate: NamedNode, { key, name: label }: SyntheticOrganization) => {
    const organization = namedNode(iris.thing('organization', 'synthetic', key));
    say(predicate, organization);
    say(rdf.type, org.Organization, organization);
    say(skos.prefLabel, text(label), organization);
  };
  for (const holder of record.holders) name(bis.holder, holder);
  for (const partner of record.partners) name(namedNode(`${bis.iri}partner`), partner);
  say(foaf.homepage, namedNode(record.homepage));
  return { content: { iri: graph.value, quads }, provenance: provenanceOf(record, graph, iris) };
}

function provenanceOf(
  record: SyntheticInitiative,
  entity: NamedNode,
  iris: Iris,
): RecordGraphs['provenance'] {
  const iri = iris.provenance(entity.value);
  const graph = namedNode(iri);
  const activity = namedNode(`${iri}#harvest`);
  const statements: [NamedNode, NamedNode, ObjectTerm][] = [
    [entity, rdf.type, prov.Entity],
    [entity, prov.wasDerivedFrom, namedNode(pageUrl(record))],
    [entity, prov.wasAttributedTo, namedNode(iris.source(record.source))],
    [entity, prov.wasGeneratedBy, activity],
    [activity, rdf.type, prov.Activity],
    [activity, prov.endedAtTime, literal('2026-01-01T00:00:00Z', xsd.dateTime)],
  ];
  return {
    iri,
    quads: statements.map(([subject, predicate, object]) => quad(subject, predicate, object, graph)),
  };
}
