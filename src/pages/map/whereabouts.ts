/** Where things are, for their little maps: the territories of their places, and positions that are exact enough to be points. */

import { pointedPlaces } from '../../model/pointed-places.js';
import type { NamedNode } from '../../rdf/terms.js';
import { bis, scheme, wgs84 } from '../../rdf/vocabulary.js';
import type { Language } from '../language.js';
import type { Site } from '../site.js';
import type { LittleMap } from './little-map.js';
import type { Position } from './topology.js';

/** A little map with what stands beside it. */
export interface LittleMapView {
  readonly map: LittleMap;
  /** Key of the territory of which the large map shows more; null where none is known. */
  readonly territory: string | null;
  /** What the points are the centres of; null without points, and where nothing is said. */
  readonly precision: string | null;
}

type Maker = Pick<Site, 'names' | 'base' | 'maps'>;

const givenByPage = `${scheme.iri}place-precision/page`;

/**
 * The little map of some places, given by their IRIs. `own` is the position that the page of a thing gives itself: then
 * the places are but where to look. Null where nothing of it is in France.
 */
export function viewWhereabouts(
  places: readonly string[],
  own: Position | null,
  { names, base, maps }: Maker,
  language: Language,
): LittleMapView | null {
  const keyOf = (iri: string) => iri.slice(`${base}id/place/`.length);
  const territories = places
    .map((place) => [place, ...names.above(place)].map(keyOf))
    .flatMap(
      (keys) =>
        keys.find((key) => key.startsWith('departement/')) ??
        keys.find((key) => key.startsWith('region/')) ??
        [],
    );
  const value = (place: string, property: NamedNode) => names.values(place, property, language)[0]?.value;
  const pointed = own === null ? pointedPlaces(places) : [];
  const centres = pointed.flatMap((place): Position[] => {
    const [longitude, latitude] = [Number(value(place, wgs84.long)), Number(value(place, wgs84.lat))];
    return Number.isFinite(longitude) && Number.isFinite(latitude) ? [[longitude, latitude]] : [];
  });
  const map = maps.little.draw({ territories, positions: own === null ? centres : [own] });
  if (map === null) return null;
  const precisions = own === null ? pointed.map((place) => value(place, bis.placePrecision)) : [givenByPage];
  const [precision] = precisions.filter((iri) => iri !== undefined);
  const isTold = precision !== undefined && map.points.length > 0;
  return {
    map,
    territory: territories[0] ?? null,
    precision: isTold ? names.label(precision, language).text : null,
  };
}
