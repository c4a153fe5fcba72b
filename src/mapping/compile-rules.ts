/** Compiles the rules of properties and links, and gathers what is wrong with them. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import { type RawRule, reservedKeys } from './language.js';
import type { LinkRule, Rule, Selection } from './mapping.js';
import { selectorProblem } from './readers/html.js';
import type { PropertyUse, TermTable } from './term-table.js';
import type { Path } from './yaml-file.js';

type ObjectRule = Exclude<RawRule, string | string[] | null>;

const list = (value: string | string[]): string[] => (typeof value === 'string' ? [value] : value);

/** `css@attribute` → both parts. An `@` inside brackets or quotes belongs to the CSS. */
export function parseSelection(text: string): Selection {
  const match = /^(.*)@([\w:-]+)$/s.exec(text.trim());
  if (match === null) return { selector: text.trim(), attribute: null };
  const [, selector = '', attribute = 'text'] = match;
  return { selector: selector.trim() || '.', attribute: attribute === 'text' ? null : attribute };
}

/** One compilation: collaborators in, rules out, diagnostics gathered on the way. */
export class RuleCompiler {
  readonly diagnostics: Diagnostic[] = [];
  readonly placeOf: (path: Path) => FilePlace;
  readonly #table: TermTable;

  constructor(table: TermTable, placeOf: (path: Path) => FilePlace) {
    this.#table = table;
    this.placeOf = placeOf;
  }

  error(path: Path, message: string): void {
    this.diagnostics.push({ severity: 'error', message, place: this.placeOf(path) });
  }

  checkSelector(path: Path, selector: string): void {
    const problem = selectorProblem(selector);
    if (problem !== null) this.error(path, `"${selector}" is not a CSS selector: ${problem}`);
  }

  link(kind: LinkRule['kind'], path: Path, value: string | string[]): LinkRule {
    const selections = this.#selections(path, value);
    const ofText = selections.find(({ attribute }) => attribute === null);
    if (ofText !== undefined) {
      this.error(
        path,
        `"${ofText.selector}" gives text, and a link is an address: add an attribute, such as @href.`,
      );
    }
    return { kind, place: this.placeOf(path), selections };
  }

  /** The rules of a resource of the given class. */
  properties(path: Path, raw: { readonly [name: string]: unknown }, recordClass: string): Rule[] {
    const known = this.#table.get(recordClass) ?? new Map<string, PropertyUse>();
    return Object.entries(raw).flatMap(([name, rule]) => {
      const at = [...path, name];
      const property = known.get(name);
      if (rule === null) return [];
      if (property === undefined) {
        const among = [...known.keys(), ...(path.at(-1) === 'properties' ? [] : reservedKeys)];
        this.error(
          at,
          `"${name}" is not a property here.${didYouMean(name, among)} Known: ${among.join(', ')}.`,
        );
        return [];
      }
      if (typeof rule === 'boolean') {
        this.error(at, 'expected a CSS selector, a list of them, or null');
        return [];
      }
      return [this.#rule(at, rule as Exclude<RawRule, null>, property)];
    });
  }

  #rule(path: Path, raw: Exclude<RawRule, null>, property: PropertyUse): Rule {
    const rule: ObjectRule = typeof raw === 'string' || Array.isArray(raw) ? { select: raw } : raw;
    const { select, each, as, required = false, ...rest } = rule;
    if ((select === undefined) === (each === undefined)) {
      this.error(path, 'A property needs either "select" (one value) or "each" (several).');
    }
    if (property.value !== 'resource' && as !== undefined && as !== property.value) {
      this.error(
        [...path, 'as'],
        `"${as}" does not fit "${property.name}", whose value is of kind ${property.value}.`,
      );
    }
    const where = each === undefined ? 'select' : 'each';
    const selectionPath = rule === raw ? [...path, where] : path;
    return {
      property,
      place: this.placeOf(path),
      selections: this.#selections(selectionPath, each ?? select ?? []),
      each: each !== undefined,
      as: property.value === 'iri' ? 'iri' : 'text',
      required,
      nested: this.#nested(path, property, rest),
    };
  }

  #nested(path: Path, property: PropertyUse, rest: { readonly [name: string]: unknown }): Rule[] {
    if (property.range !== undefined) {
      if (!('name' in rest))
        this.error(path, `"${property.name}" needs "name": where the name of each stands.`);
      return this.properties(path, rest, property.range);
    }
    for (const key of Object.keys(rest)) {
      this.error([...path, key], `"${key}" is not known here.${didYouMean(key, reservedKeys)}`);
    }
    return [];
  }

  #selections(path: Path, value: string | string[]): Selection[] {
    return list(value).map((text) => {
      const selection = parseSelection(text);
      this.checkSelector(path, selection.selector);
      return selection;
    });
  }
}
