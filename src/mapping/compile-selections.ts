/** Compiles `css@attribute` texts. */

import type { Findings } from './findings.js';
import type { RawSelector } from './language.js';
import type { Selection } from './mapping.js';
import type { Path } from './yaml-file.js';

/** `css@attribute` → both parts. An `@` inside brackets or quotes belongs to the CSS. */
export function parseSelection(text: string): {
  readonly selector: string;
  readonly attribute: string | null;
} {
  const match = /^(.*)@([\w:-]+)$/s.exec(text.trim());
  if (match === null) return { selector: text.trim(), attribute: null };
  const [, selector = '', attribute = 'text'] = match;
  return { selector: selector.trim() || '.', attribute: attribute === 'text' ? null : attribute };
}

/** The selections that compile; those that do not are reported, and so is a link that is no attribute. */
export function compileSelections(
  findings: Findings,
  path: Path,
  value: RawSelector | readonly RawSelector[],
  use: 'value' | 'link',
): Selection[] {
  return [value].flat().flatMap((raw): Selection | [] => {
    if (typeof raw !== 'string' || raw.startsWith('$')) {
      const selector = findings.selector(path, raw);
      return selector === null ? [] : { selector, attribute: null };
    }
    const { selector: css, attribute } = parseSelection(raw);
    if (use === 'link' && attribute === null) {
      findings.error(path, `"${css}" gives text, and a link is an address: add an attribute, such as @href.`);
    }
    const selector = findings.selector(path, css);
    return selector === null ? [] : { selector, attribute };
  });
}

/** What `json`, `column` and `rdf` say, as selectors with the key that says it; null when none is given. */
export function otherSelection(given: {
  readonly json?: string | string[] | undefined;
  readonly column?: string | string[] | undefined;
  readonly rdf?: string | string[] | undefined;
}): { readonly key: 'json' | 'column' | 'rdf'; readonly raw: RawSelector[] } | null {
  if (given.json !== undefined) return { key: 'json', raw: [given.json].flat().map((json) => ({ json })) };
  if (given.column !== undefined)
    return { key: 'column', raw: [given.column].flat().map((column) => ({ column })) };
  if (given.rdf !== undefined) return { key: 'rdf', raw: [given.rdf].flat().map((rdf) => ({ rdf })) };
  return null;
}
