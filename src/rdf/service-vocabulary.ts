/** Every term IRI that the code speaks of to describe a service and its datasets. */

import { terms } from './namespace.js';
import { type NamedNode, namedNode } from './terms.js';

/** SPARQL 1.1 Service Description. */
export const sd = terms(
  'http://www.w3.org/ns/sparql-service-description#',
  'BasicFederatedQuery',
  'Dataset',
  'Function',
  'Graph',
  'SPARQL11Query',
  'SPARQL11Update',
  'Service',
  'defaultDataset',
  'defaultGraph',
  'endpoint',
  'extensionFunction',
  'feature',
  'inputFormat',
  'propertyFeature',
  'resultFormat',
  'supportedLanguage',
);
/** Vocabulary of Interlinked Datasets; `void` is a word of the language. */
export const voidTerms = terms(
  'http://rdfs.org/ns/void#',
  'Dataset',
  'class',
  'classPartition',
  'classes',
  'dataDump',
  'distinctSubjects',
  'entities',
  'properties',
  'property',
  'propertyPartition',
  'sparqlEndpoint',
  'subset',
  'triples',
  'uriSpace',
  'vocabulary',
);
/** Data Catalog Vocabulary. */
export const dcat = terms(
  'http://www.w3.org/ns/dcat#',
  'Catalog',
  'DataService',
  'Dataset',
  'Distribution',
  'accessService',
  'accessURL',
  'byteSize',
  'compressFormat',
  'contactPoint',
  'dataset',
  'distribution',
  'downloadURL',
  'endpointDescription',
  'endpointURL',
  'keyword',
  'landingPage',
  'mediaType',
  'servesDataset',
  'service',
  'theme',
  'themeTaxonomy',
  'version',
);
/** What a catalogue says of contacts (vCard Ontology). */
export const vcard = terms('http://www.w3.org/2006/vcard/ns#', 'Organization', 'fn', 'hasEmail', 'hasURL');
/** Checksums (SPDX 2.3). */
export const spdx = terms(
  'http://spdx.org/rdf/terms#',
  'Checksum',
  'algorithm',
  'checksum',
  'checksumAlgorithm_sha256',
  'checksumValue',
);
/** Controlled vocabularies of the European Union, as DCAT-AP 3.0, 8 asks for them. */
export const euAuthority = terms(
  'http://publications.europa.eu/resource/authority/',
  'access-right/PUBLIC',
  'country/FRA',
  'data-theme/SOCI',
  'file-type/CSV',
  'file-type/GEOJSON',
  'file-type/JSON_LD',
  'file-type/RDF_N_QUADS',
  'file-type/RDF_TURTLE',
  'language/ENG',
  'language/FRA',
);
/** The IRI of a registered media type. */
export function mediaTypeIri(mediaType: string): NamedNode {
  return namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`);
}
/** Data Quality Vocabulary. */
export const dqv = terms(
  'http://www.w3.org/ns/dqv#',
  'QualityMeasurement',
  'QualityMetadata',
  'computedOn',
  'isMeasurementOf',
  'value',
);
/** What VoID lacks, as editors ask for it. */
export const voidExt = terms('http://ldf.fi/void-ext#', 'datatype', 'datatypePartition');
/** Linked Data Event Streams. */
export const ldes = terms(
  'https://w3id.org/ldes#',
  'EventStream',
  'LatestVersionSubset',
  'amount',
  'retentionPolicy',
  'sequencePath',
  'timestampPath',
  'versionAmount',
  'versionDeleteObject',
  'versionDeletePath',
  'versionOfPath',
);
/** The hypermedia that event streams are paged with. */
export const tree = terms('https://w3id.org/tree#', 'Node', 'Relation', 'member', 'node', 'relation', 'view');
/** ActivityStreams, for what was removed. */
export const activity = terms('https://www.w3.org/ns/activitystreams#', 'Delete', 'object');
/** W3C's names of formats. */
export const formats = terms(
  'http://www.w3.org/ns/formats/',
  'JSON-LD',
  'N-Quads',
  'N-Triples',
  'RDF_XML',
  'SPARQL_Results_CSV',
  'SPARQL_Results_JSON',
  'SPARQL_Results_TSV',
  'SPARQL_Results_XML',
  'TriG',
  'Turtle',
);

/** The namespace of SPARQL results in XML. */
export const sparqlResults = terms('http://www.w3.org/2005/sparql-results#');
/** Of GeoSPARQL's functions, those that the engine has. */
export const geof = terms(
  'http://www.opengis.net/def/function/geosparql/',
  'distance',
  'sfContains',
  'sfCrosses',
  'sfDisjoint',
  'sfEquals',
  'sfIntersects',
  'sfOverlaps',
  'sfTouches',
  'sfWithin',
);
