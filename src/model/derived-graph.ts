/** A graph that is worked out from the dataset, such as its description: no part of its versions and its history. */

export interface DerivedGraph {
  readonly iri: string;
  /**
   * Canonical N-Quads lines without blank nodes. Queries find them in the default graph too, so their subjects must
   * be none that content graphs speak of.
   */
  readonly lines: readonly string[];
}
