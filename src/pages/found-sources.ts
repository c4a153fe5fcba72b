/** The partners of what a search found. */

import type { Facet, FacetValue } from '../model/search.js';

/** Their values in the facet. Where partners are chosen, the facet offers the others too, which were not found. */
export function sourcesOf(facets: readonly Facet[]): FacetValue[] {
  const values = facets.find(({ name }) => name === 'source')?.values ?? [];
  const isNarrowed = values.some(({ isSelected }) => isSelected);
  return values.filter(({ count, isSelected }) => count > 0 && (isSelected || !isNarrowed));
}
