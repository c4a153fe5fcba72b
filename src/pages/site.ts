/** What the pages are made from. */

import { dayInFrance } from '../model/call-days.js';
import type { VersionReader } from '../model/dataset-version.js';
import type { GraphReader, ReportReader, TextIndex } from '../model/ports.js';
import type { SearchLanguage, SearchOutcome, SearchRequest, SearchResult } from '../model/search.js';
import type { Source } from '../model/source.js';
import type { JsonLdContext } from '../rdf/json-ld.js';
import type { Assets } from './assets.js';
import type { Maps } from './map/maps.js';
import type { Names } from './names.js';

export interface PageOptions {
  readonly reader: GraphReader;
  readonly index: TextIndex;
  readonly versions: VersionReader;
  readonly base: string;
  /** The JSON-LD context that answers name. */
  readonly context: JsonLdContext;
  /** What browsers load besides pages. */
  readonly assets: Assets;
  /** What the maps are drawn from. */
  readonly maps: Maps;
  /** The partners that the project has files of, harvested or not. */
  readonly sources: readonly Source[];
  readonly reports: Pick<ReportReader, 'comparable'>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

export interface Site extends PageOptions {
  readonly names: Names;
}

/** The seed of today's order of equals, so that no partner is always first; or that of so many days ago. */
export function seedOfDay({ clock }: Pick<Site, 'clock'>, daysAgo = 0): string {
  return new Date(clock() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

/** Asks the index, with today's order of equals; of calls, for those that are open today. */
export async function ask(site: Site, request: SearchRequest): Promise<SearchOutcome> {
  const openOn = request.kind === 'call' ? { openOn: dayInFrance(site.clock()) } : {};
  const outcome = await site.index.search({ seed: seedOfDay(site), ...openOn, ...request });
  return outcome.kind === 'result' ? named(outcome, site.names, request.language) : outcome;
}

/**
 * What a thing is called that the index has found. The index has the names of what graphs of their own describe; what only
 * records describe, such as a city abroad, it calls by the end of its IRI.
 */
export function nameOf(
  { iri, label }: { readonly iri: string | null; readonly label: string },
  names: Names,
  language: SearchLanguage,
): string {
  return iri?.endsWith(`/${encodeURIComponent(label)}`) ? names.label(iri, language).text : label;
}

function named(result: SearchResult, names: Names, language: SearchLanguage): SearchResult {
  const rename = <Thing extends { readonly iri: string | null; readonly label: string }>(
    thing: Thing,
  ): Thing => ({ ...thing, label: nameOf(thing, names, language) });
  return {
    ...result,
    items: result.items.map((item) => ({
      ...item,
      places: item.places.map(rename),
      themes: item.themes.map(rename),
      call:
        item.call === null
          ? null
          : {
              ...item.call,
              holders: item.call.holders.map(rename),
              initiatives: item.call.initiatives.map(rename),
            },
    })),
    facets: result.facets.map((facet) => ({ ...facet, values: facet.values.map(rename) })),
  };
}
