/** The values of a facet as a person meets them: in a tree where there is one, with what choosing each leads to. */

import type { Facet, FacetName, FacetValue } from '../model/search.js';
import { isThingFacet } from '../search/facet-values.js';
import { type SearchState, withValues } from './search-state.js';

/** A value with those below it. */
export interface FacetNode {
  readonly value: FacetValue;
  /** The search that has it chosen, or no longer. */
  readonly next: SearchState;
  readonly below: readonly FacetNode[];
}

/** The values of a facet below one another. */
export function facetTree(facet: Facet, state: SearchState): FacetNode[] {
  const values = facet.values.filter((value) => isListed(facet.name, value));
  const parents = parentsOf(values);
  const node = (value: FacetValue): FacetNode => ({
    value,
    next: toggle(state, facet.name, value, parents),
    below: values.filter(({ key }) => parents.get(key) === value.key).map(node),
  });
  const roots = values.filter(({ key }) => !parents.has(key)).map(node);
  // One country that holds all the rest says nothing: its régions are where one begins.
  const [only, ...others] = roots;
  if (facet.name !== 'territory' || only === undefined || others.length > 0) return roots;
  return only.below.length > 0 && !only.value.isSelected ? [...only.below] : roots;
}

// Intercommunalités lie across the line from commune to région: they are shown when one has been chosen.
function isListed(name: FacetName, { key, isSelected, count }: FacetValue): boolean {
  if (isSelected) return true;
  return count > 0 && !(name === 'territory' && key.startsWith('epci/'));
}

// The one value under which each value stands; a circle in the data is cut where it closes.
function parentsOf(values: readonly FacetValue[]): ReadonlyMap<string, string> {
  const keys = new Set(values.map(({ key }) => key));
  const parents = new Map<string, string>();
  for (const { key, broader } of values) {
    const parent = broader.find((above) => keys.has(above) && !isBelow(above, key, parents));
    if (parent !== undefined) parents.set(key, parent);
  }
  return parents;
}

function isBelow(key: string, other: string, parents: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = key; at !== undefined; at = parents.get(at)) {
    if (at === other) return true;
  }
  return false;
}

// Who chooses a value within a chosen one wants less, not both: the chosen ones above and below it give way.
function toggle(
  state: SearchState,
  name: FacetName,
  { key, iri, isSelected }: FacetValue,
  parents: ReadonlyMap<string, string>,
): SearchState {
  const chosen = state.facets[name] ?? [];
  const isIt = (other: string) => other === key || other === iri;
  if (isSelected)
    return withValues(
      state,
      name,
      chosen.filter((other) => !isIt(other)),
    );
  const apart = chosen.filter((other) => !isBelow(key, other, parents) && !isBelow(other, key, parents));
  return withValues(state, name, [...apart, key]);
}

/** Values that a search has chosen and that the bank does not know. */
export function unknownValues(facets: readonly Facet[]) {
  return facets
    .filter(({ name }) => isThingFacet(name))
    .flatMap(({ name, values }) =>
      values
        .filter(({ iri, isSelected }) => isSelected && iri === null)
        .map(({ key }) => ({ facet: name, key })),
    );
}
