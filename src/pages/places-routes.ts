/** Answers which places' names, or postal codes, begin as a person types them. */

import { Hono } from 'hono';
import { nameOfPlace } from '../model/search.js';
import { contentType, plainJson } from '../rdf/media-types.js';
import { languageOfPath } from './language.js';
import { placesPath } from './places-path.js';
import { answerFailure } from './search-routes.js';
import { emptySearch } from './search-state.js';
import type { PageOptions } from './site.js';

/** Places that are offered at once. */
const mostPlaces = 8;
/** No place's name is longer. */
const longestText = 100;

/** A place on offer: what it is found by and known by in the address of a search. */
export interface OfferedPlace {
  readonly name: string;
  readonly key: string;
}

/** The route, in both languages. */
export function createPlacesRoutes({ index }: Pick<PageOptions, 'index'>): Hono {
  const routes = new Hono();
  for (const prefix of ['', '/en']) {
    const language = languageOfPath(prefix);
    routes.get(prefix + placesPath, async (c) => {
      const text = (c.req.query('q') ?? '').trim().slice(0, longestText);
      const outcome = await index.places({ text, language, limit: mostPlaces });
      if (outcome.kind !== 'places') return answerFailure(outcome, emptySearch, plainJson, language);
      const places = outcome.places.map(
        (place): OfferedPlace => ({ name: nameOfPlace(place), key: place.key }),
      );
      return new Response(JSON.stringify(places), {
        headers: {
          'content-type': contentType(plainJson),
          'cache-control': 'public, max-age=3600',
          'bis-dataset-version': String(outcome.version),
        },
      });
    });
  }
  return routes;
}
