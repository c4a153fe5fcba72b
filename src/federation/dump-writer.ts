/** Writes the files of a dump in one pass over the journal: all content, and what each source tells. */

import type { DumpFile } from '../model/dump.js';
import { wholeDump } from '../model/dump.js';
import type { GraphReader } from '../model/ports.js';
import {
  type ContentWriter,
  type ContentWriterOptions,
  contentFormats,
  contentWriter,
  readContent,
} from './content-formats.js';
import { DumpFileWriter } from './dump-file.js';
import { SharedNames } from './shared-names.js';

export interface DumpWriterOptions extends ContentWriterOptions {
  /** One unchanging state of the journal. */
  readonly reader: Pick<GraphReader, 'contentGraphs'>;
  readonly base: string;
  /** The folder that the files are written into; it is empty. */
  readonly folder: string;
  /** Ids of the sources that get files of their own, where they tell anything. */
  readonly sources: readonly string[];
}

/** Writes all files, and tells what was written. Memory does not grow with the dataset. */
export async function writeDumpFiles(options: DumpWriterOptions): Promise<DumpFile[]> {
  const { reader, base, sources } = options;
  const names = new SharedNames(reader, base);
  const known = new Set(sources);
  const writers = contentFormats.map((format) => contentWriter(format, options));
  const whole = openFiles(options, writers, null);
  const written: DumpFile[] = [];
  let part: { readonly source: string; readonly files: readonly DumpFileWriter[] } | null = null;
  const closePart = async () => {
    for (const file of part?.files ?? []) written.push(await file.close());
    part = null;
  };
  // Graphs come in the order of their IRIs: those of one source stand together.
  for (const stored of reader.contentGraphs({})) {
    const source = sourceOf(stored.iri, base, known);
    if (part !== null && (part as { source: string }).source !== source) await closePart();
    if (source !== null) part ??= { source, files: openFiles(options, writers, source) };
    const content = readContent(stored, { names });
    for (const [n, writer] of writers.entries()) {
      const pieces = await writer.pieces(content);
      await whole[n]?.add(pieces);
      await part?.files[n]?.add(pieces);
    }
  }
  await closePart();
  const all: DumpFile[] = [];
  for (const file of whole) all.push(await file.close());
  return [...all, ...written];
}

function openFiles(
  { folder }: DumpWriterOptions,
  writers: readonly ContentWriter[],
  source: string | null,
): DumpFileWriter[] {
  return contentFormats.flatMap((format, n) => {
    const writer = writers[n];
    const stem = source ?? wholeDump;
    return writer === undefined ? [] : new DumpFileWriter({ folder, stem, source, format, writer });
  });
}

// `graph/<source>/<key>`: what the bank itself says has other names in that place.
function sourceOf(graph: string, base: string, known: ReadonlySet<string>): string | null {
  const [source, key] = graph.slice(`${base}graph/`.length).split('/');
  return source !== undefined && key !== undefined && known.has(source) ? source : null;
}
