/** Reads the folder `mappings/`: every source, and its mapping where it has one. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import { compileMapping, type TextFile } from './compile.js';
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

/** Reads and checks all sources. Folders whose name begins with `_` are not sources. */
export function readCatalogue(directory: string, table: TermTable): Catalogue {
  const folders = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
    .sort();
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
    const mappingFile = readText(directory, `${folder}/mapping.yaml`);
    const compiled =
      mappingFile === undefined
        ? null
        : compileMapping(
            { source: folder, file: mappingFile, layout: (name) => readText(directory, `${name}.yaml`) },
            table,
          );
    diagnostics.push(...(compiled?.diagnostics ?? []));
    entries.push({ source, mapping: compiled?.mapping ?? null });
  }
  return { entries, diagnostics };
}
