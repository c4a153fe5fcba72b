/** The IRIs that the bank mints: every one below the configured base, so that its own server answers for it. */

/** The kinds of thing that records give IRIs to: `id/<kind>/<source>/<key>`. */
export type RecordKind = 'initiative' | 'call' | 'organization';

/** Characters that a path segment keeps as they are (RFC 3986, 3.3, `pchar` less what would need care). */
function segment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
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

  /** The vocabulary's own graph. */
  ontologyGraph(): string {
    return `${this.base}graph/ontology`;
  }

  /** The provenance of a content graph: `graph/a/1` → `prov/a/1`. */
  provenance(graph: string): string {
    return `${this.base}prov/${graph.slice(`${this.base}graph/`.length)}`;
  }

  /** The address of the one JSON-LD context. */
  context(): string {
    return `${this.base}ns/context/v1.jsonld`;
  }
}
