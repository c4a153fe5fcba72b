/** Counts the départements of a search, whichever branches of the territories are open. */

import {
  type DepartementCount,
  type DepartementCounts,
  facetNames,
  type SearchLanguage,
} from '../model/search.js';
import { labelOf } from '../model/shared-thing.js';
import type { Filtered } from './facet-memory.js';
import { type FacetCode, numberOf } from './facet-values.js';
import type { IndexView } from './search-index.js';

const territory = facetNames.indexOf('territory');

/** All départements that have any of what was found, or would if none were chosen. */
export function countDepartements(
  { ids, counts }: Filtered,
  language: SearchLanguage,
  { memory, things, keys }: Pick<IndexView, 'memory' | 'things' | 'keys'>,
): DepartementCounts {
  const departements = new Map<FacetCode, DepartementCount>();
  for (const number of memory.facets.valuesOf(territory)) {
    const count = counts[number] ?? 0;
    if (count === 0) continue;
    const code = memory.facets.allCodes[number] as FacetCode;
    const thing = things.get(numberOf(code));
    const key = keys.keyOf('territory', thing.iri);
    if (key.startsWith('departement/')) {
      departements.set(code, { key, label: labelOf(thing, language), count });
    }
  }
  // What is found counts in its facet as well: these are all the départements that it can lie in.
  const within = memory.facets.countHaving(ids, (code) => departements.has(code));
  return {
    departements: [...departements.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    elsewhere: ids.length - within,
  };
}
