/** `bis mapping`: what the author of a mapping looks up: the schema for an editor, the functions, the concepts. */

import type { Command } from 'commander';
import { loadProject } from '../compose-project.js';
import { readSchemes } from '../compose-shared.js';
import { editorSchema } from '../mapping/editor-schema.js';
import { valueFunctions } from '../mapping/functions.js';
import { pageKeys, ruleKeys } from '../mapping/language.js';
import { didYouMean } from '../model/suggest.js';
import { type ListedConcept, type ListedScheme, listConcepts } from '../reconcile/concept-list.js';
import { alignColumns } from './columns.js';
import { type CommandContext, UsageError } from './context.js';
import type { Terminal } from './terminal.js';

const schemaHelp = `
Prints the JSON Schema of mappings, made from the JSON-LD context, the shapes and the functions.

Example:
  bis mapping schema > mapping.schema.json
  then, as the first line of a mapping:  # yaml-language-server: $schema=../../mapping.schema.json`;

const functionsHelp = `
Lists what "as" can name, with examples, and the other keys of rules and page kinds. docs/mapping.md says more.

Example:
  bis mapping functions
  bis mapping functions --json      the same for programs`;

/** Adds the command. */
export function registerMapping(program: Command, { terminal }: CommandContext): void {
  const mapping = program.command('mapping').summary('look up how mappings are written');
  mapping
    .command('schema')
    .summary('print the JSON Schema for editors')
    .addHelpText('after', schemaHelp)
    .action(() => terminal.print(JSON.stringify(editorSchema(loadProject().terms), null, 2)));
  registerConcepts(mapping, terminal);
  mapping
    .command('functions')
    .summary('list the functions and keys of rules')
    .option('--json', 'print JSON')
    .addHelpText('after', functionsHelp)
    .action(({ json }: { json?: boolean }) => {
      const functions = Object.entries(valueFunctions).map(([name, { summary, fits, examples }]) => ({
        name,
        summary,
        fits,
        examples: examples.map(([text, gives]) => ({ text, gives })),
      }));
      const keys = { rule: describeKeys(ruleKeys), page: describeKeys(pageKeys) };
      if (json) terminal.print(JSON.stringify({ functions, keys }, null, 2));
      else for (const line of tell(functions, keys)) terminal.print(line);
    });
}

const conceptsHelp = `
Lists the notations that tags.tsv leads to, with their French and English labels: of one scheme, or the schemes by name.

Example:
  bis mapping concepts
  bis mapping concepts themes
  bis mapping concepts themes --json      the same for programs`;

/** Adds the part that lists concepts. */
function registerConcepts(mapping: Command, terminal: Terminal): void {
  mapping
    .command('concepts')
    .summary('list the notations for tags.tsv')
    .argument('[scheme]', 'name of a scheme, such as themes')
    .option('--json', 'print JSON')
    .addHelpText('after', conceptsHelp)
    .action((name: string | undefined, { json }: { json?: boolean }) => {
      const schemes = listConcepts(readSchemes());
      const found = name === undefined ? schemes : conceptsOf(name, schemes);
      if (json) terminal.print(JSON.stringify(found, null, 2));
      else {
        const rows = name === undefined ? rowsOfSchemes(schemes) : rowsOf(name, conceptsOf(name, schemes));
        for (const line of alignColumns(rows)) terminal.print(line.trimEnd());
      }
    });
}

function conceptsOf(name: string, schemes: readonly ListedScheme[]): readonly ListedConcept[] {
  const scheme = schemes.find((one) => one.name === name);
  if (scheme !== undefined) return scheme.concepts;
  const known = schemes.map((one) => one.name);
  const suggestion = didYouMean(name, known) || ` Known: ${known.join(', ')}.`;
  throw new UsageError(`There is no scheme "${name}".${suggestion}`);
}

function rowsOfSchemes(schemes: readonly ListedScheme[]): string[][] {
  const rows = schemes.map(({ name, takesTags, concepts }) => [
    ...[name, String(concepts.length), takesTags ? 'yes' : ''],
  ]);
  return [['scheme', 'concepts', 'tags may lead there'], ...rows];
}

function rowsOf(scheme: string, concepts: readonly ListedConcept[]): string[][] {
  return concepts.map(({ notation, fr, en, broader }) => [
    ...[`${broader === null ? '' : '  '}${scheme}:${notation}`, fr, en],
  ]);
}

interface Described {
  readonly name: string;
  readonly summary: string;
}

interface DescribedFunction extends Described {
  readonly fits: readonly string[];
  readonly examples: readonly { readonly text: string; readonly gives: string | null }[];
}

function describeKeys(
  keys: Readonly<Record<string, { readonly description?: string | undefined }>>,
): Described[] {
  return Object.entries(keys).map(([name, { description = '' }]) => ({ name, summary: description }));
}

function* tell(
  functions: readonly DescribedFunction[],
  keys: { readonly rule: readonly Described[]; readonly page: readonly Described[] },
): Generator<string> {
  yield 'Functions, which a rule names with "as":';
  for (const { name, summary, fits, examples } of functions) {
    yield `\n  ${name}  (for ${fits.join(', ')})\n    ${summary}`;
    for (const { text, gives } of examples)
      yield `      ${JSON.stringify(text)} → ${gives ?? 'nothing, and it is reported'}`;
  }
  yield '\nOther keys of a rule:\n';
  for (const { name, summary } of keys.rule) yield `  ${name}: ${summary}`;
  yield '\nKeys of a page kind:\n';
  for (const { name, summary } of keys.page) yield `  ${name}: ${summary}`;
}
