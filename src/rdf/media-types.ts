/** The one table of media types: RDF formats and SPARQL result formats, with names and file extensions. */

/** A format by which RDF or query results travel. */
export interface Format {
  /** What `?format=` and file suffixes say: `ttl`, `jsonld`, … */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  /** The registered media type, without parameters. */
  readonly mediaType: string;
  /** Other names and media types that clients ask for it by. */
  readonly aliases?: readonly string[];
  /** `triples` holds one graph, `dataset` several, `results` bindings or a boolean. */
  readonly holds: 'triples' | 'dataset' | 'results';
}

export const turtle: Format = {
  name: 'ttl',
  label: 'Turtle',
  mediaType: 'text/turtle',
  aliases: ['turtle', 'n3', 'application/x-turtle', 'text/n3'],
  holds: 'triples',
};
export const jsonLd: Format = {
  name: 'jsonld',
  label: 'JSON-LD',
  mediaType: 'application/ld+json',
  aliases: ['json-ld', 'json', 'application/json'],
  holds: 'dataset',
};
export const nTriples: Format = {
  name: 'nt',
  label: 'N-Triples',
  mediaType: 'application/n-triples',
  aliases: ['ntriples', 'n-triples'],
  holds: 'triples',
};
export const rdfXml: Format = {
  name: 'rdf',
  label: 'RDF/XML',
  mediaType: 'application/rdf+xml',
  aliases: ['xml', 'rdf+xml', 'rdf/xml', 'rdfxml', 'application/xml', 'text/xml'],
  holds: 'triples',
};
export const nQuads: Format = {
  name: 'nq',
  label: 'N-Quads',
  mediaType: 'application/n-quads',
  holds: 'dataset',
};
export const triG: Format = { name: 'trig', label: 'TriG', mediaType: 'application/trig', holds: 'dataset' };

export const resultsJson: Format = {
  name: 'json',
  label: 'JSON',
  mediaType: 'application/sparql-results+json',
  aliases: ['sparql-results+json', 'application/json'],
  holds: 'results',
};
export const resultsXml: Format = {
  name: 'xml',
  label: 'XML',
  mediaType: 'application/sparql-results+xml',
  aliases: ['sparql-results+xml', 'application/xml', 'text/xml'],
  holds: 'results',
};
export const resultsCsv: Format = { name: 'csv', label: 'CSV', mediaType: 'text/csv', holds: 'results' };
/** The same for spreadsheets of French offices. Asked for by its name: its media type is that of CSV. */
export const spreadsheet: Format = {
  name: 'csv-tableur',
  label: 'CSV (Excel, LibreOffice)',
  mediaType: 'text/csv',
  holds: 'results',
};
export const resultsTsv: Format = {
  name: 'tsv',
  label: 'TSV',
  mediaType: 'text/tab-separated-values',
  holds: 'results',
};

/** A page for people. */
export const htmlPage: Format = { name: 'html', label: 'HTML', mediaType: 'text/html', holds: 'results' };
/** JSON of our own shape. */
export const plainJson: Format = {
  name: 'json',
  label: 'JSON',
  mediaType: 'application/json',
  holds: 'results',
};

/** RFC 7946, 12. */
export const geoJson: Format = {
  name: 'geojson',
  label: 'GeoJSON',
  mediaType: 'application/geo+json',
  holds: 'results',
};

/** Formats of RDF, the preferred first. */
export const rdfFormats: readonly Format[] = [turtle, jsonLd, nTriples, rdfXml, nQuads, triG];

/** Formats of one graph. */
export const graphFormats: readonly Format[] = [turtle, jsonLd, nTriples, rdfXml];

/** What a thing's IRI answers in besides its page: as a graph, or its statements as a table. */
export const thingFormats: readonly Format[] = [...graphFormats, resultsCsv];

/** Formats of SELECT results, the preferred first. */
export const resultFormats: readonly Format[] = [resultsJson, resultsXml, resultsCsv, resultsTsv];

/** Formats of ASK results: CSV and TSV are not defined for booleans (SPARQL 1.1 Results CSV and TSV, 1). */
export const booleanFormats: readonly Format[] = [resultsJson, resultsXml];

/** The format of a name (`ttl`) or a media type (parameters ignored) among those given, or `undefined`. */
export function findFormat(nameOrType: string, among: readonly Format[]): Format | undefined {
  const wanted = nameOrType.split(';')[0]?.trim().toLowerCase();
  return among.find(({ name, mediaType, aliases = [] }) =>
    [name, mediaType, ...aliases].includes(wanted ?? ''),
  );
}

/** The media type as sent in `Content-Type`: text formats say their charset. */
export function contentType(format: Format): string {
  return format.mediaType.startsWith('text/') ? `${format.mediaType}; charset=utf-8` : format.mediaType;
}
