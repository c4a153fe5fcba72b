/** The IRIs that the bank mints: every one below the configured base, so that its own server answers for it. */

import { scheme } from '../rdf/vocabulary.js';
import { sha256 } from './digest.js';

/** The levels of place: `id/place/<level>/<code>`. */
export const placeLevels = ['commune', 'epci', 'departement', 'region', 'country', 'city'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** The kinds of thing that records give IRIs to: `id/<kind>/<source>/<key>`. */
export type RecordKind = 'initiative' | 'call' | 'organization';

/** Characters that a path segment keeps as they are (RFC 3986, 3.3, `pchar` less what would need care). */
function segment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function linkKey(first: string, second: string): string {
  return sha256([first, second].sort().join(' ')).slice('sha256:'.length, 'sha256:'.length + 20);
}

/** Mints IRIs under a base. The base is absolute, http(s), and ends with a slash. */
export class Iris {
  readonly base: string;

  constructor(base: string) {
    this.base = base;
  }

  /** A thing that a source's page tells of: `id/initiative/apriles/1590`. */
  thing(kind: RecordKind, source: string, key: string): string {
    return `${this.base}id/${kind}/${segment(source)}/${segment(key)}`;
  }

  /** An organization by its number, shared by all sources: `id/organization/siren/775670284`. */
  numberedOrganization(register: 'siren' | 'rna', number: string): string {
    return this.thing('organization', register, number);
  }

  /**
   * A place: `id/place/commune/72181`. The code is INSEE's for communes, départements and regions, the SIREN for
   * an EPCI, ISO 3166-1 for a country, GeoNames' number for a city abroad.
   */
  place(level: PlaceLevel, code: string): string {
    return `${this.base}id/place/${level}/${segment(code)}`;
  }

  /** Places of a département with its communes: `graph/place/72`; `world` holds countries and regions. */
  placeGraph(departement: string): string {
    return this.graph('place', departement);
  }

  /** The graph of the concept scheme made of a source's tags: `graph/scheme/tags/apriles`. */
  tagSchemeGraph(source: string): string {
    return `${this.base}graph/scheme/tags/${segment(source)}`;
  }

  /** The concept scheme made of a source's tags; under the vocabulary's own address, the same in every bank. */
  tagScheme(source: string): string {
    return `${scheme.iri}tags/${segment(source)}`;
  }

  /** A source's own tag: `…/scheme/tags/apriles/petite-enfance`. */
  tag(source: string, slug: string): string {
    return `${this.tagScheme(source)}/${segment(slug)}`;
  }

  /** A partner: `id/source/apriles`. */
  source(source: string): string {
    return `${this.base}id/source/${segment(source)}`;
  }

  /** What one source says of one record: `graph/apriles/1590`. */
  graph(source: string, key: string): string {
    return `${this.base}graph/${segment(source)}/${segment(key)}`;
  }

  /** What the bank itself says of a source: `graph/source/apriles`. */
  sourceGraph(source: string): string {
    return this.graph('source', source);
  }

  /** What says that two records may be about one thing: `id/link/3f0c…`, the same whichever is named first. */
  link(first: string, second: string): string {
    return `${this.base}id/link/${linkKey(first, second)}`;
  }

  /** The graph of such a link, which is in neither partner's: `graph/links/3f0c…`. */
  linkGraph(first: string, second: string): string {
    return `${this.linkGraphs()}${linkKey(first, second)}`;
  }

  /** What the IRIs of all graphs of links begin with. */
  linkGraphs(): string {
    return `${this.base}graph/links/`;
  }

  /** The vocabulary's own graph. */
  ontologyGraph(): string {
    return `${this.base}graph/ontology`;
  }

  /** A concept scheme of the vocabulary: `graph/scheme/themes`. */
  schemeGraph(name: string): string {
    return this.graph('scheme', name);
  }

  /** The provenance of a content graph: `graph/a/1` → `prov/a/1`. */
  provenance(graph: string): string {
    return `${this.base}prov/${graph.slice(`${this.base}graph/`.length)}`;
  }

  /** The event stream of all content graphs, or of a source's: `stream`, `stream/source/apriles`. */
  stream(source: string | null): string {
    return source === null ? `${this.base}stream` : `${this.base}stream/source/${segment(source)}`;
  }

  /** A version of a content graph, by the number of the change that made it: `graph/apriles/1590/v/12`. */
  version(graph: string, sequence: number): string {
    return `${graph}/v/${sequence}`;
  }

  /** The address of the one JSON-LD context. */
  context(): string {
    return `${this.base}ns/context/v1.jsonld`;
  }
}
