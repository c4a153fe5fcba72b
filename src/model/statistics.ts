/** How the records of a search are counted: along one dimension, or along two that are crossed. */

import type { FacetName, IndexProgress, PlaceChoice, SearchFailure, SearchRequest } from './search.js';

/** What records are counted by: the values of a facet, or those of one level of its tree. */
export const dimensionNames = [
  'theme',
  'subtheme',
  'region',
  'departement',
  'stage',
  'source',
  'year',
  'engineering',
  'method',
  'audience',
  'reach',
  'recordType',
] as const;
export type DimensionName = (typeof dimensionNames)[number];

/** The facet whose values a dimension has. */
export const facetOfDimension: Readonly<Record<DimensionName, FacetName>> = {
  theme: 'theme',
  subtheme: 'theme',
  region: 'territory',
  departement: 'territory',
  stage: 'stage',
  source: 'source',
  year: 'year',
  engineering: 'engineering',
  method: 'method',
  audience: 'audience',
  reach: 'reach',
  recordType: 'recordType',
};

/** The search whose records are counted, and along what. */
export interface CountRequest extends Pick<SearchRequest, 'text' | 'facets' | 'years' | 'near' | 'language'> {
  readonly dimensions: readonly DimensionName[];
  /** Two of the dimensions. */
  readonly crossing?: { readonly x: DimensionName; readonly y: DimensionName };
  /** Seeds of the fair order (`SearchRequest.seed`) whose first pages are looked at. */
  readonly seeds?: readonly string[];
}

/** The most values that a dimension has; of more, the least frequent are left out. */
export const mostCountedValues = 1_000;

export interface CountedValue {
  /** What stands for it in the address of a search. */
  readonly key: string;
  /** Null for years. */
  readonly iri: string | null;
  readonly label: string;
  /** Records that have it, or something below it, and meet the whole search. */
  readonly count: number;
  /** Whether choosing it in its facet, in the place of what is chosen there, finds these records and no others. */
  readonly isWithin: boolean;
}

/** Records along a dimension. A record of several values counts once in each. */
export interface DimensionCount {
  readonly dimension: DimensionName;
  /** Those that have any: years in their order, others the most frequent first. */
  readonly values: readonly CountedValue[];
  /** How many further values there are. */
  readonly leftOut: number;
  /** Records that have no value. */
  readonly without: number;
}

/** Records by two dimensions, in rows: one for each value of `y` and a last one for none, with columns of `x` likewise. */
export interface Crossing {
  readonly x: DimensionCount;
  readonly y: DimensionCount;
  /** Row after row. */
  readonly cells: Uint32Array;
}

/** Which sources stand on the first pages (`usualPage`) of the fair order, day after day. */
export interface FirstPages {
  /** Records on all first pages together. */
  readonly places: number;
  /** How many of them each source has, by its key. */
  readonly bySource: Readonly<Record<string, number>>;
}

export interface CountResult {
  readonly kind: 'counts';
  /** The dataset version at which the index stands. */
  readonly version: number;
  /** Null when the index is whole. */
  readonly progress: IndexProgress | null;
  /** Records that meet the search. */
  readonly total: number;
  /** The place that is the centre; null without one, and for a bare position. */
  readonly centre: PlaceChoice | null;
  /** In the order in which they were asked for. */
  readonly dimensions: readonly DimensionCount[];
  /** Null where none was asked for. */
  readonly crossing: Crossing | null;
  /** Null where none was asked for, and for words: they are answered in the order of relevance. */
  readonly firstPages: FirstPages | null;
}

export type CountOutcome = CountResult | SearchFailure;
