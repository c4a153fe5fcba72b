/** Completes the name of a place while it is being typed, or its postal code. */

import { facetNames, type PlaceChoice, type PlacesOutcome, type PlacesRequest } from '../model/search.js';
import { choiceOf, mostUsual } from './centre.js';
import { numberOf } from './facet-values.js';
import { placeKey } from './place-names.js';
import type { IndexView } from './search-index.js';

const territory = facetNames.indexOf('territory');
/** Shorter beginnings are those of too many. */
const shortest = 2;

/** The places whose names begin so: those that are called exactly so first, then those with most records. */
export function completePlaces({ text, limit, language }: PlacesRequest, view: IndexView): PlacesOutcome {
  const key = placeKey(text);
  const places = new Map<string, PlaceChoice>();
  for (const things of key.length < shortest ? [] : inOrder(key, text, view)) {
    for (const thing of mostUsual(things, view)) {
      const choice = choiceOf(thing, view, language);
      if (!places.has(choice.key)) places.set(choice.key, choice);
    }
    if (places.size >= limit) break;
  }
  return { kind: 'places', version: view.version, places: [...places.values()].slice(0, limit) };
}

function* inOrder(key: string, text: string, view: IndexView): Generator<readonly number[]> {
  const counts = recordsByPlace(view);
  const most = (things: readonly number[]) => Math.max(...things.map((id) => counts.get(id) ?? 0));
  const ranked = [...view.placeNames.beginningWith(text)].map(([name, things]) => ({
    ...{ name, things },
    records: name === key ? Number.POSITIVE_INFINITY : most(things),
  }));
  ranked.sort((a, b) => b.records - a.records || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  for (const { things } of ranked) yield things;
}

function recordsByPlace({ memory: { facets } }: IndexView): ReadonlyMap<number, number> {
  const { counts } = facets.filter({ kind: 'initiative', chosen: new Map() });
  return new Map(
    facets
      .valuesOf(territory)
      .map((number) => [numberOf(facets.allCodes[number] as number), counts[number] as number]),
  );
}
