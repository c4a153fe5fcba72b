/** Dumps: a version of the dataset as files to download. */

/** A file of a dump. */
export interface DumpFile {
  /** `all.nq.gz`, `apriles.csv.gz`. */
  readonly name: string;
  /** Id of the source whose records it holds; null: all content. */
  readonly source: string | null;
  /** Name of the format: `nq`, `ttl`, `jsonld`, `csv` or `geojson`. */
  readonly format: string;
  /** Of what is compressed. */
  readonly mediaType: string;
  /** Content graphs or, in tables and on maps, initiatives. */
  readonly items: number;
  /** Compressed, as it is sent. */
  readonly bytes: number;
  readonly uncompressedBytes: number;
  /** In hexadecimal, of the compressed file. */
  readonly sha256: string;
}

/** What a dump holds. The same version gives the same files, byte by byte. */
export interface DumpManifest {
  /** The dataset version. */
  readonly version: number;
  /** When the version came to be, and when its dump was made (ISO 8601). */
  readonly at: string;
  readonly madeAt: string;
  readonly files: readonly DumpFile[];
}

/** What stands before the ending of a dump's file that holds everything. */
export const wholeDump = 'all';
