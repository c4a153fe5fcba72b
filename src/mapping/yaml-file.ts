/** A YAML file that remembers where each of its values stands, and says what does not fit its schema. */

import { type Document, isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';

export type Path = readonly (string | number)[];

/** A parsed file. */
export interface YamlFile {
  readonly name: string;
  readonly value: unknown;
  /** Whether the file itself has something at that path. */
  has(path: Path): boolean;
  /** Where the value at the path stands, or the nearest value above it. */
  placeOf(path: Path): FilePlace;
}

/** Parses a file, or gives the syntax errors. Aliases and tags of YAML have no use here and are refused. */
export function parseYaml(name: string, text: string): YamlFile | { readonly diagnostics: Diagnostic[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const placeOf = (path: Path) => place(name, document, lines, path);
  const errors = document.errors.map(({ message, code, pos }) => ({
    offset: pos[0],
    message: message.split('\n')[0] ?? code,
  }));
  const problems = errors.length > 0 ? errors : refusedNodes(document);
  if (problems.length > 0) {
    const diagnostics = problems.map(({ offset, message }): Diagnostic => {
      const { line, col } = lines.linePos(offset);
      return { severity: 'error', message, place: { file: name, line, column: col, path: '' } };
    });
    return { diagnostics };
  }
  return {
    name,
    value: document.toJS(),
    has: (path) => document.hasIn(path),
    placeOf,
  };
}

function refusedNodes(document: Document): { readonly offset: number; readonly message: string }[] {
  const refused: { offset: number; message: string }[] = [];
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node))
        refused.push({
          offset,
          message: `The alias *${node.source} is not read: repeat what it stands for.`,
        });
      else if (node.tag !== undefined)
        refused.push({ offset, message: `The tag ${node.tag} is not read: leave it out.` });
    },
  });
  return refused;
}

function place(file: string, document: Document, lines: LineCounter, path: Path): FilePlace {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetAt(document, path.slice(0, length));
    if (offset === undefined) continue;
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, path: path.join('.') };
  }
  return { file, line: 1, column: 1, path: path.join('.') };
}

// A value in a mapping is pointed at by its key: that is what a reader looks for.
function offsetAt(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (isPair(pair) && isScalar(pair.key)) return pair.key.range?.[0];
  }
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  return node?.range?.[0];
}

type Issue = z.core.$ZodIssue;

/** A problem that a schema found: where, what, and the word that was probably meant. */
export interface SchemaProblem {
  readonly path: Path;
  readonly message: string;
}

/** The problems of a failed parse, told in words of the file rather than of the schema library. */
export function schemaProblems(error: z.ZodError, known: (path: Path) => Iterable<string>): SchemaProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, [], known));
}

function problemsOf(issue: Issue, above: Path, known: (path: Path) => Iterable<string>): SchemaProblem[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `"${key}" is not known here.${didYouMean(key, known(path))}`,
    }));
  }
  if (issue.code === 'invalid_union') {
    // The alternative that went deepest is the one that was meant.
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => problemsOf(inner, path, known)));
    const deepest = branches
      .filter((branch) => branch.some((problem) => problem.path.length > path.length))
      .sort((a, b) => a.length - b.length)[0];
    if (deepest !== undefined) return deepest;
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const hint = typeof issue.input === 'string' ? didYouMean(issue.input, values) : '';
    return [{ path, message: `expected one of: ${values.join(', ')}${hint === '' ? '' : `.${hint}`}` }];
  }
  return [{ path, message: issue.message }];
}
