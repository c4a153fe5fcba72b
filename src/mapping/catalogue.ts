/** Reads the folder `mappings/`: every source, and its mapping where it has one. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import { type CompiledMapping, compileMapping } from './compile.js';
import type { TextFile } from './layers.js';
import type { Mapping } from './mapping.js';
import { readSource } from './source-file.js';
import type { TermTable } from './term-table.js';

/** A source of the catalogue. */
export interface CatalogueEntry {
  readonly source: Source;
  /** Null when it has no mapping, or a mapping with errors. */
  readonly mapping: Mapping | null;
}

export interface Catalogue {
  /** In the order of their ids. */
  readonly entries: readonly CatalogueEntry[];
  /** Everything that is wrong with the files. */
  readonly diagnostics: readonly Diagnostic[];
}

function readText(directory: string, name: string): TextFile | undefined {
  const file = join(directory, name);
  return existsSync(file) ? { name: `mappings/${name}`, text: readFileSync(file, 'utf8') } : undefined;
}

/** The ids of the sources: folders whose name begins with `_` are none. */
export function foldersOf(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
    .sort();
}

/** The sources that have come since, and can be read: those that are known are not read again. */
export function readNewSources(directory: string, known: readonly Source[]): Source[] {
  const ids = new Set(known.map(({ id }) => id));
  return foldersOf(directory).flatMap((folder) => {
    const file = ids.has(folder) ? undefined : readText(directory, `${folder}/source.yaml`);
    return file === undefined ? [] : (readSource(file, folder).source ?? []);
  });
}

/** Reads and checks all sources, or those of the given ids. */
export function readCatalogue(directory: string, table: TermTable, only?: readonly string[]): Catalogue {
  const folders = foldersOf(directory).filter((folder) => only?.includes(folder) ?? true);
  const entries: CatalogueEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    const file = readText(directory, `${folder}/source.yaml`);
    if (file === undefined) {
      diagnostics.push({ severity: 'error', message: `mappings/${folder}/ has no source.yaml.` });
      continue;
    }
    const { source, diagnostics: problems } = readSource(file, folder);
    diagnostics.push(...problems);
    if (source === null) continue;
    const compiled = compileFor(source, directory, table);
    diagnostics.push(...compiled.diagnostics);
    entries.push({ source, mapping: compiled.mapping });
  }
  return { entries, diagnostics: withoutRepeats(diagnostics) };
}

// A mistake in a layout is found by every mapping that uses it, and told once.
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [formatDiagnostic(one), one])).values()];
}

/** The text of a source's mapping as it stands; undefined: it has none. */
export function mappingText(source: string, directory: string): string | undefined {
  return readText(directory, `${source}/mapping.yaml`)?.text;
}

/** Compiles the mapping of a source: the one that stands in its folder, or another text in its place. */
export function compileFor(
  source: Source,
  directory: string,
  table: TermTable,
  draft?: string,
): CompiledMapping {
  const name = `${source.id}/mapping.yaml`;
  const file = draft === undefined ? readText(directory, name) : { name: `mappings/${name}`, text: draft };
  if (file === undefined) return { mapping: null, diagnostics: [] };
  if (source.evidence.kind === 'none' && draft === undefined) {
    const message = `${file.name} cannot be: source.yaml says that nothing is known of the pages ("evidence: none").`;
    return { mapping: null, diagnostics: [{ severity: 'error', message }] };
  }
  const compiled = compileMapping(
    {
      source: source.id,
      example: source.example,
      file,
      layout: (name) => readText(directory, `${name}.yaml`),
    },
    table,
  );
  return source.crawl.stream === null ? compiled : withoutPrivate(compiled, file.name);
}

// What is private is taken out of pages as they come, and no selector names a part of RDF: nothing of the stream would be left.
function withoutPrivate(compiled: CompiledMapping, name: string): CompiledMapping {
  const isPrivate = compiled.mapping?.pageKinds.some((kind) => kind.private.length > 0) === true;
  if (!isPrivate) return compiled;
  const message = `${name} names what is private ("private"), and source.yaml a stream ("crawl: stream"), out of which that cannot be taken: leave out one of the two.`;
  return { mapping: null, diagnostics: [...compiled.diagnostics, { severity: 'error', message }] };
}
