/** Every term IRI that the code itself speaks of. The rest of the vocabulary stands in `ontology/`. */

import { terms } from './namespace.js';
import { dcat, sd, voidExt, voidTerms } from './service-vocabulary.js';
import { type NamedNode, namedNode } from './terms.js';

export const bis = terms(
  'https://w3id.org/innovation-sociale/ns#',
  'Call',
  'Distinction',
  'ExampleRecord',
  'Initiative',
  'Place',
  'PossibleDuplicate',
  'Tag',
  'archiveRecord',
  'bodyDigest',
  'budget',
  'callFor',
  'callKind',
  'change',
  'compares',
  'comparisonMethod',
  'contactPage',
  'definitionOfInnovation',
  'distinction',
  'engineering',
  'family',
  'fetchStatus',
  'fetchedAt',
  'foundingDocument',
  'giver',
  'holder',
  'listedOn',
  'mappingHash',
  'mappingVersion',
  'matches',
  'measuredLevel',
  'measuredProperty',
  'method',
  'openness',
  'order',
  'partner',
  'placePrecision',
  'possiblySameAs',
  'prizeCategory',
  'reach',
  'reconstructed',
  'recordType',
  'refersTo',
  'score',
  'sourceTag',
  'stage',
  'unreconciled',
);

/** Concept schemes (`scheme.themes`); a concept is `conceptIri(scheme.themes, 'ENV-AGR')`. */
export const scheme = terms(
  'https://w3id.org/innovation-sociale/scheme/',
  'audiences',
  'call-kinds',
  'engineering',
  'legal-forms',
  'methods',
  'openness',
  'partner-categories',
  'place-precision',
  'quality-metrics',
  'reach',
  'record-types',
  'stages',
  'themes',
  'themes-2018',
);

/** The concept of a scheme that has the notation. */
export function conceptIri({ value }: NamedNode, notation: string): NamedNode {
  return namedNode(`${value}/${notation}`);
}

export const dcterms = terms(
  'http://purl.org/dc/terms/',
  'LicenseDocument',
  'MediaType',
  'RightsStatement',
  'abstract',
  'accessRights',
  'audience',
  'conformsTo',
  'date',
  'description',
  'format',
  'hasPart',
  'isPartOf',
  'isReplacedBy',
  'isVersionOf',
  'issued',
  'language',
  'license',
  'modified',
  'publisher',
  'rights',
  'source',
  'spatial',
  'subject',
  'title',
);
export const foaf = terms('http://xmlns.com/foaf/0.1/', 'Agent', 'homepage', 'name');
export const geo = terms(
  'http://www.opengis.net/ont/geosparql#',
  'Feature',
  'Geometry',
  'asWKT',
  'hasGeometry',
  'wktLiteral',
);
/** The geographic vocabulary of Insee. */
export const igeo = terms(
  'http://rdf.insee.fr/def/geo#',
  'Commune',
  'Departement',
  'Intercommunalite',
  'Pays',
  'Region',
  'codeINSEE',
  'codeISO',
  'subdivisionDirecteDe',
);
export const org = terms('http://www.w3.org/ns/org#', 'Organization', 'classification', 'identifier');
export const owl = terms(
  'http://www.w3.org/2002/07/owl#',
  'AnnotationProperty',
  'Class',
  'DatatypeProperty',
  'ObjectProperty',
  'Ontology',
  'versionInfo',
);
export const prov = terms(
  'http://www.w3.org/ns/prov#',
  'Activity',
  'Entity',
  'endedAtTime',
  'generatedAtTime',
  'hadPrimarySource',
  'has_provenance',
  'wasAttributedTo',
  'wasDerivedFrom',
  'wasGeneratedBy',
);
export const rdf = terms(
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'first',
  'langString',
  'nil',
  'rest',
  'type',
);
export const rdfs = terms('http://www.w3.org/2000/01/rdf-schema#', 'comment', 'label', 'seeAlso');
export const schema = terms(
  'http://schema.org/',
  'City',
  'JobPosting',
  'MonetaryGrant',
  'endDate',
  'funder',
  'image',
  'keywords',
  'position',
  'startDate',
  'target',
  'validFrom',
  'validThrough',
  'video',
);
export const sh = terms(
  'http://www.w3.org/ns/shacl#',
  'IRI',
  'PrefixDeclaration',
  'SPARQLExecutable',
  'Violation',
  'Warning',
  'class',
  'datatype',
  'declare',
  'maxCount',
  'message',
  'minCount',
  'namespace',
  'nodeKind',
  'or',
  'path',
  'pattern',
  'prefix',
  'prefixes',
  'property',
  'targetClass',
);
export const skos = terms(
  'http://www.w3.org/2004/02/skos/core#',
  'Concept',
  'ConceptScheme',
  'altLabel',
  'broadMatch',
  'broader',
  'closeMatch',
  'definition',
  'exactMatch',
  'hasTopConcept',
  'hiddenLabel',
  'inScheme',
  'mappingRelation',
  'narrowMatch',
  'narrower',
  'notation',
  'note',
  'prefLabel',
  'related',
  'relatedMatch',
  'scopeNote',
  'topConceptOf',
);
export const wgs84 = terms('http://www.w3.org/2003/01/geo/wgs84_pos#', 'lat', 'long');
export const xsd = terms(
  'http://www.w3.org/2001/XMLSchema#',
  'anyURI',
  'boolean',
  'date',
  'dateTime',
  'decimal',
  'gYear',
  'gYearMonth',
  'hexBinary',
  'integer',
  'nonNegativeInteger',
  'string',
  'time',
);

/** Prefixes that every Turtle the bank writes declares. */
export const prefixes: Readonly<Record<string, string>> = {
  bis: bis.iri,
  dcat: dcat.iri,
  dcterms: dcterms.iri,
  foaf: foaf.iri,
  geo: geo.iri,
  igeo: igeo.iri,
  org: org.iri,
  owl: owl.iri,
  prov: prov.iri,
  rdf: rdf.iri,
  rdfs: rdfs.iri,
  schema: schema.iri,
  sd: sd.iri,
  sh: sh.iri,
  skos: skos.iri,
  void: voidTerms.iri,
  'void-ext': voidExt.iri,
  wgs84: wgs84.iri,
  xsd: xsd.iri,
};

/** Namespaces of XML documents: Atom (RFC 4287, 1.2), sitemaps (sitemaps.org) and the links in them. */
export const xmlNamespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  sitemap: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  xhtml: 'http://www.w3.org/1999/xhtml',
} as const;

/** Prefixes of vocabularies that partners use and the bank does not. */
export const partnerPrefixes: Readonly<Record<string, string>> = {
  as: 'https://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  ldp: 'http://www.w3.org/ns/ldp#',
  og: 'http://ogp.me/ns#',
  pair: 'http://virtual-assembly.org/ontologies/pair#',
  sioc: 'http://rdfs.org/sioc/ns#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
};
