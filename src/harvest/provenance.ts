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

/** The document that a page was reconstructed from, or null for a page that was really read from its site. */
function reconstructedFrom(page: Page, source: Source): string | null {
  const named = page.reconstructedFrom;
  return source.evidence.kind === 'reconstructed' ? (named ?? bis.foundingDocument.value) : named;
}

/** The provenance graph of a content graph. A reconstructed page has no fetch status: nobody fetched it. */
export function describeProvenance(options: ProvenanceOptions): NamedGraph {
  const { graph, page, source, mappingHash, iris, now } = options;
  const iri = iris.provenance(graph);
  const activity = namedNode(`${iri}#harvest`);
  const entity = namedNode(graph);
  const document = reconstructedFrom(page, source);
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
  if (page.archiveRecord !== null)
    statements.push([activity, bis.archiveRecord, namedNode(page.archiveRecord)]);
  if (document !== null) {
    statements.push([entity, prov.hadPrimarySource, namedNode(document)]);
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
