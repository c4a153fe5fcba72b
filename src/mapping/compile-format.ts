/** What the pages of a kind are read as: told by the selectors that it is written with. */

import { didYouMean } from '../model/suggest.js';
import type { Findings } from './findings.js';
import type { LinkRule, PageKind, Rule, ValueRule } from './mapping.js';
import type { PageFormat, Selector } from './readers/node.js';
import { rows } from './readers/table.js';
import type { Path } from './yaml-file.js';

type Used = Findings['selectors'];
type Deciding = Pick<PageKind, 'when' | 'root' | 'each' | 'key' | 'page' | 'rules'> & {
  readonly links: readonly LinkRule[];
};

const names: Readonly<Record<PageFormat, string>> = {
  html: 'HTML pages',
  json: 'JSON',
  csv: 'tables',
  rdf: 'linked data',
};
const ways: Readonly<Record<PageFormat, string>> = {
  html: 'a CSS selector',
  json: '"json"',
  csv: '"column"',
  rdf: '"rdf"',
};

/**
 * JSON and tables are named by any selector. Linked data is what is read where nothing looks for elements: on HTML pages
 * both may be.
 */
export function formatOf(used: Used, kind: Deciding): PageFormat {
  const formats = new Set(used.map(({ selector }) => selector.format));
  if (formats.has('json')) return 'json';
  if (formats.has('csv')) return 'csv';
  return formats.has('rdf') && !looksForElements(kind) ? 'rdf' : 'html';
}

function looksForElements({ when, root, each, key, page, links, rules }: Deciding): boolean {
  const selections = [
    ...page,
    ...key.flatMap((part) => (part.kind === 'select' ? part.selections : [])),
    ...links.flatMap((link) => (link.selections === 'header' ? [] : link.selections)),
  ];
  const selectors = [when, root, each, ...selections.map(({ selector }) => selector)];
  return (
    selectors.some((selector) => selector?.format === 'html' && !selector.isSelf) ||
    rules.some((rule) => bareCss(rule) !== null)
  );
}

interface CheckOptions {
  readonly format: PageFormat;
  readonly at: Path;
  readonly findings: Findings;
}

/** Reports selectors that find nothing on pages of the format. */
export function checkFormat(used: Used, kind: Deciding, { format, at, findings }: CheckOptions): void {
  const { rules } = kind;
  const fitting = new Set<PageFormat>(format === 'html' ? ['html', 'rdf'] : ['html', format]);
  for (const { path, selector } of used) {
    if (!fitting.has(selector.format)) findings.error(path, unfit(selector, format));
  }
  if (format === 'html') return;
  checkPlaces(kind, { format, at, findings });
  for (const rule of rules) {
    const bare = bareCss(rule);
    if (bare === null) continue;
    const message = `${bare} looks for elements, and pages of kind "${at.at(-1)}" are read as ${names[format]}. Say in which value the markup stands: ${ways[format]} beside it.`;
    findings.diagnostics.push({ severity: 'error', message, place: rule.place });
  }
}

// What says which part of the page is meant, in data that has no elements.
function checkPlaces(kind: Deciding, { format, at, findings }: CheckOptions): void {
  for (const key of ['when', 'root', 'each'] as const) {
    const selector = kind[key];
    if (selector?.format !== 'html' || selector.isSelf) continue;
    const isRow = format === 'csv' && key === 'each';
    const help = isRow ? ` The records of a table are its rows: "each: ${rows}".` : ` Use ${ways[format]}.`;
    const message = `"${selector.text}" looks for elements, and pages of kind "${at.at(-1)}" are read as ${names[format]}.${isRow ? didYouMean(selector.text, [rows]) : ''}${help}`;
    findings.error([...at, key], message);
  }
}

function unfit({ format, text }: Selector, kind: PageFormat): string {
  return `"${text}" is ${ways[format]}, and the page kind is read as ${names[kind]}. One page kind reads one format: use ${ways[kind]}, or make it two kinds.`;
}

// A rule that would look for elements in what has none.
function bareCss({ where }: Rule | ValueRule): string | null {
  if (where.kind === 'coalesce') return where.rules.map(bareCss).find((one) => one !== null) ?? null;
  if (where.kind !== 'select' || (where.in !== null && where.in !== 'page')) return null;
  if (where.labels !== null) return '"labelled"';
  const css = where.selections.find(({ selector }) => selector.format === 'html' && !selector.isSelf);
  return css === undefined ? null : `"${css.selector.text}"`;
}
