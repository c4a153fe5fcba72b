/** The answer of a search for programs and spreadsheets: the same set as the page shows. */

import type { Labelled, SearchedKind, SearchItem, SearchResult } from '../model/search.js';
import { plainCsv, toCsv } from '../rdf/csv.js';
import { unknownValues } from './facet-tree.js';
import type { Language } from './language.js';
import { pagesOf, type SearchState } from './search-state.js';
import type { Site } from './site.js';

/** A page of results that is to be written. */
export interface FoundPage {
  readonly result: SearchResult;
  readonly state: SearchState;
  readonly language: Language;
  readonly site: Site;
  /** What the search is called. */
  readonly title: string;
  /** Absolute addresses of this page and the next one in the same format; null on the last page. */
  readonly self: string;
  readonly next: string | null;
}

/** A search in JSON: `{version, total, items, facets}` and what goes with them. */
export function searchJson(result: SearchResult): string {
  const { version, total, page, pageSize, progress, suggestions, facets } = result;
  const answer = {
    version,
    total,
    page,
    pages: pagesOf(result),
    pageSize,
    progress,
    suggestions,
    unknown: unknownValues(facets),
    items: result.items.map(plainItem),
    facets: facets.map(({ name, values, leftOut }) => ({ name, values, leftOut })),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function plainItem(item: SearchItem) {
  const { iri, graph, title, abstract, source, places, themes, stage, position, distance, date } = item;
  return {
    iri,
    title: title.text,
    language: title.language,
    abstract: abstract?.text ?? null,
    source,
    places,
    themes,
    ...(item.call === null ? { stage } : item.call),
    date,
    position,
    distance,
    graph,
    origin: item.origin,
    example: item.origin === 'fictional',
  };
}

/**
 * A search as GeoJSON (RFC 7946): a feature for each record, without a geometry where no position is known, so that the
 * set is the same as in other formats. `next` is the address of the next page.
 */
export function searchGeoJson(result: SearchResult, next: string | null): string {
  const { version, total, page, items } = result;
  const features = items.map((item) => {
    const { position, distance, graph, ...properties } = plainItem(item);
    return {
      type: 'Feature',
      id: item.iri,
      geometry:
        position === null ? null : { type: 'Point', coordinates: [position.longitude, position.latitude] },
      properties: { ...properties, ...(distance === null ? {} : { distance }) },
    };
  });
  const links = next === null ? {} : { next };
  return `${JSON.stringify({ type: 'FeatureCollection', version, total, page, ...links, features }, null, 1)}\n`;
}

const columns: Readonly<Record<SearchedKind, readonly string[]>> = {
  initiative: [
    ...['iri', 'title', 'abstract', 'source', 'places', 'themes', 'stage', 'date'],
    ...['latitude', 'longitude', 'example', 'origin'],
  ],
  call: [
    ...['iri', 'title', 'abstract', 'kind', 'holders', 'initiatives', 'source', 'places', 'themes'],
    ...['from', 'through', 'lastDay', 'date', 'latitude', 'longitude', 'example', 'origin'],
  ],
};

/** A search as CSV (RFC 4180, where no other dialect is asked for), several values of a cell separated by ` | `. */
export function searchCsv({ items }: SearchResult, of: SearchedKind, dialect = plainCsv): string {
  const rows = items.map((item) => {
    const cells = cellsOf(item);
    return columns[of].map((column) => cells[column] ?? null);
  });
  return toCsv([columns[of], ...rows], dialect);
}

function cellsOf(item: SearchItem): Readonly<Record<string, string | number | null>> {
  const names = (things: readonly Labelled[] = []) => things.map(({ label }) => label).join(' | ');
  const { call, position } = item;
  return {
    iri: item.iri,
    title: item.title.text,
    abstract: item.abstract?.text ?? '',
    kind: call?.kind?.label ?? '',
    holders: names(call?.holders),
    initiatives: names(call?.initiatives),
    source: item.source?.label ?? '',
    places: names(item.places),
    themes: names(item.themes),
    stage: item.stage?.label ?? '',
    from: call?.from ?? '',
    through: call?.through ?? '',
    lastDay: call?.lastDay ?? '',
    date: item.date ?? '',
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    origin: item.origin,
    example: String(item.origin === 'fictional'),
  };
}
