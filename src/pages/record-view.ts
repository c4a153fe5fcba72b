/** What the page of an initiative shows, taken from its description: plain values, ready for the page. */

import type { Origin } from '../model/search.js';
import { dcat } from '../rdf/service-vocabulary.js';
import type { NamedNode, Quad } from '../rdf/terms.js';
import { bis, dcterms, foaf, rdf, schema, wgs84 } from '../rdf/vocabulary.js';
import { type AlsoTold, viewAlsoTold } from './also-told.js';
import { type Description, valuesOf } from './description.js';
import type { Language } from './language.js';
import type { Position } from './map/topology.js';
import { type LittleMapView, viewWhereabouts } from './map/whereabouts.js';
import { type Link, type LocalText, labelOf } from './names.js';
import { type ProvenanceView, viewProvenances } from './provenance-view.js';
import type { Site } from './site.js';

/** Texts beyond so many characters are read at the partner's. */
const longestText = 30_000;
/** Values of one property that are shown. */
const mostValues = 50;

export interface DistinctionView {
  readonly name: LocalText;
  readonly date: string | null;
  readonly category: LocalText | null;
  readonly giver: Link | null;
}

/** Links by the words that stand before them. */
const linkProperties = {
  holder: bis.holder,
  withPartners: bis.partner,
  funder: schema.funder,
  stage: bis.stage,
  engineering: bis.engineering,
  method: bis.method,
  audience: dcterms.audience,
  reach: bis.reach,
  recordType: bis.recordType,
  tags: bis.sourceTag,
} as const;
export type LinkFact = keyof typeof linkProperties;

const dateProperties = {
  startDate: schema.startDate,
  endDate: schema.endDate,
  issued: dcterms.issued,
  modified: dcterms.modified,
} as const;
export type DateFact = keyof typeof dateProperties;

const addressProperties = {
  homepage: foaf.homepage,
  image: schema.image,
  video: schema.video,
  listedOn: bis.listedOn,
} as const;
export type AddressFact = keyof typeof addressProperties;

export interface RecordView {
  readonly iri: string;
  readonly title: LocalText;
  readonly isExample: boolean;
  readonly abstract: readonly LocalText[];
  readonly text: readonly LocalText[];
  readonly isCut: boolean;
  /** The partner's page. */
  readonly page: string | null;
  readonly publisher: Link | null;
  /** Where the publisher is written to: a page or a mail address. */
  readonly contact: string | null;
  /** The publisher's own definition of innovation. */
  readonly definition: LocalText | null;
  /** Each place with what is above it. */
  readonly places: readonly (readonly Link[])[];
  /** Where they are; null where none is in France. */
  readonly little: LittleMapView | null;
  readonly themes: readonly (readonly Link[])[];
  readonly links: Readonly<Record<LinkFact, readonly Link[]>>;
  readonly dates: Readonly<Record<DateFact, readonly string[]>>;
  readonly addresses: Readonly<Record<AddressFact, readonly string[]>>;
  readonly budget: readonly LocalText[];
  readonly distinctions: readonly DistinctionView[];
  readonly alsoTold: readonly AlsoTold[];
  readonly provenance: readonly ProvenanceView[];
}

/** Gathers what the page of an initiative shows. */
export function viewRecord(description: Description, site: Site, language: Language): RecordView {
  const { names } = site;
  const values = (property: NamedNode) => valuesOf(description, property, language).slice(0, mostValues);
  const strings = (property: NamedNode) => values(property).map(({ value }) => value);
  const link = (iri: string) => names.link(iri, language);
  const each = <Key extends string, Result>(
    properties: Readonly<Record<Key, NamedNode>>,
    read: (property: NamedNode) => Result,
  ) =>
    Object.fromEntries(
      Object.entries<NamedNode>(properties).map(([key, property]) => [key, read(property)]),
    ) as Record<Key, Result>;
  const [publisher] = strings(dcterms.publisher);
  const abstract = paragraphsOf(description, dcterms.abstract, language);
  const text = paragraphsOf(description, dcterms.description, language);
  return {
    iri: description.iri,
    title: labelOf(description, language),
    isExample: values(rdf.type).some((type) => type.equals(bis.ExampleRecord)),
    abstract: abstract.paragraphs,
    text: text.paragraphs,
    isCut: abstract.isCut || text.isCut,
    page: strings(dcterms.source)[0] ?? null,
    publisher: publisher === undefined ? null : link(publisher),
    contact:
      publisher === undefined ? null : (site.names.values(publisher, dcat.contactPoint)[0]?.value ?? null),
    definition: publisher === undefined ? null : definitionOf(publisher, site, language),
    places: strings(dcterms.spatial).map((iri) => names.chain(iri, language)),
    little: viewWhereabouts(strings(dcterms.spatial), positionOf(description), site, language),
    themes: strings(dcterms.subject).map((iri) => names.chain(iri, language)),
    links: each(linkProperties, (property) => strings(property).map(link)),
    dates: each(dateProperties, strings),
    addresses: each(addressProperties, strings),
    budget: values(bis.budget).flatMap(localTexts),
    distinctions: strings(bis.distinction).map((iri) => viewDistinction(iri, description, site, language)),
    alsoTold: viewAlsoTold(description, site, language),
    provenance: viewProvenances(description.graphs, site),
  };
}

// Where the page itself says that it is.
function positionOf(description: Description): Position | null {
  const [longitude, latitude] = [wgs84.long, wgs84.lat].map((property) =>
    Number(valuesOf(description, property)[0]?.value ?? Number.NaN),
  );
  if (longitude === undefined || latitude === undefined) return null;
  return Number.isFinite(longitude) && Number.isFinite(latitude) ? [longitude, latitude] : null;
}

function viewDistinction(
  iri: string,
  { quads }: Description,
  { names }: Site,
  language: Language,
): DistinctionView {
  const about = { iri, quads };
  const [giver] = valuesOf(about, bis.giver);
  return {
    name: labelOf(about, language),
    date: valuesOf(about, dcterms.date)[0]?.value ?? null,
    category: valuesOf(about, bis.prizeCategory, language).flatMap(localTexts)[0] ?? null,
    giver: giver === undefined ? null : names.link(giver.value, language),
  };
}

/** What a source itself calls innovation, in the language where it says so; null where it does not. */
export function definitionOf(source: string, { names }: Site, language: Language): LocalText | null {
  return names.values(source, bis.definitionOfInnovation, language).flatMap(localTexts)[0] ?? null;
}

/** A literal as a text with its language. */
export function localTexts(term: Quad['object']): LocalText[] {
  return term.termType === 'Literal' ? [{ text: term.value, language: term.language }] : [];
}

/** A text in the page's language, else in its own; paragraphs stand at line ends. Very long ones are cut. */
export function paragraphsOf(description: Description, property: NamedNode, language: Language) {
  const [text] = valuesOf(description, property, language).flatMap(localTexts);
  const whole = text?.text ?? '';
  const paragraphs = whole
    .slice(0, longestText)
    .toWellFormed()
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph): LocalText => ({ text: paragraph, language: text?.language ?? '' }));
  return { paragraphs, isCut: whole.length > longestText };
}

/** How the record came to be. */
export function originOf({ isExample, provenance }: Pick<RecordView, 'isExample' | 'provenance'>): Origin {
  if (isExample) return 'fictional';
  return provenance.some(({ reconstructed }) => reconstructed) ? 'reconstructed' : 'read';
}
