/** `bis mapping`: what the author of a mapping looks up: the schema for an editor, and the functions. */

import type { Command } from 'commander';
import { loadProject } from '../compose.js';
import { editorSchema } from '../mapping/editor-schema.js';
import { valueFunctions } from '../mapping/functions.js';
import { pageKeys, ruleKeys } from '../mapping/language.js';
import type { CommandContext } from './context.js';

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
