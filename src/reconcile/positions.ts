/** Positions that pages give (latitude and longitude), and whether they lie where the same page says. */

import { kilometresBetween } from '../model/distance.js';
import type { CoordinateMention } from '../model/mention.js';
import { type City, type Coordinates, communeCoordinates } from './cities.js';
import type { Gazetteer, Place } from './gazetteer.js';

/** A position may lie so far from the nearest known commune of the territory that the page names, in kilometres. */
const nearCommune = 25;
/** And so far from a city abroad. */
const nearCity = 100;

/** A latitude and a longitude that belong together. */
export interface Position extends Coordinates {
  readonly latitudeMention: CoordinateMention;
  readonly longitudeMention: CoordinateMention;
}

/** What a page says of the place of a thing. */
export type NamedPlace = { readonly place: Place } | { readonly city: City };

/** What is wrong with a position; null: it lies where the page says, or nobody can tell. */
export class PositionCheck {
  readonly #gazetteer: Gazetteer;
  #communes: readonly (readonly [Place, Coordinates])[] | null = null;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** One of the places is enough: a page may name several. */
  problemOf(position: Coordinates, named: readonly NamedPlace[]): string | null {
    const places = named.map((of) =>
      'city' in of ? toldCity(of.city, position) : this.#told(of.place, position),
    );
    const [first] = places;
    if (first === undefined || places.some((told) => told === null)) return null;
    return `it lies ${first}`;
  }

  // Null: it lies there. A country other than France has no outline here.
  #told(place: Place, position: Coordinates): string | null {
    const region = this.#regionOf(place);
    if (region === null) return null;
    const inside = this.#known().filter(([commune]) => commune.within.has(`${region.level}/${region.code}`));
    if (inside.length === 0) return null;
    const kilometres = Math.min(...inside.map(([, centre]) => distance(centre, position)));
    if (kilometres <= nearCommune) return null;
    const outside = region === place ? place.name : `${region.name}, where ${place.name} is`;
    return `${Math.round(kilometres)} km outside ${outside}`;
  }

  #regionOf(place: Place): Place | null {
    if (place.level === 'region') return place;
    if (place.level === 'country') return place.code === 'FR' ? place : null;
    const key = [...place.within].find((territory) => territory.startsWith('region/'));
    return key === undefined ? null : (this.#gazetteer.place('region', key.slice('region/'.length)) ?? null);
  }

  #known(): readonly (readonly [Place, Coordinates])[] {
    this.#communes ??= [...communeCoordinates()].flatMap(([code, centre]) => {
      const place = this.#gazetteer.communeOfCode(code);
      return place === undefined ? [] : [[place, centre] as const];
    });
    return this.#communes;
  }
}

function toldCity({ name, coordinates }: City, position: Coordinates): string | null {
  const kilometres = distance(coordinates, position);
  return kilometres <= nearCity ? null : `${Math.round(kilometres)} km from ${name}`;
}

function distance(a: Coordinates, b: Coordinates): number {
  return kilometresBetween(a.latitude, a.longitude, b.latitude, b.longitude);
}

/** Mentions in pairs, by the thing that they are said of; and those that lack their other half. */
export function pairUp(mentions: readonly CoordinateMention[]): {
  readonly positions: readonly Position[];
  readonly single: readonly CoordinateMention[];
} {
  const positions: Position[] = [];
  const single: CoordinateMention[] = [];
  for (const said of Map.groupBy(mentions, ({ subject }) => subject.value).values()) {
    const [latitudeMention, ...otherLatitudes] = said.filter(({ axis }) => axis === 'latitude');
    const [longitudeMention, ...otherLongitudes] = said.filter(({ axis }) => axis === 'longitude');
    if (latitudeMention === undefined || longitudeMention === undefined) {
      single.push(...said.slice(0, 1));
      continue;
    }
    single.push(...otherLatitudes.slice(0, 1), ...otherLongitudes.slice(0, 1));
    positions.push({
      ...{ latitudeMention, longitudeMention },
      latitude: Number(latitudeMention.words),
      longitude: Number(longitudeMention.words),
    });
  }
  return { positions, single };
}
