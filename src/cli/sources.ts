/** Finding the sources that a command names. */

import type { Project } from '../compose-project.js';
import type { CatalogueEntry } from '../mapping/catalogue.js';
import type { Mapping } from '../mapping/mapping.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import { UsageError } from './context.js';
import type { Terminal } from './terminal.js';

/** A source that can be harvested. */
export interface MappedSource extends CatalogueEntry {
  readonly mapping: Mapping;
}

/** Tells the errors in the files of sources; warnings are for `bis check`. Returns whether there is none. */
export function tellProblems({ catalogue }: Project, terminal: Terminal): boolean {
  const errors = catalogue.diagnostics.filter(({ severity }) => severity === 'error');
  for (const diagnostic of errors) terminal.tell(formatDiagnostic(diagnostic));
  return errors.length === 0;
}

/** The sources named, or all that have a mapping when none is. Throws `UsageError` for one that has none. */
export function chooseSources(project: Project, names: readonly string[]): MappedSource[] {
  const { catalogue } = project;
  const isMapped = (entry: CatalogueEntry): entry is MappedSource => entry.mapping !== null;
  if (names.length === 0) return catalogue.entries.filter(isMapped);
  return chooseEntries(project, names).map((entry) => {
    if (isMapped(entry)) return entry;
    const { id } = entry.source;
    throw new UsageError(
      ofFolder(catalogue.diagnostics, id) ||
        `The source "${id}" has no mapping.yaml yet: docs/add-a-source.md leads to one.`,
    );
  });
}

/** The sources named, or all when none is, with a mapping or without. Throws `UsageError` for one that is not known. */
export function chooseEntries({ catalogue }: Project, names: readonly string[]): readonly CatalogueEntry[] {
  const { entries, diagnostics } = catalogue;
  if (names.length === 0) return entries;
  return [...new Set(names)].map((name) => {
    const entry = entries.find(({ source }) => source.id === name);
    if (entry !== undefined) return entry;
    const known = entries.map(({ source }) => source.id);
    throw new UsageError(ofFolder(diagnostics, name) || noSource(name, known));
  });
}

/** What is said of a source that is not known: the nearest one, not all of sixty. */
export function noSource(name: string, known: readonly string[]): string {
  const suggestion = didYouMean(name, known) || ' "bis check" lists them.';
  return `There is no source "${name}".${suggestion}`;
}

function ofFolder(diagnostics: Project['catalogue']['diagnostics'], name: string): string {
  const own = diagnostics.filter(({ place }) => place?.file.startsWith(`mappings/${name}/`));
  return own.length === 0
    ? ''
    : `The source "${name}" cannot be used:\n${own.map(formatDiagnostic).join('\n')}`;
}
