/** What the interactive map asks of the server: all positions of a search in short, and the records of one place. */

import type { MapResult } from '../../model/map.js';
import type { SearchResult } from '../../model/search.js';
import { type Language, localPath, wordsOf } from '../language.js';
import { cutText, hrefOf } from '../names.js';
import { badgeOf } from '../origin.js';
import { type SearchState, searchPath } from '../search-state.js';

const longestTitle = 180;

/** Positions of a search, as the map's script reads them. */
export interface PointsAnswer {
  readonly version: number;
  readonly total: number;
  readonly withoutPosition: number;
  readonly around: MapResult['around'];
  /** Ten-thousandths of a degree: of each latitude the step from the one before, which is short. */
  readonly latitudeSteps: readonly number[];
  readonly longitudes: readonly number[];
  readonly records: readonly number[];
  readonly places: readonly string[];
}

/** The positions in JSON. */
export function pointsJson({ version, total, withoutPosition, around, points }: MapResult): string {
  const { latitudes, longitudes, records, places } = points;
  const answer: PointsAnswer = {
    ...{ version, total, withoutPosition, around },
    latitudeSteps: Array.from(latitudes, (latitude, n) => latitude - (latitudes[n - 1] ?? 0)),
    longitudes: [...longitudes],
    records: [...records],
    places,
  };
  return JSON.stringify(answer);
}

/** What a popup shows of a record. */
export interface RecordCard {
  readonly title: string;
  /** Language tag of the title; may be empty. */
  readonly language: string;
  readonly href: string;
  readonly source: string;
  readonly places: string;
  /** That it is reconstructed or fictional; empty where it is neither. */
  readonly badge: string;
}

/** Records of one place, as the map's script reads them. */
export interface RecordsAnswer {
  readonly total: number;
  readonly records: readonly RecordCard[];
  /** The search for all of them. */
  readonly search: string;
}

/** The records found by a search around a place, in JSON. */
export function recordsJson(
  { total, items }: SearchResult,
  state: SearchState,
  { language, base }: { readonly language: Language; readonly base: string },
): string {
  // The address of a search speaks in whole kilometres.
  const radius = Math.max(1, Math.ceil(state.radius));
  const answer: RecordsAnswer = {
    total,
    records: items.map(({ title, iri, source, places, origin }) => ({
      title: cutText(title.text, longestTitle),
      language: title.language,
      href: hrefOf(iri, base, language),
      source: cutText(source?.label ?? '', 100),
      places: cutText(places.map(({ label }) => label).join(', '), 100),
      badge: badgeOf(origin, wordsOf(language)) ?? '',
    })),
    search: localPath(language, searchPath({ ...state, radius, view: 'list' })),
  };
  return JSON.stringify(answer);
}
