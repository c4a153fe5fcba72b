/** Which values a dimension has: those of its facet, or of one level of it. */

import { facetNames } from '../model/search.js';
import { type DimensionName, facetOfDimension } from '../model/statistics.js';
import { type FacetCode, facetOf, numberOf } from './facet-values.js';
import type { IndexView } from './search-index.js';
import type { KnownThing } from './thing-table.js';

type Known = Pick<IndexView, 'things' | 'keys'>;

/** Tells whether a value belongs to a dimension. */
export function membershipOf(dimension: DimensionName, known: Known): (code: FacetCode) => boolean {
  const facet = facetNames.indexOf(facetOfDimension[dimension]);
  if (dimension === 'year') return (code) => facetOf(code) === facet;
  const isOfLevel = levelOf(dimension, known);
  return (code) => facetOf(code) === facet && isOfLevel(known.things.get(numberOf(code)));
}

function levelOf(dimension: DimensionName, { things, keys }: Known): (thing: KnownThing) => boolean {
  const isAt = (level: string, { iri }: KnownThing) => keys.keyOf('territory', iri).startsWith(`${level}/`);
  switch (dimension) {
    case 'subtheme':
      return ({ broader }) => broader.length > 0;
    case 'region':
      // One that was merged into another stands below it, and counts there.
      return (thing) =>
        isAt('region', thing) && !thing.broader.some((above) => isAt('region', things.get(above)));
    case 'departement':
      return (thing) => isAt('departement', thing);
    default:
      return ({ broader }) => broader.length === 0;
  }
}
