/** The files of `src/`, with what they import: material for the laws of the house. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface SourceFile {
  /** Path below `src/`. */
  readonly path: string;
  readonly text: string;
  /** First folder of the path; the file itself when it stands at the top. */
  readonly room: string;
  /** Paths below `src/` of the project's own files that it imports, types included. */
  readonly own: readonly string[];
  /** Names of the packages that it imports: `n3`, `@rdfjs/types`, `node:sqlite`. */
  readonly packages: readonly string[];
}

const importOf =
  /(?:^import\b[^'";]*?|^export\b[^'";]*?\bfrom |\bimport\(|\bimport\.meta\.resolve\(|\brequire\()'([^']+)'/gm;

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const specifiers = [...text.matchAll(importOf)].map((match) => match[1] ?? '');
  const own = specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(path), specifier)).replace(/\.js$/, ''));
  return {
    path,
    text,
    room: path.split('/')[0] ?? path,
    own,
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')).map(packageName),
  };
}

/** Every TypeScript file of `src/`. Tests run in the project's folder. */
export function readSources(): SourceFile[] {
  const root = join(process.cwd(), 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => readSource(root, path));
}
