/** What is asked of the search index, and what it answers. */

/** The kinds of record that are searched, each by itself. */
export const searchedKinds = ['initiative', 'call'] as const;
export type SearchedKind = (typeof searchedKinds)[number];

/** The facets of all kinds of record. A value of a tree counts all below it too. */
export const facetNames = [
  'theme',
  'territory',
  'stage',
  'engineering',
  'method',
  'audience',
  'source',
  'reach',
  'recordType',
  'distinction',
  'year',
  'tag',
  'callKind',
  'callFor',
  'holder',
  'origin',
] as const;
export type FacetName = (typeof facetNames)[number];

/** The facets of each kind of record, in the order in which they are shown. */
export const facetsOfKind: Readonly<Record<SearchedKind, readonly FacetName[]>> = {
  initiative: [
    ...(['theme', 'territory', 'stage', 'engineering', 'method', 'audience', 'source', 'reach'] as const),
    ...(['recordType', 'distinction', 'year', 'tag', 'origin'] as const),
  ],
  call: ['callKind', 'theme', 'territory', 'source', 'callFor', 'holder', 'origin'],
};

/**
 * How a record came to be: read from its partner's page, reconstructed from a document that tells of it, or fictional,
 * an example.
 */
export const origins = ['read', 'reconstructed', 'fictional'] as const;
export type Origin = (typeof origins)[number];

/**
 * `newest`: by the date that the record has; `arrival`: by when it came to the bank, the last one first; `closing`: by the
 * last day of a call, the next one first.
 */
export const sortOrders = ['relevance', 'closing', 'newest', 'arrival', 'title', 'distance'] as const;
export type SortOrder = (typeof sortOrders)[number];

export type SearchLanguage = 'fr' | 'en';

/** A centre: a position in degrees (WGS 84), or a place by its IRI, its key or its name. */
export type Centre = { readonly latitude: number; readonly longitude: number } | { readonly place: string };

export interface SearchRequest {
  /** What is looked for: initiatives when absent. */
  readonly kind?: SearchedKind;
  /** Of calls, those that have not ended before this day (ISO 8601): all when absent. */
  readonly openOn?: string;
  /** Words as a person types them; never a query language. */
  readonly text?: string;
  /** Values by facet, as IRIs or keys (`FacetValue.key`): one of a facet suffices, every facet must be met. */
  readonly facets?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly near?: { readonly centre: Centre; readonly kilometres: number };
  /** First and last year, both included; either may be left open. */
  readonly years?: { readonly from?: number; readonly to?: number };
  /** Absent: by relevance. Without words all records are equally relevant, and equals stand in the fair order. */
  readonly sort?: SortOrder;
  /** Orders equals, so that no partner is favoured: the same seed gives the same order. Usually the date. */
  readonly seed?: string;
  /** Counts from 1. */
  readonly page?: number;
  /** Items a page: `usualPage` when absent, at most `longestPage`. */
  readonly pageSize?: number;
  /** Language of labels, and of titles that there are several of. */
  readonly language: SearchLanguage;
  /** Values shown of each facet: 50 when absent. */
  readonly facetLimit?: number;
  /** Whether the départements are counted, for a map. */
  readonly countsDepartements?: boolean;
}

/** The items of a page, where nothing else is asked. */
export const usualPage = 20;

/** The most items that one page may have. */
export const longestPage = 1_000;

/** Something with its name. */
export interface Labelled {
  readonly iri: string;
  readonly label: string;
}

/** A text with the places of what was looked for: `[start, end]` in UTF-16 units. It is text, never markup. */
export interface MarkedText {
  readonly text: string;
  /** Language tag; empty when the source gives none. */
  readonly language: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

export interface SearchItem {
  readonly iri: string;
  /** The named graph that says it. */
  readonly graph: string;
  readonly title: MarkedText;
  /** The beginning of the abstract, or of the text where there is none. */
  readonly abstract: MarkedText | null;
  /** The part of the text in which the words stand; null without words, where the abstract has some, or when none has. */
  readonly snippet: MarkedText | null;
  readonly source: Labelled | null;
  readonly places: readonly Labelled[];
  readonly themes: readonly Labelled[];
  readonly stage: Labelled | null;
  /** WGS 84; null when no place of it has a position. */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  /** Kilometres from the centre; null without one. */
  readonly distance: number | null;
  /** As the source gives it: `2015`, `2015-03` or `2015-03-01`. */
  readonly date: string | null;
  readonly origin: Origin;
  /** What a call has besides; null for other records. */
  readonly call: CallDetails | null;
  readonly score: number;
}

export interface CallDetails {
  readonly kind: Labelled | null;
  /** Who makes it. */
  readonly holders: readonly Labelled[];
  /** What it is made for. */
  readonly initiatives: readonly Labelled[];
  /** As the source gives them: `2015`, `2015-03` or `2015-03-01`. */
  readonly from: string | null;
  readonly through: string | null;
  /** The last day on which it is open (ISO 8601), where its end is not said, too. */
  readonly lastDay: string;
}

export interface FacetValue {
  /** What stands for it in an address: `ENV-AGR`, `commune/38185`, `2015`. */
  readonly key: string;
  /** Null for years, origins, whether there is a distinction, and for what is chosen and unknown. */
  readonly iri: string | null;
  readonly label: string;
  /** Records that have it and meet what is chosen in all other facets. */
  readonly count: number;
  readonly isSelected: boolean;
  /** Keys of the values directly above it in a tree. */
  readonly broader: readonly string[];
}

export interface Facet {
  readonly name: FacetName;
  /** The most frequent first, what is chosen always among them; of a tree, the branches that are open. */
  readonly values: readonly FacetValue[];
  /** How many further values there are. */
  readonly leftOut: number;
}

export interface DepartementCount {
  /** `departement/38`, as in the address of a search. */
  readonly key: string;
  readonly label: string;
  /** As the facet of territories counts: records that have it and meet what is chosen in all other facets. */
  readonly count: number;
}

/** How a search spreads over the départements. */
export interface DepartementCounts {
  /** Those that have any, in the order of their keys. */
  readonly departements: readonly DepartementCount[];
  /** Records found that lie in none as far as is known: in a région, a country, abroad, or nowhere. */
  readonly elsewhere: number;
}

/** How far the index has come that is being made anew: what is not indexed yet is not found, or found as it was before. */
export interface IndexProgress {
  readonly indexed: number;
  readonly expected: number;
}

export interface SearchResult {
  readonly kind: 'result';
  /** The dataset version at which the index stands. */
  readonly version: number;
  /** Null when the index is whole. */
  readonly progress: IndexProgress | null;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** The place that is the centre; null without one, and for a bare position. */
  readonly centre: PlaceChoice | null;
  readonly items: readonly SearchItem[];
  readonly facets: readonly Facet[];
  /** Null where they were not asked for. */
  readonly departements: DepartementCounts | null;
  /** Words of the text that are in no record, with what may have been meant. */
  readonly suggestions: readonly { readonly word: string; readonly meant: string }[];
}

/** A place that a name may mean. */
export interface PlaceChoice {
  /** What stands for it in an address: `commune/38185`. */
  readonly key: string;
  readonly label: string;
  /** What it is a part of; null when nothing is known above it. */
  readonly within: string | null;
}

/** The index cannot answer yet, or not at all; the reason says what to do. */
export type SearchFailure =
  | { readonly kind: 'not-ready'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The centre is a place that is unknown or has no position; with what may have been meant. */
  | { readonly kind: 'unknown-centre'; readonly place: string; readonly meant: readonly PlaceChoice[] }
  /** Several places are called so. */
  | { readonly kind: 'several-centres'; readonly place: string; readonly choices: readonly PlaceChoice[] };

export type SearchOutcome = SearchResult | SearchFailure;

export interface MatchRequest {
  readonly text: string;
  readonly limit: number;
}

export type MatchOutcome =
  | {
      readonly kind: 'matches';
      readonly version: number;
      readonly progress: IndexProgress | null;
      /** How many there are in all. */
      readonly total: number;
      /** Best first; scores are above 0 and comparable within one answer. */
      readonly hits: readonly { readonly iri: string; readonly score: number }[];
    }
  | SearchFailure;

/** The beginning of a place's name, or of its postal code, as it is being typed. */
export interface PlacesRequest {
  readonly text: string;
  readonly limit: number;
  readonly language: SearchLanguage;
}

export type PlacesOutcome =
  | {
      readonly kind: 'places';
      readonly version: number;
      /** Those with most records first; each can be the centre of a search. */
      readonly places: readonly PlaceChoice[];
    }
  | SearchFailure;

/** A place as it may be typed to be found again: `Saint-Denis (La Réunion)`. */
export function nameOfPlace({ label, within }: PlaceChoice): string {
  return within === null || within === label ? label : `${label} (${within})`;
}
