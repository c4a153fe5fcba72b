/** The bank's description of itself: service (SPARQL 1.1 Service Description), dataset (VoID), prefixes (SHACL, 5.2.1). */

import { type Format, rdfFormats, resultFormats } from '../../rdf/media-types.js';
import { dcat, formats, sd, voidTerms } from '../../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../../rdf/terms.js';
import { dcterms, foaf, prefixes, rdf, rdfs, sh, xsd } from '../../rdf/vocabulary.js';
import { describePartitions, type Statement } from './partitions.js';
import type { Statistics } from './statistics.js';

/** What is known of a bank without counting. */
export interface Bank {
  /** Base IRI of the data. */
  readonly base: string;
  readonly title: { readonly fr: string; readonly en: string };
  readonly description: { readonly fr: string; readonly en: string };
  /** Addresses of files that hold everything. */
  readonly dataDumps: readonly string[];
  /** IRIs of the partners. */
  readonly sources: readonly string[];
  /** IRIs of functions that queries may call beside those of the standard. */
  readonly functions: readonly string[];
  /** IRIs of properties that queries may use for what is not in the data, such as full-text search. */
  readonly propertyFeatures: readonly string[];
  /** Whether queries may ask other endpoints. */
  readonly isFederated: boolean;
  /** More statements, such as example queries. */
  readonly examples: readonly Quad[];
}

/** The graph that holds the description: `derived/void`. */
export function descriptionGraph(base: string): string {
  return `${base}derived/void`;
}

/** The description without a graph name; null as long as nothing has been counted. */
export function describeService(bank: Bank, statistics: Statistics | null): Quad[] {
  const dataset = namedNode(`${bank.base}.well-known/void#dataset`);
  const statements = [
    ...describeEndpoint(bank, dataset),
    ...describeDataset(bank, dataset),
    ...describePrefixes(dataset),
    ...(statistics === null ? [] : describeVersion(dataset, statistics)),
  ];
  return [...statements.map(([s, p, o]) => quad(s, p, o)), ...bank.examples];
}

const formatTerms: Readonly<Record<string, NamedNode>> = {
  'text/turtle': formats.Turtle,
  'application/ld+json': formats['JSON-LD'],
  'application/n-triples': formats['N-Triples'],
  'application/rdf+xml': formats.RDF_XML,
  'application/n-quads': formats['N-Quads'],
  'application/trig': formats.TriG,
  'application/sparql-results+json': formats.SPARQL_Results_JSON,
  'application/sparql-results+xml': formats.SPARQL_Results_XML,
  'text/csv': formats.SPARQL_Results_CSV,
  'text/tab-separated-values': formats.SPARQL_Results_TSV,
};

function termOf({ mediaType }: Format): NamedNode[] {
  const term = formatTerms[mediaType];
  return term === undefined ? [] : [term];
}

function* describeEndpoint(bank: Bank, dataset: NamedNode): Iterable<Statement> {
  const { base, functions, propertyFeatures, isFederated } = bank;
  const service = namedNode(`${base}.well-known/void#service`);
  const defaultGraph = namedNode(`${base}.well-known/void#default-graph`);
  yield [service, rdf.type, sd.Service];
  yield [service, sd.endpoint, namedNode(`${base}sparql`)];
  yield [service, sd.supportedLanguage, sd.SPARQL11Query];
  for (const term of [...resultFormats, ...rdfFormats].flatMap(termOf))
    yield [service, sd.resultFormat, term];
  if (isFederated) yield [service, sd.feature, sd.BasicFederatedQuery];
  for (const iri of functions) {
    yield [service, sd.extensionFunction, namedNode(iri)];
    yield [namedNode(iri), rdf.type, sd.Function];
  }
  for (const iri of propertyFeatures) yield [service, sd.propertyFeature, namedNode(iri)];
  yield [service, sd.defaultDataset, dataset];
  yield [dataset, sd.defaultGraph, defaultGraph];
  yield [defaultGraph, rdf.type, sd.Graph];
  yield [
    defaultGraph,
    rdfs.comment,
    literal(
      'The RDF merge of all content graphs, and of this description. Provenance graphs are read by GRAPH.',
      'en',
    ),
  ];
  yield [
    defaultGraph,
    rdfs.comment,
    literal(
      'La réunion RDF de tous les graphes de contenu, et de cette description. Les graphes de provenance se lisent par GRAPH.',
      'fr',
    ),
  ];
}

function* describeDataset(bank: Bank, dataset: NamedNode): Iterable<Statement> {
  const { base, title, description, sources } = bank;
  yield [dataset, rdf.type, voidTerms.Dataset];
  yield [dataset, rdf.type, sd.Dataset];
  for (const language of ['fr', 'en'] as const) {
    yield [dataset, dcterms.title, literal(title[language], language)];
    yield [dataset, dcterms.description, literal(description[language], language)];
  }
  yield [dataset, foaf.homepage, namedNode(base)];
  yield [dataset, voidTerms.sparqlEndpoint, namedNode(`${base}sparql`)];
  for (const address of bank.dataDumps) yield [dataset, voidTerms.dataDump, namedNode(address)];
  yield [dataset, voidTerms.uriSpace, literal(base)];
  for (const source of sources) yield [dataset, voidTerms.subset, namedNode(source)];
}

function* describePrefixes(dataset: NamedNode): Iterable<Statement> {
  for (const [prefix, iri] of Object.entries(prefixes)) {
    const declaration = namedNode(`${dataset.value.split('#')[0]}#prefix-${prefix}`);
    yield [dataset, sh.declare, declaration];
    yield [declaration, rdf.type, sh.PrefixDeclaration];
    yield [declaration, sh.prefix, literal(prefix)];
    yield [declaration, sh.namespace, literal(iri, xsd.anyURI)];
  }
}

function* describeVersion(dataset: NamedNode, statistics: Statistics): Iterable<Statement> {
  yield [dataset, dcat.version, literal(String(statistics.version))];
  const used = Object.values(prefixes).filter((iri) =>
    [...statistics.properties.keys(), ...statistics.classes.keys()].some((term) => term.startsWith(iri)),
  );
  for (const iri of used) yield [dataset, voidTerms.vocabulary, namedNode(iri)];
  yield* describePartitions(dataset, statistics);
}
