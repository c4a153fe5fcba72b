/** The labels of a page and what stands beside them; accents, case, colons and special spaces do not count. */

import type { AnyNode } from 'domhandler';
import type { SearchScope } from './css.js';

/** A label longer than this is none. */
export const longestLabel = 100;

/** A label as it is compared: `Thématique(s) :` → `thematique(s)`. Empty when there is nothing to compare. */
export function normalizeLabel(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ´`]/g, "'")
    .replace(/œ/g, 'oe')
    .replace(/[\s\u00AD\u200B\uFEFF]+/g, ' ')
    .replace(/^[\s:•·*\-–—]+|[\s:•·*\-–—]+$/g, '');
}

/** What stands beside a label: an element, or some neighbouring nodes. */
export type LabelledNode = AnyNode | SearchScope;

/** The labels below a node. */
export class LabelIndex {
  readonly #values = new Map<string, LabelledNode[]>();

  /** Every value of a label. None is preferred: who asks reports that there are several. */
  find(label: string): readonly LabelledNode[] {
    return this.#values.get(label) ?? [];
  }

  add(label: string, values: readonly LabelledNode[]): void {
    const key = normalizeLabel(label);
    if (key === '' || values.length === 0) return;
    const known = this.#values.get(key);
    if (known === undefined) this.#values.set(key, [...values]);
    else for (const value of values) known.push(value);
  }
}
