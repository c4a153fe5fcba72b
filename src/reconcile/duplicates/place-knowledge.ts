/** What comparing records has to know of places: which words name one, and which lies in which. */

import { placeLevels } from '../../model/iris.js';
import { type Gazetteer, liesIn, type Place, townSize } from '../gazetteer.js';
import type { DuplicateOptions } from './find-duplicates.js';

/** A town that is known by its name alone, so that no "de" or "à" needs to stand before it. */
const knownTown = 4 * townSize;

/** The knowledge of the gazetteer, for IRIs below a base. */
export function placeKnowledge(gazetteer: Gazetteer, base: string): DuplicateOptions {
  const prefix = `${base}id/place/`;
  const placeOf = (iri: string): Place | undefined => {
    if (!iri.startsWith(prefix)) return undefined;
    const [name, code = ''] = iri.slice(prefix.length).split('/');
    const level = placeLevels.find((known) => known === name);
    return level === undefined ? undefined : gazetteer.place(level, code);
  };
  return {
    namesPlace(words, isLedTo) {
      if (gazetteer.territories(words).length > 0) return isLedTo || words.includes(' ');
      const communes = [...gazetteer.communes(words), ...gazetteer.communesOnceNamed(words)];
      return isLedTo ? communes.length > 0 : communes.some(({ population }) => population >= knownTown);
    },
    liesIn(place, territory) {
      const [one, other] = [placeOf(place), placeOf(territory)];
      return one !== undefined && other !== undefined && other.code !== 'FR' && liesIn(one, other);
    },
  };
}
