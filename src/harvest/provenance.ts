/** Where a record's graph comes from, in PROV-O: its page, its source, and how it was read. */

import type { Iris } from '../model/iris.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { Page } from '../model/page.js';
import type { Source } from '../model/source.js';
import { iriOfUrl } from '../rdf/iri.js';
import { literal, type NamedNode, namedNode, type ObjectTerm, quad } from '../rdf/terms.js';
import { bis, prov, rdf, xsd } from '../rdf/vocabulary.js';

export interface ProvenanceOptions {
  /** IRI of the content graph. */
  readonly graph: string;
  readonly page: Page;
  readonly source: Source;
  /** SHA-256 of the mapping that was applied. */
  readonly mappingHash: string;
  readonly iris: Iris;
  /** When the page was mapped, in milliseconds since the epoch. */
  readonly now: number;
}

/** The provenance graph of a content graph. A reconstructed page has no fetch status: nobody fetched it. */
export function describeProvenance(options: ProvenanceOptions): NamedGraph {
  const { graph, page, source, mappingHash, iris, now } = options;
  const iri = iris.provenance(graph);
  const activity = namedNode(`${iri}#harvest`);
  const entity = namedNode(graph);
  const document = toIri(page.reconstructedFrom);
  const record = toIri(page.archiveRecord);
  const dateTime = (iso: string) => literal(iso, xsd.dateTime);
  const statements: [NamedNode, NamedNode, ObjectTerm][] = [
    [entity, rdf.type, prov.Entity],
    [entity, prov.wasDerivedFrom, namedNode(iriOfUrl(new URL(page.url)))],
    [entity, prov.wasAttributedTo, namedNode(iris.source(source.id))],
    [entity, prov.wasGeneratedBy, activity],
    [activity, rdf.type, prov.Activity],
    [activity, prov.endedAtTime, dateTime(new Date(now).toISOString())],
    [activity, bis.bodyDigest, literal(page.bodyDigest)],
    [activity, bis.mappingHash, literal(mappingHash)],
  ];
  if (record !== null) statements.push([activity, bis.archiveRecord, record]);
  if (document !== null) {
    statements.push([entity, prov.hadPrimarySource, document]);
    statements.push([entity, bis.reconstructed, literal('true', xsd.boolean)]);
  } else {
    statements.push([activity, bis.fetchedAt, dateTime(page.fetchedAt)]);
    if (page.fetchStatus !== null) {
      statements.push([activity, bis.fetchStatus, literal(String(page.fetchStatus), xsd.integer)]);
    }
  }
  const name = namedNode(iri);
  return {
    iri,
    quads: statements.map(([subject, predicate, object]) => quad(subject, predicate, object, name)),
  };
}

// What archives and servers say of themselves is text from outside: an IRI, or nothing.
function toIri(text: string | null): NamedNode | null {
  const url = text === null ? null : URL.parse(text);
  return url === null ? null : namedNode(iriOfUrl(url));
}
