/** A reader over the graphs of a TriG text, for the tests of pages. */

import type { MapResult } from '../../../src/model/map.js';
import type { GraphReader, StoredGraph, TextIndex } from '../../../src/model/ports.js';
import type { SearchFailure, SearchResult } from '../../../src/model/search.js';
import { Assets } from '../../../src/pages/assets.js';
import { Maps } from '../../../src/pages/map/maps.js';
import type { PageOptions } from '../../../src/pages/site.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { triG } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';

export const base = 'http://bank.example/';

const prefixes = `
  @prefix bis: <https://w3id.org/innovation-sociale/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
  @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @base <${base}> .`;

/** Relative IRIs stand below `base`; graphs below `prov/` are provenance. The dataset version is 7. */
export function readerOf(trig: string): GraphReader {
  const byGraph = Map.groupBy(parseQuads(prefixes + trig, triG), ({ graph }) => graph.value);
  const graphs = [...byGraph]
    .map(([iri, quads]): StoredGraph & { readonly subjects: ReadonlySet<string> } => ({
      iri,
      kind: iri.startsWith(`${base}prov/`) ? 'provenance' : 'content',
      text: canonicalLines(quads).join(''),
      sequence: 1,
      changedAt: '2025-01-01T00:00:00Z',
      cameAt: '2024-01-01T00:00:00Z',
      subjects: new Set(quads.map(({ subject }) => subject.value)),
    }))
    .sort((a, b) => (a.iri < b.iri ? -1 : 1));
  const content = graphs.filter(({ kind }) => kind === 'content');
  return {
    version: () => 7,
    graph: (iri) => graphs.find((graph) => graph.iri === iri),
    isDescribed: (iri) => content.some(({ subjects }) => subjects.has(iri)),
    graphsDescribing: (iri) => content.filter(({ subjects }) => subjects.has(iri)),
    contentGraphs: ({ prefix = '', after = '', limit }) =>
      content.filter(({ iri }) => iri.startsWith(prefix) && iri > after).slice(0, limit),
    changesAfter: () => [],
    size: () => ({ contentGraphs: content.length, contentQuads: 0 }),
  };
}

const nowhere: MapResult = {
  kind: 'map',
  version: 7,
  progress: null,
  total: 0,
  withoutPosition: 0,
  around: null,
  points: {
    latitudes: new Int32Array(),
    longitudes: new Int32Array(),
    records: new Uint32Array(),
    places: [],
  },
};

/** An index that answers with nothing found, or as told. */
export function indexOf(outcome: Partial<SearchResult> | SearchFailure = {}): TextIndex {
  const nothing: SearchResult = {
    kind: 'result',
    version: 7,
    progress: null,
    total: 0,
    page: 1,
    pageSize: 20,
    items: [],
    facets: [],
    departements: null,
    suggestions: [],
    centre: null,
  };
  const isFailure = 'kind' in outcome && outcome.kind !== 'result';
  return {
    search: () =>
      Promise.resolve(isFailure ? (outcome as SearchFailure) : { ...nothing, ...outcome, kind: 'result' }),
    map: () => Promise.resolve(isFailure ? (outcome as SearchFailure) : nowhere),
    match: () => Promise.resolve({ kind: 'not-ready', retryAfterSeconds: 1 }),
    count: () => Promise.resolve({ kind: 'not-ready', retryAfterSeconds: 1 }),
    places: () => Promise.resolve({ kind: 'not-ready', retryAfterSeconds: 1 }),
  };
}

/** What pages are made from, over a reader. */
export function pageOptions(reader: GraphReader, index: TextIndex = indexOf()): PageOptions {
  return {
    reader,
    index,
    versions: { find: () => ({ kind: 'unknown' }) },
    reports: { comparable: () => [] },
    base,
    sources: [],
    assets: new Assets(),
    maps: new Maps(),
    context: { url: `${base}ns/context/v1.jsonld`, content: {} },
    clock: () => Date.UTC(2025, 10, 25),
  };
}
