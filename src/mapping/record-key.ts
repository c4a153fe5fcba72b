/** The key of a record: from its page's address, or from what stands on it. */

import { joinKey, longestKey, partOfAddress } from './address-key.js';
import { cleanText } from './clean-text.js';
import type { KeyRule } from './mapping.js';
import { slug } from './mint.js';
import type { PageReading } from './page-reading.js';
import type { PageNode } from './readers/node.js';

export interface RecordKey {
  readonly key: string;
  /** Whether a part of it is the text of a heading. */
  readonly isUnstable: boolean;
}

/** The parts of the key joined by hyphens; null when one of them is missing. */
export function readKey(rules: readonly KeyRule[], reading: PageReading, scope: PageNode): RecordKey | null {
  const parts = rules.map((rule) => readPart(rule, reading, scope));
  const key = joinKey(parts.map((part) => part?.key ?? ''));
  return key === null ? null : { key, isUnstable: parts.some((part) => part?.isUnstable) };
}

function readPart(rule: KeyRule, { page, kind }: PageReading, scope: PageNode): RecordKey | null {
  if (rule.kind === 'select') return readSelected(rule, scope);
  return { key: partOfAddress(rule, kind.urls, new URL(page.url)), isUnstable: false };
}

// The first selection that finds something has to find one text.
function readSelected(
  { selections, match }: Extract<KeyRule, { kind: 'select' }>,
  scope: PageNode,
): RecordKey | null {
  for (const { selector, attribute } of selections) {
    const nodes = scope.select(selector);
    const texts = new Set(
      nodes.map((node) => cleanText(node.take(attribute) ?? '')).filter((text) => text !== ''),
    );
    const [text] = texts;
    if (text === undefined) continue;
    if (texts.size > 1) return null;
    if (match !== null) return { key: match.match(text)?.value ?? '', isUnstable: false };
    // What machines are given is an identifier already: `9Ab` is another one than `9aB`.
    if (attribute !== null || selector.format !== 'html') return { key: text, isUnstable: false };
    return { key: slug(text.slice(0, longestKey)), isUnstable: nodes[0]?.isHeading ?? false };
  }
  return null;
}
