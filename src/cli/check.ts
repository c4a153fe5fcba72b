/** `bis check`: validates sources, mappings and samples, without reading any page. */

import { join } from 'node:path';
import type { Command } from 'commander';
import { loadProject, type Project } from '../compose-project.js';
import { loadReconciliation } from '../compose-shared.js';
import { type Catalogue, foldersOf, readCatalogue } from '../mapping/catalogue.js';
import { checkSamples } from '../mapping/samples.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import { alignColumns } from './columns.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { noSource } from './sources.js';
import { exitCodes } from './terminal.js';

const help = `
Reads every source.yaml, mapping.yaml and tags.tsv below mappings/ and says what is wrong with them: file, line, column,
path, and the word that was probably meant. Folders of samples need their page, url.txt and expected.ttl.

Examples:
  bis check
  bis check apriles     one source, with the layout that it uses
  bis check --json      the same for programs

A warning, such as a key taken from a heading, says what may go wrong later.

Exit codes: 0 no error, 1 errors, 2 usage.`;

/** Adds the command. */
export function registerCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .summary('validate sources and mappings')
    .argument('[source...]', 'ids of sources; all when none is named')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((names: string[], { json }: { json?: boolean }) => run(names, json === true, context));
}

function run(names: readonly string[], isJson: boolean, { terminal, exit }: CommandContext): void {
  const project = loadProject();
  const catalogue = choose(names, project);
  const diagnostics = diagnose(names, catalogue, project);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const sources = catalogue.entries.map(({ source, mapping }) => ({
    id: source.id,
    status: source.status,
    evidence: source.evidence.kind,
    pageKinds: mapping?.pageKinds.map(({ name }) => name) ?? [],
    properties: [
      ...new Set(mapping?.pageKinds.flatMap(({ rules }) => rules.map(({ property }) => property.name)) ?? []),
    ],
  }));
  if (isJson) terminal.print(JSON.stringify({ sources, diagnostics }, null, 2));
  else {
    for (const diagnostic of diagnostics) terminal.tell(formatDiagnostic(diagnostic));
    const rows = sources.map(({ id, status, evidence, properties }) => [
      ...[id, status, evidence],
      properties.length === 0 ? 'no mapping' : `${properties.length}: ${properties.join(', ')}`,
    ]);
    for (const line of alignColumns([['source', 'site', 'evidence', 'properties'], ...rows]))
      terminal.print(line);
    const warnings = diagnostics.length - errors.length;
    terminal.print(
      `${count(sources.length, 'source')} checked, ${count(errors.length, 'error')}, ${count(warnings, 'warning')}.`,
    );
  }
  exit(errors.length > 0 ? exitCodes.findings : exitCodes.done);
}

function choose(names: readonly string[], { catalogue, directory, terms }: Project): Catalogue {
  if (names.length === 0) return catalogue;
  const mappings = join(directory, 'mappings');
  const known = foldersOf(mappings);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new UsageError(noSource(wrong, known));
  return readCatalogue(mappings, terms, names);
}

// Tables of tags are read under any base: only their rows are checked.
function diagnose(
  names: readonly string[],
  { entries, diagnostics }: Catalogue,
  project: Project,
): Diagnostic[] {
  const tables = loadReconciliation(project, new Iris('http://localhost/')).diagnostics;
  const isOurs = ({ place }: Diagnostic) => names.some((name) => place?.file.startsWith(`mappings/${name}/`));
  const mappings = join(project.directory, 'mappings');
  return [
    ...diagnostics,
    ...(names.length === 0 ? tables : tables.filter(isOurs)),
    ...entries.flatMap(({ source }) => checkSamples(mappings, source)),
  ];
}
