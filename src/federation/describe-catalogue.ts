/** The bank's catalogue in DCAT-AP 3.0: what there is, under which licence, and how it is had. */

import type { BankCatalogue, CatalogueSource } from '../model/bank-catalogue.js';
import type { BilingualText } from '../model/source.js';
import { isIri } from '../rdf/iri.js';
import { dcat, euAuthority, vcard, voidTerms } from '../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.js';
import { dcterms, foaf, rdf, rdfs, scheme, skos, xsd } from '../rdf/vocabulary.js';
import { type CatalogueIris, catalogueIris, type Statement, say } from './catalogue-statements.js';
import { describeDistributions } from './describe-distributions.js';

/** The catalogue without a graph name. */
export function describeCatalogue(bank: BankCatalogue): Quad[] {
  const iris = catalogueIris(bank.base);
  const statements = [
    ...describeCatalogueItself(bank, iris),
    ...describeWhole(bank, iris),
    ...bank.sources.flatMap((source) => [...describeSourceData(source, bank, iris)]),
    ...describeService(bank, iris),
    ...describeRights(bank, iris),
    ...describeDistributions(bank, iris),
  ];
  return statements.map(([s, p, o]) => quad(s, p, o));
}

function* describeCatalogueItself(bank: BankCatalogue, iris: CatalogueIris): Iterable<Statement> {
  const { catalogue, dataset, service, own } = iris;
  yield [catalogue, rdf.type, dcat.Catalog];
  yield* say(catalogue, dcterms.title, {
    fr: `Catalogue\u00A0: ${bank.title.fr}`,
    en: `Catalogue: ${bank.title.en}`,
  });
  yield* say(catalogue, dcterms.description, bank.description);
  yield [catalogue, dcterms.publisher, own('publisher')];
  yield [catalogue, foaf.homepage, namedNode(bank.base)];
  yield* languagesAndPlace(catalogue);
  yield* modified(catalogue, bank);
  yield [catalogue, dcat.themeTaxonomy, scheme.themes];
  yield [scheme.themes, rdf.type, skos.ConceptScheme];
  yield* say(scheme.themes, dcterms.title, {
    fr: 'Thèmes de l’innovation sociale',
    en: 'Themes of social innovation',
  });
  yield [catalogue, dcat.dataset, dataset];
  for (const { id } of bank.sources) yield [catalogue, dcat.dataset, iris.source(id)];
  yield [catalogue, dcat.service, service];
  yield* describeAgent(own('publisher'), bank.title, bank.base);
  yield* describeContact(own('contact'), bank.title, bank.contact);
}

function* describeWhole(bank: BankCatalogue, iris: CatalogueIris): Iterable<Statement> {
  const { base, title, description, dump, sources, version, contact } = bank;
  const { dataset, own } = iris;
  yield [dataset, rdf.type, dcat.Dataset];
  yield [dataset, rdf.type, voidTerms.Dataset];
  yield* say(dataset, dcterms.title, title);
  yield* say(dataset, dcterms.description, description);
  yield [dataset, dcterms.publisher, own('publisher')];
  if (contact !== null) yield [dataset, dcat.contactPoint, own('contact')];
  yield* usual(dataset);
  // Of the same thing as the version.
  yield* modified(dataset, { changedAt: dump?.at ?? bank.changedAt });
  yield [dataset, dcat.version, literal(String(dump?.version ?? version))];
  yield [dataset, dcat.landingPage, namedNode(`${base}catalogue`)];
  yield [dataset, rdfs.seeAlso, namedNode(`${base}.well-known/void`)];
  yield [dataset, dcterms.rights, own('licences-of-sources')];
  yield [dataset, voidTerms.sparqlEndpoint, namedNode(`${base}sparql`)];
  for (const { id } of sources) yield [dataset, dcterms.hasPart, iris.source(id)];
  const words = { fr: ['innovation sociale', 'économie sociale et solidaire'], en: ['social innovation'] };
  for (const language of ['fr', 'en'] as const) {
    for (const word of words[language]) yield [dataset, dcat.keyword, literal(word, language)];
  }
}

function* describeSourceData(
  source: CatalogueSource,
  bank: BankCatalogue,
  iris: CatalogueIris,
): Iterable<Statement> {
  const { id, name, homepage, licence, contactPoint } = source;
  const [subject, publisher, contact] = [
    iris.source(id),
    iris.own(`publisher-${id}`),
    iris.own(`contact-${id}`),
  ];
  yield [subject, rdf.type, dcat.Dataset];
  yield* say(subject, dcterms.title, name);
  yield* say(subject, dcterms.description, {
    fr: `Les initiatives d’innovation sociale que décrit ${name.fr}, telles que la banque les a lues.`,
    en: `The initiatives of social innovation that ${name.en} describes, as the bank has read them.`,
  });
  yield [subject, dcterms.publisher, publisher];
  yield* describeAgent(publisher, name, homepage);
  if (contactPoint !== null) {
    yield [subject, dcat.contactPoint, contact];
    yield* describeContact(contact, name, contactPoint);
  }
  yield* usual(subject);
  yield [subject, dcat.landingPage, namedNode(`${bank.base}doc/source/${encodeURIComponent(id)}`)];
  yield licence === null
    ? [subject, dcterms.rights, iris.own('licence-not-communicated')]
    : [subject, dcterms.license, namedNode(licence)];
}

function* describeService(bank: BankCatalogue, iris: CatalogueIris): Iterable<Statement> {
  const { base, title, contact } = bank;
  const { service, dataset, own } = iris;
  yield [service, rdf.type, dcat.DataService];
  yield* say(service, dcterms.title, { fr: `${title.fr}\u00A0: SPARQL`, en: `${title.en}: SPARQL` });
  yield* say(service, dcterms.description, {
    fr: 'Répond à toute question en SPARQL 1.1 sur l’ensemble des données.',
    en: 'Answers any question in SPARQL 1.1 over all data.',
  });
  yield [service, dcterms.publisher, own('publisher')];
  if (contact !== null) yield [service, dcat.contactPoint, own('contact')];
  yield [service, dcat.endpointURL, namedNode(`${base}sparql`)];
  yield [service, dcat.endpointDescription, namedNode(`${base}.well-known/void`)];
  yield [service, dcat.servesDataset, dataset];
  yield [service, dcat.theme, euAuthority['data-theme/SOCI']];
  yield [service, dcterms.accessRights, euAuthority['access-right/PUBLIC']];
  yield [service, dcterms.rights, own('licences-of-sources')];
}

// A licence is never guessed: where none was communicated, that is what is said.
function* describeRights({ sources }: BankCatalogue, { own }: CatalogueIris): Iterable<Statement> {
  const [each, none] = [own('licences-of-sources'), own('licence-not-communicated')];
  yield [each, rdf.type, dcterms.RightsStatement];
  yield* say(each, rdfs.label, {
    fr: 'Chaque source a sa propre licence, indiquée avec son jeu de données.',
    en: 'Each source has a licence of its own, told with its dataset.',
  });
  if (sources.some(({ licence }) => licence === null)) {
    yield [none, rdf.type, dcterms.RightsStatement];
    yield* say(none, rdfs.label, { fr: 'licence non communiquée', en: 'licence not communicated' });
  }
  yield [euAuthority['access-right/PUBLIC'], rdf.type, dcterms.RightsStatement];
  for (const licence of new Set(sources.flatMap((source) => source.licence ?? []))) {
    yield [namedNode(licence), rdf.type, dcterms.LicenseDocument];
  }
}

function* usual(subject: NamedNode): Iterable<Statement> {
  yield [subject, dcat.theme, euAuthority['data-theme/SOCI']];
  yield [subject, dcterms.accessRights, euAuthority['access-right/PUBLIC']];
  yield* languagesAndPlace(subject);
}

function* languagesAndPlace(subject: NamedNode): Iterable<Statement> {
  yield [subject, dcterms.language, euAuthority['language/FRA']];
  yield [subject, dcterms.language, euAuthority['language/ENG']];
  yield [subject, dcterms.spatial, euAuthority['country/FRA']];
}

function* modified(subject: NamedNode, { changedAt }: Pick<BankCatalogue, 'changedAt'>): Iterable<Statement> {
  if (changedAt !== null) yield [subject, dcterms.modified, literal(changedAt, xsd.dateTime)];
}

function* describeAgent(agent: NamedNode, name: BilingualText, homepage: string | null): Iterable<Statement> {
  yield [agent, rdf.type, foaf.Agent];
  yield* say(agent, foaf.name, name);
  if (homepage !== null) yield [agent, foaf.homepage, namedNode(homepage)];
}

function* describeContact(
  contact: NamedNode,
  name: BilingualText,
  address: string | null,
): Iterable<Statement> {
  if (address === null || !isIri(address)) return;
  yield [contact, rdf.type, vcard.Organization];
  yield [contact, vcard.fn, literal(name.fr, 'fr')];
  yield [contact, address.startsWith('mailto:') ? vcard.hasEmail : vcard.hasURL, namedNode(address)];
}
