/** Every term IRI that the code itself speaks of. The rest of the vocabulary stands in `ontology/`. */

import { type NamedNode, namedNode } from './terms.js';

type Terms<Names extends string> = { readonly [Name in Names]: NamedNode } & { readonly iri: string };

function terms<Names extends string>(iri: string, ...names: Names[]): Terms<Names> {
  const entries = names.map((name) => [name, namedNode(iri + name)] as const);
  return { ...Object.fromEntries(entries), iri } as Terms<Names>;
}

export const bis = terms(
  'https://w3id.org/innovation-sociale/ns#',
  'Call',
  'ExampleRecord',
  'Initiative',
  'Place',
  'Tag',
  'archiveRecord',
  'bodyDigest',
  'definitionOfInnovation',
  'fetchStatus',
  'fetchedAt',
  'foundingDocument',
  'holder',
  'listedOn',
  'mappingHash',
  'reconstructed',
  'refersTo',
);

export const dcterms = terms(
  'http://purl.org/dc/terms/',
  'abstract',
  'description',
  'license',
  'publisher',
  'rights',
  'source',
  'title',
);
export const dcat = terms('http://www.w3.org/ns/dcat#', 'Dataset', 'contactPoint');
export const foaf = terms('http://xmlns.com/foaf/0.1/', 'homepage');
export const org = terms('http://www.w3.org/ns/org#', 'Organization', 'identifier');
export const owl = terms('http://www.w3.org/2002/07/owl#', 'Ontology');
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
export const rdf = terms(
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'first',
  'langString',
  'nil',
  'rest',
  'type',
);
export const rdfs = terms('http://www.w3.org/2000/01/rdf-schema#', 'comment', 'label');
export const sh = terms(
  'http://www.w3.org/ns/shacl#',
  'IRI',
  'Violation',
  'Warning',
  'class',
  'datatype',
  'nodeKind',
  'or',
  'path',
  'property',
  'targetClass',
);
export const skos = terms('http://www.w3.org/2004/02/skos/core#', 'prefLabel');
export const xsd = terms(
  'http://www.w3.org/2001/XMLSchema#',
  'anyURI',
  'boolean',
  'date',
  'dateTime',
  'gYear',
  'gYearMonth',
  'integer',
  'string',
);

/** Prefixes that every Turtle the bank writes declares. */
export const prefixes: Readonly<Record<string, string>> = {
  bis: bis.iri,
  dcat: dcat.iri,
  dcterms: dcterms.iri,
  foaf: foaf.iri,
  org: org.iri,
  owl: owl.iri,
  prov: prov.iri,
  rdf: rdf.iri,
  rdfs: rdfs.iri,
  sh: sh.iri,
  skos: skos.iri,
  xsd: xsd.iri,
};
