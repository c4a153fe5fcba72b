/** What the pages are made from. */

import type { GraphReader, TextIndex } from '../model/ports.js';
import type { SearchOutcome, SearchRequest } from '../model/search.js';
import type { Source } from '../model/source.js';
import type { Names } from './names.js';

export interface PageOptions {
  readonly reader: GraphReader;
  readonly index: TextIndex;
  readonly base: string;
  /** The partners that the project has files of, harvested or not. */
  readonly sources: readonly Source[];
  /** The query that the form opens with. */
  readonly exampleQuery: string;
  /** A query for all that is said of `thingPlaceholder`. */
  readonly thingQuery: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Stands in `thingQuery` for the thing that is asked about. */
export const thingPlaceholder = '<urn:thing>';

export interface Site extends PageOptions {
  readonly names: Names;
}

/** The seed of today's order of equals, so that no partner is always first. */
export function seedOfToday({ clock }: Pick<Site, 'clock'>): string {
  return new Date(clock()).toISOString().slice(0, 10);
}

/** Asks the index; what breaks there does not take a page down that has more to show. */
export async function ask(site: Site, request: SearchRequest): Promise<SearchOutcome> {
  return site.index.search({ seed: seedOfToday(site), ...request });
}
