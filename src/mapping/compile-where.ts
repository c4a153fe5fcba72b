/** Compiles where a rule says that its values stand. */

import { compileSelections } from './compile-selections.js';
import type { Findings } from './findings.js';
import { type FunctionName, type RawRule, ruleKeys } from './language.js';
import type { ValueRule, Where } from './mapping.js';
import type { PropertyUse } from './term-table.js';
import type { Path } from './yaml-file.js';

/** What compiles the rules that stand in another rule. */
export interface InnerCompiler {
  readonly findings: Findings;
  value(path: Path, raw: unknown, property: PropertyUse, usual?: FunctionName): ValueRule | null;
}

interface WhereOptions {
  readonly property: PropertyUse;
  /** Whether the rule is written as selectors alone. */
  readonly isShort: boolean;
}

const nowhere: Where = { kind: 'select', in: null, labels: null, selections: [] };

/** The place of a rule's values. A rule has one: reported otherwise. */
export function compileWhere(
  compiler: InnerCompiler,
  path: Path,
  given: RawRule,
  options: WhereOptions,
): Where {
  const { findings } = compiler;
  const { select, each, labelled, constant, coalesce, from } = given;
  const isSelection = select !== undefined || each !== undefined || labelled !== undefined;
  const ways = [isSelection, constant !== undefined, coalesce !== undefined, from !== undefined];
  if (ways.filter((way) => way).length !== 1 || (select !== undefined && each !== undefined)) {
    findings.error(
      path,
      'A property needs one of "select" (one value), "each" (several), "labelled", "constant", "coalesce" and "from".',
    );
    return nowhere;
  }
  if (given.in !== undefined && !isSelection)
    findings.error([...path, 'in'], '"in" goes with selectors and labels.');
  if (constant !== undefined) return { kind: 'constant', text: constant };
  if (coalesce !== undefined) {
    const rules = coalesce.flatMap(
      (rule, n) => compiler.value([...path, 'coalesce', n], rule, options.property, given.as) ?? [],
    );
    return { kind: 'coalesce', rules };
  }
  return from === undefined
    ? selected(findings, path, given, options)
    : joined(compiler, path, given, options);
}

function selected(findings: Findings, path: Path, given: RawRule, { isShort }: WhereOptions): Where {
  const { select, each, labelled } = given;
  const at = isShort ? path : [...path, each === undefined ? 'select' : 'each'];
  return {
    kind: 'select',
    in: given.in === undefined ? null : findings.selector([...path, 'in'], given.in),
    labels: labelled === undefined ? null : [labelled].flat(),
    selections: compileSelections(findings, at, each ?? select ?? '.', 'value'),
  };
}

function joined(compiler: InnerCompiler, path: Path, given: RawRule, { property }: WhereOptions): Where {
  const at = [...path, 'from'];
  const { follow, ...rest } = given.from ?? {};
  const { findings } = compiler;
  const { given: link } = findings.read(at, { follow }, { follow: ruleKeys.select });
  if (follow === undefined)
    findings.error(at, '"from" needs "follow": the link to the page, such as "a@href".');
  if ('from' in rest) {
    findings.error([...at, 'from'], 'A linked page leads to no further page.');
    return nowhere;
  }
  const rule = compiler.value(at, rest, property, given.as);
  if (rule === null) return nowhere;
  const selections = compileSelections(findings, [...at, 'follow'], link.follow ?? [], 'link');
  return { kind: 'join', follow: selections, rule };
}
