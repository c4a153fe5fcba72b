/** What is wrong with a mapping, gathered as it is read: one mistake hides no other. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import type { Given, Keys } from './language.js';
import { parseSelector, type Selector } from './readers/selector.js';
import { type Path, schemaProblems } from './yaml-file.js';

/** Gathers diagnostics, each with its place. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];
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
          const known = () => ['query', 'path', 'select', 'match', 'each'];
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

  /** A compiled selector; null when it does not compile, which is reported. */
  selector(path: Path, text: string): Selector | null {
    const selector = parseSelector(text);
    if (!('problem' in selector)) return selector;
    this.error(
      path,
      `"${text}" is not a CSS selector: ${selector.problem}. Copy it again from the browser's inspector.`,
    );
    return null;
  }
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
