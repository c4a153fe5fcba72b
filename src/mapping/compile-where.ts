/** Compiles where a rule says that its values stand. */

import { compileSelections, otherSelection } from './compile-selections.js';
import type { Findings } from './findings.js';
import { type FunctionName, type RawRule, ruleKeys } from './language.js';
import type { ValueRule, Where } from './mapping.js';
import { normalizeLabel } from './readers/label-index.js';
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

/** What `in` says of the page that several records stand on: no element has that name. */
const wholePage = 'page';

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
  const other = otherSelection(given);
  const isBelow = select !== undefined || each !== undefined || labelled !== undefined;
  const isSelection = isBelow || other !== null;
  const ways = [isSelection, constant !== undefined, coalesce !== undefined, from !== undefined];
  if (ways.filter((way) => way).length !== 1 || (select !== undefined && each !== undefined)) {
    findings.error(
      path,
      'A property needs one of "select" (one value), "each" (several), "labelled", "json", "column", "rdf", "constant", "coalesce" and "from".',
    );
    return nowhere;
  }
  if (given.in !== undefined && !isBelow)
    findings.error([...path, 'in'], '"in" goes with selectors and labels.');
  if (given.in !== undefined && other !== null) {
    findings.error([...path, 'in'], `"in" and "${other.key}" say two places to look in. Leave one out.`);
  }
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
  const other = otherSelection(given);
  if (other !== null && select === undefined && each === undefined && labelled === undefined) {
    const selections = compileSelections(findings, [...path, other.key], other.raw, 'value');
    return { kind: 'select', in: null, labels: null, selections };
  }
  const at = isShort ? path : [...path, each === undefined ? 'select' : 'each'];
  return {
    kind: 'select',
    in: area(findings, path, given),
    labels:
      labelled === undefined ? null : [labelled].flat().map((text) => ({ text, key: normalizeLabel(text) })),
    selections: compileSelections(findings, at, each ?? select ?? '.', 'value'),
  };
}

// Markup that stands in another format is looked into as elements of a page are.
function area(findings: Findings, path: Path, given: RawRule) {
  const other = otherSelection(given);
  if (other === null) {
    if (given.in === undefined || given.in === wholePage) return given.in ?? null;
    return findings.selector([...path, 'in'], given.in);
  }
  if (other.raw.length > 1) findings.error([...path, other.key], 'One place to look in, not a list of them.');
  return findings.selector([...path, other.key], other.raw[0] ?? '');
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
  if ('in' in rest && rest.in === wholePage) {
    findings.error([...at, 'in'], 'A rule for a linked page looks in all of it. Leave "in" out.');
    return nowhere;
  }
  const rule = compiler.value(at, rest, property, given.as);
  if (rule === null) return nowhere;
  const selections = compileSelections(findings, [...at, 'follow'], link.follow ?? [], 'link');
  return { kind: 'join', follow: selections, rule };
}
