/** The key of a record: from its page's address, or from what stands on it. */

import { cleanText } from './clean-text.js';
import type { KeyRule } from './mapping.js';
import { keyOfUrl, slug } from './mint.js';
import type { PageReading } from './page-reading.js';
import type { PageNode } from './readers/node.js';

export interface RecordKey {
  readonly key: string;
  /** Whether a part of it is the text of a heading. */
  readonly isUnstable: boolean;
}

/** Longest key: an address is not made to be longer. */
const longestKey = 200;

/** The parts of the key joined by hyphens; null when one of them is missing. */
export function readKey(rules: readonly KeyRule[], reading: PageReading, scope: PageNode): RecordKey | null {
  const parts = rules.map((rule) => readPart(rule, reading, scope));
  const texts = parts.map((part) => part?.key ?? '');
  const key = texts.join('-').slice(0, longestKey);
  // `.` and `..` are no keys: no IRI can end in them.
  if (texts.includes('') || /^\.{0,2}$/.test(key)) return null;
  return { key, isUnstable: parts.some((part) => part?.isUnstable) };
}

function readPart(rule: KeyRule, { page, kind }: PageReading, scope: PageNode): RecordKey | null {
  if (rule.kind === 'select') return readSelected(rule, scope);
  const url = new URL(page.url);
  if (rule.kind !== 'part') return { key: keyOfUrl(rule, url) ?? '', isUnstable: false };
  for (const pattern of kind.urls) {
    const part = pattern.read(url)?.get(rule.name);
    if (part !== undefined) return { key: part, isUnstable: false };
  }
  return null;
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
