/** The formats in which a search answers: the same set in each, page by page. */

import { longestPage, type SearchResult, type SortOrder, usualPage } from '../model/search.js';
import { spreadsheetCsv } from '../rdf/csv.js';
import type { JsonLdContext } from '../rdf/json-ld.js';
import {
  type Format,
  geoJson,
  graphFormats,
  htmlPage,
  plainJson,
  resultsCsv,
  spreadsheet,
} from '../rdf/media-types.js';
import { serializeQuads } from '../rdf/serialize.js';
import { inGraph } from '../rdf/terms.js';
import { quadsOf } from './description.js';
import { type FoundPage, searchCsv, searchGeoJson, searchJson } from './search-data.js';
import { searchFeed } from './search-feed.js';
import { kindOfView } from './search-state.js';
import type { Site } from './site.js';

export interface SearchFormat extends Format {
  /** Items a page; absent: as many as the page for people has. */
  readonly pageSize?: number;
  /** The name under which browsers keep it; absent: they may show it. */
  readonly file?: string;
  /** The order, whatever the address says. */
  readonly sort?: SortOrder;
  readonly write: (page: FoundPage, context: JsonLdContext) => string | Promise<string>;
}

const feedLength = 50;

/** The formats for programs. */
export const dataFormats: readonly SearchFormat[] = [
  {
    ...plainJson,
    write: ({ result }) => searchJson(result),
  },
  {
    ...resultsCsv,
    pageSize: longestPage,
    write: ({ result, state }) => searchCsv(result, kindOfView(state.view)),
  },
  {
    ...spreadsheet,
    pageSize: longestPage,
    file: 'banque-innovation-sociale.csv',
    write: ({ result, state }) => searchCsv(result, kindOfView(state.view), spreadsheetCsv),
  },
  {
    ...geoJson,
    pageSize: longestPage,
    write: ({ result, next }) => searchGeoJson(result, next),
  },
  ...graphFormats.map((format) => ({
    ...format,
    write: ({ result, site }: FoundPage, context: JsonLdContext) =>
      serializeQuads(quadsFound(result, site), format, { context }),
  })),
  {
    ...{ name: 'atom', mediaType: 'application/atom+xml', holds: 'results', label: 'Atom' },
    pageSize: feedLength,
    sort: 'arrival',
    write: searchFeed,
  },
];

/** What is offered at the address of a search. */
export const searchFormats: readonly Format[] = [htmlPage, ...dataFormats];

/** Records a page of a format. */
export function pageSizeOf(format: Format): number {
  return dataFormats.find(({ name }) => name === format.name)?.pageSize ?? usualPage;
}

// What the graphs of the records say, merged.
function quadsFound({ items }: SearchResult, { reader }: Site) {
  const graphs = [...new Set(items.map(({ graph }) => graph))];
  const quads = graphs.flatMap((iri) => {
    const graph = reader.graph(iri);
    return graph === undefined ? [] : quadsOf(graph).map((quad) => inGraph(quad));
  });
  return quads;
}
