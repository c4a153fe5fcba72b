/** Content graphs as text: the formats of dumps and of `bis export`. */

import type { StoredGraph } from '../model/ports.js';
import { canonicalLines } from '../rdf/canonical.js';
import { toCsv } from '../rdf/csv.js';
import type { JsonLdContext } from '../rdf/json-ld.js';
import { type Format, geoJson, jsonLd, nQuads, resultsCsv, turtle } from '../rdf/media-types.js';
import { parseStoredQuads } from '../rdf/parse.js';
import { serializeQuads } from '../rdf/serialize.js';
import { inGraph, type Quad } from '../rdf/terms.js';
import { type InitiativeRow, initiativeRows } from './initiative-row.js';
import { toCells, toFeature } from './initiative-texts.js';
import type { SharedNames } from './shared-names.js';

/** The formats of exports, the preferred first. */
export const contentFormats: readonly Format[] = [nQuads, turtle, jsonLd, resultsCsv, geoJson];

/** A graph that is to be written: several formats share what is read of it. */
export interface ContentGraph {
  readonly stored: StoredGraph;
  /** Whether it is the default graph of a plain dataset. */
  readonly isUnnamed: boolean;
  /** Its quads; without a graph where it is unnamed. */
  readonly quads: readonly Quad[];
  /** The initiatives that it describes. */
  readonly rows: readonly InitiativeRow[];
}

/** How a document of many graphs is put together: head, pieces with the separator between them, tail. */
export interface ContentWriter {
  readonly head: string;
  readonly separator: string;
  readonly tail: string;
  /** The pieces that a graph adds: itself, or one for each initiative. */
  pieces(graph: ContentGraph): readonly string[] | Promise<readonly string[]>;
}

export interface ContentWriterOptions {
  readonly context: JsonLdContext;
  /** The dataset version. */
  readonly version: number;
}

/** What formats need of a graph, each read when the first one asks. With names null no initiatives are read. */
export function readContent(
  stored: StoredGraph,
  { names, isUnnamed = false }: { readonly names: SharedNames | null; readonly isUnnamed?: boolean },
): ContentGraph {
  let quads: readonly Quad[] | null = null;
  let rows: readonly InitiativeRow[] | null = null;
  const parse = () => {
    const parsed = parseStoredQuads(stored.text);
    return isUnnamed ? parsed.map((quad) => inGraph(quad)) : parsed;
  };
  return {
    ...{ stored, isUnnamed },
    get quads() {
      quads ??= parse();
      return quads;
    },
    get rows() {
      rows ??= names === null ? [] : initiativeRows(stored.iri, this.quads, names);
      return rows;
    },
  };
}

/** Whether the format is a table or a map of initiatives: then shared things have to be named. */
export function isOfInitiatives({ holds }: Format): boolean {
  return holds === 'results';
}

/** Writes content in one of `contentFormats`. */
export function contentWriter(format: Format, { context, version }: ContentWriterOptions): ContentWriter {
  const plain = { head: '', separator: '', tail: '' };
  switch (format.name) {
    case 'nq':
      return {
        ...plain,
        pieces: (graph) => [graph.isUnnamed ? canonicalLines(graph.quads).join('') : graph.stored.text],
      };
    case 'ttl':
      return {
        ...plain,
        pieces: async ({ quads }) => [`${await serializeQuads(quads, turtle, { context })}\n`],
      };
    case 'jsonld':
      return {
        head: `{"@context":${JSON.stringify(context.url)},"@graph":[\n`,
        ...{ separator: ',\n', tail: '\n]}\n' },
        pieces: ({ quads }) => jsonLdNodes(quads, context),
      };
    case 'csv':
      return {
        ...plain,
        head: toCsv([toCells(null)]),
        pieces: ({ rows }) => rows.map((row) => toCsv([toCells(row)])),
      };
    case 'geojson':
      return {
        head: `{"type":"FeatureCollection","version":${version},"features":[\n`,
        ...{ separator: ',\n', tail: '\n]}\n' },
        pieces: ({ rows }) => rows.map((row) => JSON.stringify(toFeature(row))),
      };
    default:
      throw new TypeError(`${format.mediaType} is not a format of exports`);
  }
}

// A document of one graph has its nodes in `@graph`: a named graph is one of them.
async function jsonLdNodes(quads: readonly Quad[], context: JsonLdContext): Promise<string[]> {
  const document = JSON.parse(await serializeQuads(quads, jsonLd, { context })) as {
    '@graph': readonly object[];
  };
  return document['@graph'].map((node) => JSON.stringify(node));
}
