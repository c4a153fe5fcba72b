/** Every term IRI that the code itself speaks of. The rest of the vocabulary stands in `ontology/`. */

import { type NamedNode, namedNode } from './terms.js';

type Terms<Names extends string> = { readonly [Name in Names]: NamedNode } & { readonly iri: string };

function terms<Names extends string>(iri: string, ...names: Names[]): Terms<Names> {
  const entries = names.map((name) => [name, namedNode(iri + name)] as const);
  return { ...Object.fromEntries(entries), iri } as Terms<Names>;
}

export const bis = terms(
  'https://w3id.org/innovation-sociale/ns#',
  'Initiative',
  'Place',
  'archiveRecord',
  'bodyDigest',
  'definitionOfInnovation',
  'engineering',
  'fetchStatus',
  'fetchedAt',
  'foundingDocument',
  'holder',
  'listedOn',
  'mappingHash',
  'method',
  'placePrecision',
  'reach',
  'recordType',
  'reconstructed',
  'sourceTag',
  'stage',
);

/** What the IRIs of concept schemes begin with: `<schemes>themes`, `<schemes>tags/apriles`. */
export const schemes = 'https://w3id.org/innovation-sociale/scheme/';

export const dcterms = terms(
  'http://purl.org/dc/terms/',
  'abstract',
  'audience',
  'description',
  'isReplacedBy',
  'license',
  'publisher',
  'rights',
  'source',
  'spatial',
  'subject',
  'title',
);
export const dcat = terms('http://www.w3.org/ns/dcat#', 'Dataset', 'contactPoint');
export const foaf = terms('http://xmlns.com/foaf/0.1/', 'homepage');
export const geo = terms('http://www.opengis.net/ont/geosparql#', 'asWKT', 'hasGeometry', 'wktLiteral');
/** INSEE's vocabulary of territories. */
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
export const org = terms('http://www.w3.org/ns/org#', 'Organization', 'identifier');
export const owl = terms('http://www.w3.org/2002/07/owl#', 'Ontology', 'versionInfo');
export const prov = terms(
  'http://www.w3.org/ns/prov#',
  'Activity',
  'Entity',
  'endedAtTime',
  'hadPrimarySource',
  'has_provenance',
  'wasAttributedTo',
  'wasDerivedFrom',
  'wasGeneratedBy',
);
export const rdf = terms('http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'langString', 'type');
export const rdfs = terms('http://www.w3.org/2000/01/rdf-schema#', 'comment', 'label');
export const sh = terms(
  'http://www.w3.org/ns/shacl#',
  'IRI',
  'Violation',
  'Warning',
  'class',
  'datatype',
  'nodeKind',
  'path',
  'property',
  'targetClass',
);
export const skos = terms(
  'http://www.w3.org/2004/02/skos/core#',
  'Concept',
  'ConceptScheme',
  'altLabel',
  'broadMatch',
  'closeMatch',
  'exactMatch',
  'hiddenLabel',
  'inScheme',
  'narrowMatch',
  'notation',
  'note',
  'prefLabel',
  'relatedMatch',
  'topConceptOf',
);
export const wgs = terms('http://www.w3.org/2003/01/geo/wgs84_pos#', 'lat', 'long');
export const xsd = terms(
  'http://www.w3.org/2001/XMLSchema#',
  'anyURI',
  'boolean',
  'dateTime',
  'decimal',
  'integer',
  'string',
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
  sh: sh.iri,
  skos: skos.iri,
  wgs: wgs.iri,
  xsd: xsd.iri,
};
