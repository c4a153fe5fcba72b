/** Compiles `css@attribute` texts. */

import type { Findings } from './findings.js';
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
  value: string | readonly string[],
  use: 'value' | 'link',
): Selection[] {
  return [value].flat().flatMap((text) => {
    const { selector: css, attribute } = parseSelection(text);
    if (use === 'link' && attribute === null) {
      findings.error(path, `"${css}" gives text, and a link is an address: add an attribute, such as @href.`);
    }
    const selector = findings.selector(path, css);
    return selector === null ? [] : { selector, attribute };
  });
}
