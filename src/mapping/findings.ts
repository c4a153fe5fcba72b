/** What is wrong with a mapping, gathered as it is read: one mistake hides no other. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import type { Given, Keys, RawSelector } from './language.js';
import { parseCss } from './readers/css.js';
import { parseGraphPath } from './readers/graph-path.js';
import { parseJsonPath } from './readers/json.js';
import type { Selector } from './readers/node.js';
import { Column } from './readers/table.js';
import { type Path, schemaProblems } from './yaml-file.js';

/** Gathers diagnostics, each with its place. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  /** The selectors that were compiled, in their order, and where they stand. */
  readonly selectors: { readonly path: Path; readonly selector: Selector }[] = [];
  readonly placeOf: (path: Path) => FilePlace;

  constructor(placeOf: (path: Path) => FilePlace) {
    this.placeOf = placeOf;
  }

  error(path: Path, message: string): void {
    this.diagnostics.push({ severity: 'error', message, place: this.placeOf(path) });
  }

  warning(path: Path, message: string): void {
    this.diagnostics.push({ severity: 'warning', message, place: this.placeOf(path) });
  }

  /** The values of the known keys that are as they should be, and the names of the other keys. Null is absent. */
  read<Shape extends Keys>(
    path: Path,
    value: { readonly [key: string]: unknown },
    shape: Shape,
  ): { readonly given: Given<Shape>; readonly others: readonly string[] } {
    const given: Record<string, unknown> = {};
    const others: string[] = [];
    for (const [key, content] of Object.entries(value)) {
      const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (schema === undefined) others.push(key);
      else if (content !== null) {
        const parsed = schema.safeParse(content, { reportInput: true });
        if (parsed.success) given[key] = parsed.data;
        else {
          const known = () => ['query', 'path', 'select', 'match', 'each', 'json', 'column', 'rdf', 'header'];
          for (const problem of schemaProblems(parsed.error, known)) {
            this.error([...path, key, ...problem.path], problem.message);
          }
        }
      }
    }
    return { given: given as Given<Shape>, others };
  }

  /** Reports keys that are not known. */
  refuse(path: Path, keys: readonly string[], known: Iterable<string>): void {
    for (const key of keys)
      this.error([...path, key], `"${key}" is not known here.${suggestion(key, known)}`);
  }

  /** A compiled selector; null when it does not compile, which is reported. A text that begins with `$` is a JSONPath. */
  selector(path: Path, raw: RawSelector): Selector | null {
    const [selector, remedy] = compile(raw);
    if ('problem' in selector) {
      this.error(path, `"${textOf(raw)}" is not a ${remedy.name}: ${selector.problem}. ${remedy.advice}`);
      return null;
    }
    this.selectors.push({ path, selector });
    return selector;
  }
}

interface Remedy {
  readonly name: string;
  readonly advice: string;
}

const remedies = {
  css: { name: 'CSS selector', advice: "Copy it again from the browser's inspector." },
  json: { name: 'JSONPath', advice: 'It begins with $, such as $.title.rendered (RFC 9535).' },
  column: { name: 'column', advice: 'Write the header of the column.' },
  rdf: {
    name: 'path',
    advice: 'Write properties with slashes between, such as schema:location/schema:address.',
  },
} satisfies Record<string, Remedy>;

function textOf(raw: RawSelector): string {
  return typeof raw === 'string' ? raw : Object.values(raw).join();
}

function compile(raw: RawSelector): readonly [Selector | { readonly problem: string }, Remedy] {
  if (typeof raw === 'string') {
    return raw.startsWith('$') ? [parseJsonPath(raw), remedies.json] : [parseCss(raw), remedies.css];
  }
  if ('json' in raw) return [parseJsonPath(raw.json), remedies.json];
  if ('rdf' in raw) return [parseGraphPath(raw.rdf), remedies.rdf];
  return [new Column(raw.column), remedies.column];
}

/** ` Did you mean "x"?`, or else what there is. */
export function suggestion(word: string, known: Iterable<string>): string {
  const words = [...known];
  return didYouMean(word, words) || ` Known: ${words.join(', ')}.`;
}

/** Whether a value is a mapping of YAML. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
