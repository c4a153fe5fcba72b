/** Initiatives as rows of a table: plain values with the names of what they refer to. */

import { pointedPlaces } from '../model/pointed-places.js';
import { readRecords, type SearchRecord } from '../model/record.js';
import { endOfIri, inLanguage, readSharedThings } from '../model/shared-thing.js';
import type { NamedNode, Quad } from '../rdf/terms.js';
import { bis, dcterms, foaf, schema } from '../rdf/vocabulary.js';
import type { NamedThing, SharedNames } from './shared-names.js';

/** An initiative. Dates are as precise as the source gives them. */
export interface InitiativeRow {
  readonly iri: string;
  /** The named graph that says it. */
  readonly graph: string;
  readonly title: string;
  /** Language tag of the title; empty: not said. */
  readonly language: string;
  /** The abstract or, where there is none, the text. */
  readonly abstract: string | null;
  readonly description: string | null;
  readonly source: NamedThing | null;
  /** IRI of the source's licence; null: not communicated. */
  readonly licence: string | null;
  readonly places: readonly NamedThing[];
  readonly themes: readonly NamedThing[];
  readonly stage: NamedThing | null;
  readonly holders: readonly NamedThing[];
  readonly recordType: NamedThing | null;
  readonly date: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly modified: string | null;
  /** Where it is told: the partner's page. */
  readonly page: string | null;
  readonly homepage: string | null;
  readonly image: string | null;
  /** In degrees (WGS 84). */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly isExample: boolean;
}

/** The initiatives of a content graph, in the order of its quads. */
export function initiativeRows(graph: string, quads: readonly Quad[], names: SharedNames): InitiativeRow[] {
  const records = readRecords(quads).filter(({ kind }) => kind === 'initiative');
  if (records.length === 0) return [];
  const own = new Map(readSharedThings(quads).map((thing) => [thing.iri, thing]));
  return records.map((record) => {
    const { iri, titles, abstracts, descriptions, things, date, isExample } = record;
    const values = (property: NamedNode) =>
      quads
        .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(property))
        .map(({ object }) => object.value);
    const first = (property: NamedNode) => values(property)[0] ?? null;
    const named = (iris: readonly string[]) => iris.map((one) => names.named(one, own));
    const title = inLanguage(titles, 'fr') ?? { text: endOfIri(iri), language: '' };
    const [source] = things.source;
    return {
      ...{ iri, graph, title: title.text, language: title.language },
      abstract: (abstracts[0] ?? descriptions[0])?.text ?? null,
      description: descriptions[0]?.text ?? null,
      source: named(things.source)[0] ?? null,
      licence: source === undefined ? null : names.licence(source),
      places: named(things.territory),
      themes: named(things.theme),
      stage: named(things.stage)[0] ?? null,
      holders: named(values(bis.holder)),
      recordType: named(things.recordType)[0] ?? null,
      ...{ date, startDate: first(schema.startDate), endDate: first(schema.endDate) },
      ...{ modified: first(dcterms.modified), page: first(dcterms.source) },
      ...{ homepage: first(foaf.homepage), image: first(schema.image) },
      position: positionOf(record, (place) => names.position(place, own)),
      isExample,
    };
  });
}

// The record's own or, as in searches, that of its first place that is a point.
function positionOf(
  { position, things: { territory } }: SearchRecord,
  ofPlace: (iri: string) => SearchRecord['position'],
): InitiativeRow['position'] {
  const at =
    position ??
    pointedPlaces(territory)
      .map(ofPlace)
      .find((one) => one !== null);
  return at === undefined ? null : { latitude: at[0], longitude: at[1] };
}
