/** `bis check`: validates all sources and mappings, without reading any page. */

import type { Command } from 'commander';
import { loadProject } from '../compose.js';
import { loadReconciliation } from '../compose-shared.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import { alignColumns } from './columns.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const help = `
Reads every source.yaml, mapping.yaml and tags.tsv below mappings/ and says what is wrong with them: file, line, column,
path, and the word that was probably meant.

Example:
  bis check
  bis check --json      the same for programs

A warning, such as a key taken from a heading, says what may go wrong later.

Exit codes: 0 no error, 1 errors.`;

/** Adds the command. */
export function registerCheck(program: Command, { terminal, exit }: CommandContext): void {
  program
    .command('check')
    .summary('validate all sources and mappings')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: boolean }) => {
      const project = loadProject();
      const { entries } = project.catalogue;
      // Tables of tags are read under any base: only their rows are checked.
      const tables = loadReconciliation(project, new Iris('http://localhost/'));
      const diagnostics = [...project.catalogue.diagnostics, ...tables.diagnostics];
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      const sources = entries.map(({ source, mapping }) => ({
        id: source.id,
        status: source.status,
        evidence: source.evidence.kind,
        pageKinds: mapping?.pageKinds.map(({ name }) => name) ?? [],
        properties: [
          ...new Set(
            mapping?.pageKinds.flatMap(({ rules }) => rules.map(({ property }) => property.name)) ?? [],
          ),
        ],
      }));
      if (json) terminal.print(JSON.stringify({ sources, diagnostics }, null, 2));
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
    });
}
