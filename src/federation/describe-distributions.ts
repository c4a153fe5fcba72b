/** The distributions of the catalogue: the files of the dump, the SPARQL endpoint, and further ways to the data. */

import type { BankCatalogue } from '../model/bank-catalogue.js';
import type { DumpFile } from '../model/dump.js';
import type { BilingualText } from '../model/source.js';
import { findFormat, resultsJson } from '../rdf/media-types.js';
import { dcat, euAuthority, mediaTypeIri, spdx, voidTerms } from '../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode } from '../rdf/terms.js';
import { dcterms, rdf, xsd } from '../rdf/vocabulary.js';
import { type CatalogueIris, type Statement, say } from './catalogue-statements.js';
import { contentFormats } from './content-formats.js';

/** The European names of the formats of dumps. */
const fileTypes: Readonly<Record<string, NamedNode>> = {
  nq: euAuthority['file-type/RDF_N_QUADS'],
  ttl: euAuthority['file-type/RDF_TURTLE'],
  jsonld: euAuthority['file-type/JSON_LD'],
  csv: euAuthority['file-type/CSV'],
  geojson: euAuthority['file-type/GEOJSON'],
};

/** Everything that the data can be had by. */
export function* describeDistributions(bank: BankCatalogue, iris: CatalogueIris): Iterable<Statement> {
  const types = new Set(['application/gzip']);
  for (const file of bank.dump?.files ?? []) {
    if (file.source !== null && !bank.sources.some(({ id }) => id === file.source)) continue;
    types.add(file.mediaType);
    yield* describeFile(file, bank, iris);
  }
  yield* describeSparql(bank, iris);
  for (const access of bank.further) {
    const { name, path, mediaType, title, description, conformsTo } = access;
    types.add(mediaType);
    const distribution = iris.own(name);
    yield* describeAccess(distribution, { title, description, url: bank.base + path }, iris);
    yield [distribution, dcat.mediaType, mediaTypeIri(mediaType)];
    yield [distribution, dcterms.conformsTo, namedNode(conformsTo)];
    yield [distribution, dcterms.rights, iris.own('licences-of-sources')];
  }
  for (const type of [...types, resultsJson.mediaType]) {
    yield [mediaTypeIri(type), rdf.type, dcterms.MediaType];
  }
}

function* describeFile(file: DumpFile, bank: BankCatalogue, iris: CatalogueIris): Iterable<Statement> {
  const { base, dump, sources } = bank;
  const dataset = file.source === null ? iris.dataset : iris.source(file.source);
  const distribution = iris.own(file.name);
  const address = namedNode(`${base}dumps/${dump?.version ?? 'latest'}/${file.name}`);
  const format = findFormat(file.format, contentFormats)?.label ?? file.format;
  yield* describeAccess(
    distribution,
    {
      url: address.value,
      title: { fr: `${format}, compressé (gzip)`, en: `${format}, compressed (gzip)` },
      description: descriptionOf(file),
    },
    { ...iris, dataset },
  );
  yield [distribution, dcat.downloadURL, address];
  yield [distribution, dcat.mediaType, mediaTypeIri(file.mediaType)];
  yield [distribution, dcat.compressFormat, mediaTypeIri('application/gzip')];
  yield [distribution, dcat.byteSize, literal(String(file.bytes), xsd.nonNegativeInteger)];
  yield [distribution, dcterms.modified, literal(dump?.at ?? '', xsd.dateTime)];
  const type = fileTypes[file.format];
  if (type !== undefined) yield [distribution, dcterms.format, type];
  const checksum = iris.own(`${file.name}-sha256`);
  yield [distribution, spdx.checksum, checksum];
  yield [checksum, rdf.type, spdx.Checksum];
  yield [checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256];
  yield [checksum, spdx.checksumValue, literal(file.sha256, xsd.hexBinary)];
  if (file.source === null && file.format === 'nq') yield [dataset, voidTerms.dataDump, address];
  const source = sources.find(({ id }) => id === file.source);
  if (source === undefined) yield [distribution, dcterms.rights, iris.own('licences-of-sources')];
  else if (source.licence === null)
    yield [distribution, dcterms.rights, iris.own('licence-not-communicated')];
  else yield [distribution, dcterms.license, namedNode(source.licence)];
}

function descriptionOf({ format, items }: DumpFile): BilingualText {
  return ['csv', 'geojson'].includes(format)
    ? { fr: `Les initiatives seules\u00A0: ${items}.`, en: `The initiatives alone: ${items}.` }
    : { fr: `Tout le contenu\u00A0: ${items} graphes.`, en: `All content: ${items} graphs.` };
}

function* describeSparql({ base }: BankCatalogue, iris: CatalogueIris): Iterable<Statement> {
  const distribution = iris.own('sparql');
  const texts = {
    title: { fr: 'SPARQL', en: 'SPARQL' },
    description: {
      fr: 'Les données, telles que le service SPARQL les donne.',
      en: 'The data, as the SPARQL service gives them.',
    },
  };
  yield* describeAccess(distribution, { ...texts, url: `${base}sparql` }, iris);
  yield [distribution, dcat.accessService, iris.service];
  yield [distribution, dcat.mediaType, mediaTypeIri(resultsJson.mediaType)];
  yield [distribution, dcterms.rights, iris.own('licences-of-sources')];
}

interface Access {
  readonly url: string;
  readonly title: BilingualText;
  readonly description: BilingualText;
}

function* describeAccess(
  distribution: NamedNode,
  { url, title, description }: Access,
  { dataset }: Pick<CatalogueIris, 'dataset'>,
): Iterable<Statement> {
  yield [dataset, dcat.distribution, distribution];
  yield [distribution, rdf.type, dcat.Distribution];
  yield* say(distribution, dcterms.title, title);
  yield* say(distribution, dcterms.description, description);
  yield [distribution, dcat.accessURL, namedNode(url)];
}
