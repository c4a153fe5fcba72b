/** The centre of a search around a place: a position, a place by its key, or by what people call it. */

import type { PlaceChoice, SearchFailure, SearchRequest } from '../model/search.js';
import { labelOf } from '../model/shared-thing.js';
import type { IndexView } from './search-index.js';
import type { KnownThing } from './thing-table.js';

export interface Centre {
  readonly latitude: number;
  readonly longitude: number;
  /** Null for a bare position. */
  readonly place: PlaceChoice | null;
}

/** Kinds of places, the one that people mean first: who says "Paris" means the town. */
const kinds = ['commune', 'city', 'epci', 'departement', 'region', 'country'];

/** The centre of a request; null when it has none. */
export function findCentre(
  { near, language }: SearchRequest,
  view: IndexView,
): Centre | SearchFailure | null {
  if (near === undefined) return null;
  if (!('place' in near.centre)) return { ...near.centre, place: null };
  const { place } = near.centre;
  const { things, keys } = view;
  const id = things.find(keys.iriOf('territory', place));
  const choose = (thing: KnownThing) => choiceOf(thing, view, language);
  const meant = id === undefined ? called(place, view) : located([id], view);
  const [first, ...others] = meant;
  if (first === undefined)
    return { kind: 'unknown-centre', place, meant: perhapsMeant(place, view).map(choose) };
  if (others.length > 0) return { kind: 'several-centres', place, choices: meant.map(choose) };
  return { latitude: first.latitude, longitude: first.longitude, place: choose(first) };
}

// `Saint-Denis`; `Saint-Denis (La Réunion)` and `Saint-Denis, La Réunion` say which one.
function called(text: string, view: IndexView): Located[] {
  const whole = mostUsual(view.placeNames.find(text), view);
  const { name, above } = partsOf(text);
  if (whole.length > 0 || name === undefined || above === undefined) return whole;
  const containers = new Set(view.placeNames.find(above));
  const within = view.placeNames
    .find(name)
    .filter((id) => view.things.lineage(id).some((thing) => containers.has(thing.id)));
  return mostUsual(within, view);
}

function partsOf(text: string) {
  const [, name, above] = /^(.+?)\s*(?:,\s*([^,()]+)|\(([^()]+)\))$/.exec(text)?.filter(Boolean) ?? [];
  return { name, above };
}

function perhapsMeant(text: string, view: IndexView): Located[] {
  const { name = text, above } = partsOf(text);
  const meant = view.placeNames.nearest(name);
  if (meant === undefined) return [];
  const within = above === undefined ? [] : called(`${meant} (${above})`, view);
  return within.length > 0 ? within : mostUsual(view.placeNames.find(meant), view);
}

export type Located = KnownThing & { readonly latitude: number; readonly longitude: number };

function located(ids: readonly number[], { things }: IndexView): Located[] {
  return ids
    .map((id) => things.get(id))
    .filter((thing): thing is Located => thing.latitude !== null && thing.longitude !== null);
}

/** Of places of one name those of the kind that is meant rather than the others, where they have a position. */
export function mostUsual(ids: readonly number[], view: IndexView): Located[] {
  const found = located(ids, view);
  const kindOf = ({ iri }: KnownThing) => kinds.findIndex((kind) => iri.includes(`/place/${kind}/`));
  const first = Math.min(...found.map(kindOf));
  return found.filter((thing) => kindOf(thing) === first);
}

/** A place as it is offered. */
export function choiceOf(
  thing: KnownThing,
  { things, keys }: IndexView,
  language: SearchRequest['language'],
): PlaceChoice {
  // The département tells communes of one name apart; abroad the country does.
  const above = things
    .lineage(thing.id)
    .slice(1)
    .filter(({ iri }) => !iri.includes('/place/epci/'));
  return {
    key: keys.keyOf('territory', thing.iri),
    label: labelOf(thing, language),
    within: above[0] === undefined ? null : labelOf(above[0], language),
  };
}
