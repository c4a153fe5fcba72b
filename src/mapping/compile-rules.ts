/** Compiles the rules of properties, and gathers what is wrong with them. */

import { schema } from '../rdf/vocabulary.js';
import { compileWhere } from './compile-where.js';
import type { Findings } from './findings.js';
import { isObject, suggestion } from './findings.js';
import { usualFunction, valueFunctions } from './functions.js';
import { type FunctionName, type RawRule, ruleKeys } from './language.js';
import type { Rule, ValueRule } from './mapping.js';
import { type Pattern, parsePattern } from './pattern.js';
import type { PropertyUse, TermTable } from './term-table.js';
import type { Path } from './yaml-file.js';

type RawObject = { readonly [key: string]: unknown };

const ruleExpected =
  'expected a CSS selector, a list of them, a rule with "select", "each" or "labelled", or null';
/** What cannot be said of an organization: what would be described below it, or beside it. */
const unsayableOfOrganizations = ['organization', 'resource', 'tag'];

/** One compilation of rules. */
export class RuleCompiler {
  readonly #table: TermTable;
  readonly findings: Findings;

  constructor(table: TermTable, findings: Findings) {
    this.#table = table;
    this.findings = findings;
  }

  /** The rules of a resource of the given class. */
  properties(path: Path, raw: RawObject, ofClass: string): Rule[] {
    const known = this.#table.properties.get(ofClass) ?? new Map<string, PropertyUse>();
    return Object.entries(raw).flatMap(([name, rule]) => {
      const at = [...path, name];
      const property = known.get(name);
      if (rule === null) return [];
      if (property !== undefined) return this.#rule(at, rule, property) ?? [];
      const among = [...known.keys(), ...(path.at(-1) === 'properties' ? [] : Object.keys(ruleKeys))];
      this.findings.error(at, `"${name}" is not a property here.${suggestion(name, among)}`);
      return [];
    });
  }

  /** A rule for a value of the property: one that stands in another rule. */
  value(path: Path, raw: unknown, property: PropertyUse, usual?: FunctionName): ValueRule | null {
    const object = this.#objectOf(path, raw);
    if (object === null) return null;
    const { given, others } = this.findings.read(path, object, ruleKeys);
    this.findings.refuse(path, others, Object.keys(ruleKeys));
    if (given.required !== undefined) {
      this.findings.error([...path, 'required'], '"required" belongs to the rule around this one.');
    }
    return this.#valueRule(path, given, { property, usual, isShort: object !== raw });
  }

  #objectOf(path: Path, raw: unknown): RawObject | null {
    if (typeof raw === 'string' || (Array.isArray(raw) && raw.every((one) => typeof one === 'string'))) {
      return { select: raw };
    }
    if (isObject(raw)) return raw;
    this.findings.error(path, ruleExpected);
    return null;
  }

  #rule(path: Path, raw: unknown, property: PropertyUse): Rule | null {
    const object = this.#objectOf(path, raw);
    if (object === null) return null;
    const { given, others } = this.findings.read(path, object, ruleKeys);
    const nested = this.#nested(path, property, Object.fromEntries(others.map((key) => [key, object[key]])));
    const rule = this.#valueRule(path, given, { property, usual: undefined, isShort: object !== raw });
    if (nested.length > 0) this.#refuseWithNested(path, given);
    return { ...rule, required: given.required ?? false, nested };
  }

  #nested(path: Path, property: PropertyUse, others: RawObject): Rule[] {
    const { name, value, range } = property;
    const { findings } = this;
    if (range === undefined) {
      findings.refuse(path, Object.keys(others), Object.keys(ruleKeys));
      return [];
    }
    const isEmpty = Object.keys(others).length === 0;
    if (value === 'resource' && isEmpty) {
      findings.error(
        path,
        `"${name}" needs at least one property: what is said of each, and where it stands.`,
      );
    }
    const known = this.#table.properties.get(range);
    const areKnown = Object.keys(others).every((key) => known?.has(key));
    if (value === 'organization' && !isEmpty && areKnown && !('name' in others)) {
      findings.error(path, `"${name}" needs "name": where the name of each stands.`);
    }
    const rules = this.properties(path, others, range);
    if (value !== 'organization') return rules;
    return rules.filter(({ property: said, place }) => {
      const isSayable = !unsayableOfOrganizations.includes(said.value);
      if (!isSayable) {
        const message = `"${said.name}" cannot be said of an organization: its kind of value is ${said.value}. Leave it out.`;
        findings.diagnostics.push({ severity: 'error', message, place });
      }
      return isSayable;
    });
  }

  #refuseWithNested(path: Path, given: RawRule): void {
    for (const key of ['match', 'split', 'as', 'constant', 'coalesce', 'personal', 'language'] as const) {
      if (given[key] === undefined) continue;
      this.findings.error(
        [...path, key],
        `"${key}" belongs to a property of the described thing, not to the thing.`,
      );
    }
  }

  #valueRule(
    path: Path,
    given: RawRule,
    options: {
      readonly property: PropertyUse;
      readonly usual: FunctionName | undefined;
      readonly isShort: boolean;
    },
  ): ValueRule {
    const { property, usual } = options;
    this.#checkTexts(path, given, property);
    return {
      property,
      place: this.findings.placeOf(path),
      where: compileWhere(this, path, given, options),
      each: given.each !== undefined,
      match: this.#patterns([...path, 'match'], given, property),
      split: this.#separators([...path, 'split'], given),
      as: this.#function([...path, 'as'], given, property) ?? usual ?? usualOf(property),
      within: this.#within([...path, 'within'], given, property),
      language: given.language ?? null,
      keepPersonal: given.personal === 'keep',
    };
  }

  #checkTexts(path: Path, { personal, reason, language }: RawRule, { name, value }: PropertyUse): void {
    const { findings } = this;
    if (personal !== undefined && reason === undefined) {
      findings.error(
        [...path, 'personal'],
        'Keeping personal data needs "reason": who agreed to it, and when.',
      );
    }
    if (reason !== undefined && personal === undefined) {
      findings.error([...path, 'reason'], '"reason" goes with "personal: keep".');
    }
    if (language !== undefined && value !== 'text' && value !== 'organization') {
      findings.error([...path, 'language'], `"${name}" has no language: its value is of kind ${value}.`);
    }
  }

  #function(path: Path, { as }: RawRule, { name, value }: PropertyUse): FunctionName | undefined {
    if (as === undefined) return undefined;
    if (valueFunctions[as].fits.includes(value)) return as;
    const fitting = Object.entries(valueFunctions).filter(([, { fits }]) => fits.includes(value));
    const remedy =
      fitting.length === 0 ? 'Leave "as" out.' : `Use one of: ${fitting.map(([one]) => one).join(', ')}.`;
    this.findings.error(path, `"${as}" does not fit "${name}", whose value is of kind ${value}. ${remedy}`);
    return undefined;
  }

  #patterns(path: Path, { match = [] }: RawRule, { name, value }: PropertyUse): Pattern[] {
    return [match].flat().flatMap((text) => {
      const pattern = parsePattern(text);
      if ('problem' in pattern) this.findings.error(path, `"${text}" is not a pattern: ${pattern.problem}.`);
      else if (pattern.hasWithin && value !== 'place') {
        this.findings.error(
          path,
          `The group "within" is for places, and "${name}" takes none. Leave it out.`,
        );
      } else return pattern;
      return [];
    });
  }

  #separators(path: Path, { split = [] }: RawRule): string[] {
    const separators = [split].flat();
    if (separators.some((one) => /^[^\S\n]+$/.test(one))) {
      this.findings.error(
        path,
        'A space is no separator: it stands inside names as well. Select the element of each.',
      );
    }
    return separators;
  }

  #within(path: Path, { within }: RawRule, property: PropertyUse): ValueRule[] {
    if (within === undefined) return [];
    if (property.value !== 'place') {
      this.findings.error(path, `"within" is for places, and "${property.name}" takes none. Leave it out.`);
      return [];
    }
    const isList = Array.isArray(within) && within.some((one) => typeof one !== 'string');
    const rules: readonly unknown[] = isList ? within : [within];
    return rules.flatMap((rule, n) => this.value(isList ? [...path, n] : path, rule, property) ?? []);
  }
}

function usualOf({ value, iri }: PropertyUse): FunctionName {
  // "Jusqu'au 30 juin" is what stands there most often, and has no beginning.
  if (iri === schema.validThrough.value) return 'frenchDateLimit';
  return value === 'resource' ? 'text' : usualFunction[value];
}
