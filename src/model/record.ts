/**
 * Records as lists, the search index and tables see them: what a content graph says of each initiative and each call in it.
 */

import type { NamedNode, ObjectTerm, Quad } from '../rdf/terms.js';
import { bis, dcterms, rdf, schema, skos, wgs84 } from '../rdf/vocabulary.js';
import { type CallDates, firstDate } from './call-days.js';
import { type facetNames, facetsOfKind, type SearchedKind } from './search.js';

/** A text and its language tag, which may be empty. */
export interface TaggedText {
  readonly text: string;
  readonly language: string;
}

/** Facets whose values are things. */
export type ThingFacet = Exclude<(typeof facetNames)[number], 'distinction' | 'year' | 'origin'>;

export interface SearchRecord {
  readonly iri: string;
  readonly kind: SearchedKind;
  readonly titles: readonly TaggedText[];
  readonly abstracts: readonly TaggedText[];
  readonly descriptions: readonly TaggedText[];
  /** Of holders, partners and funders. */
  readonly names: readonly TaggedText[];
  /** IRIs, by facet. */
  readonly things: Readonly<Record<ThingFacet, readonly string[]>>;
  readonly hasDistinction: boolean;
  /** Year of the start; null when there is none. */
  readonly year: number | null;
  /** When it was published or, where that is not said, began: as the source gives it. */
  readonly date: string | null;
  /** When a call is valid; null for other records. */
  readonly validity: CallDates | null;
  readonly isExample: boolean;
  /** Where the page says that it is: latitude and longitude; null: it does not. */
  readonly position: readonly [latitude: number, longitude: number] | null;
}

/** The property whose values a facet has. */
export const propertyOf: Readonly<Record<ThingFacet, NamedNode>> = {
  theme: dcterms.subject,
  territory: dcterms.spatial,
  stage: bis.stage,
  engineering: bis.engineering,
  method: bis.method,
  audience: dcterms.audience,
  source: dcterms.publisher,
  reach: bis.reach,
  recordType: bis.recordType,
  tag: bis.sourceTag,
  callKind: bis.callKind,
  callFor: bis.callFor,
  holder: bis.holder,
};

const classes: readonly (readonly [SearchedKind, NamedNode])[] = [
  ['initiative', bis.Initiative],
  ['call', bis.Call],
];

const named: readonly NamedNode[] = [bis.holder, bis.partner, schema.funder];

/** The records of a graph, in the order of its quads. */
export function readRecords(quads: readonly Quad[]): SearchRecord[] {
  const subjects = new Map<string, Statements>();
  for (const { subject, predicate, object } of quads) {
    const statements = subjects.get(subject.value) ?? new Statements();
    subjects.set(subject.value, statements);
    statements.add(predicate.value, object);
  }
  return [...subjects].flatMap(([iri, statements]) => {
    const kind = classes.find(([, type]) => statements.isA(type))?.[0];
    return kind === undefined ? [] : readRecord({ iri, kind }, statements, subjects);
  });
}

/** What is said of one subject. */
class Statements {
  readonly #objects = new Map<string, ObjectTerm[]>();

  add(predicate: string, object: ObjectTerm): void {
    const objects = this.#objects.get(predicate);
    if (objects === undefined) this.#objects.set(predicate, [object]);
    else objects.push(object);
  }

  isA(type: NamedNode): boolean {
    return this.#of(rdf.type).some(({ value }) => value === type.value);
  }

  iris(predicate: NamedNode): string[] {
    return this.#of(predicate)
      .filter(({ termType }) => termType === 'NamedNode')
      .map(({ value }) => value);
  }

  texts(predicate: NamedNode): TaggedText[] {
    return this.#of(predicate).flatMap((object) =>
      object.termType === 'Literal' ? [{ text: object.value, language: object.language }] : [],
    );
  }

  has(predicate: NamedNode): boolean {
    return this.#objects.has(predicate.value);
  }

  #of(predicate: NamedNode): readonly ObjectTerm[] {
    return this.#objects.get(predicate.value) ?? [];
  }
}

function readRecord(
  { iri, kind }: Pick<SearchRecord, 'iri' | 'kind'>,
  statements: Statements,
  subjects: ReadonlyMap<string, Statements>,
): SearchRecord {
  const things = Object.entries(propertyOf).map(([facet, property]) => [
    facet,
    facetsOfKind[kind].includes(facet as ThingFacet) ? statements.iris(property) : [],
  ]);
  const date = (property: NamedNode) => firstDate(statements.texts(property).map(({ text }) => text));
  const started = date(schema.startDate);
  const [issued, from, through] = [dcterms.issued, schema.validFrom, schema.validThrough].map(date);
  return {
    iri,
    kind,
    titles: statements.texts(dcterms.title),
    abstracts: statements.texts(dcterms.abstract),
    descriptions: statements.texts(dcterms.description),
    names: named
      .flatMap((property) => statements.iris(property))
      .flatMap((organization) => subjects.get(organization)?.texts(skos.prefLabel) ?? []),
    things: Object.fromEntries(things) as SearchRecord['things'],
    hasDistinction: statements.has(bis.distinction),
    year: started === null ? null : Number(started.slice(0, 4)),
    date: issued ?? started ?? (kind === 'call' ? (from ?? null) : null),
    validity:
      kind === 'call' ? { from: from ?? null, through: through ?? null, issued: issued ?? null } : null,
    isExample: statements.isA(bis.ExampleRecord),
    position: positionOf(statements),
  };
}

function positionOf(statements: Statements): SearchRecord['position'] {
  const [latitude] = statements.texts(wgs84.lat);
  const [longitude] = statements.texts(wgs84.long);
  return latitude === undefined || longitude === undefined
    ? null
    : [Number(latitude.text), Number(longitude.text)];
}
