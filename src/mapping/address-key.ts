/** Keys of records as far as addresses tell them. */

import type { KeyRule, PageKind } from './mapping.js';
import { keyOfUrl } from './mint.js';
import type { UrlPattern } from './url-pattern.js';

/** Longest key: an address is not made to be longer. */
export const longestKey = 200;

/** The parts of a key joined by hyphens; null when one of them is missing. `.` and `..` are no keys: no IRI can end in them. */
export function joinKey(parts: readonly string[]): string | null {
  const key = parts.join('-').slice(0, longestKey);
  return parts.includes('') || /^\.{0,2}$/.test(key) ? null : key;
}

/** A part of the key that stands in the address; empty when it does not. */
export function partOfAddress(
  rule: Exclude<KeyRule, { kind: 'select' }>,
  urls: readonly UrlPattern[],
  url: URL,
): string {
  if (rule.kind !== 'part') return keyOfUrl(rule, url) ?? '';
  const found = urls.map((pattern) => pattern.read(url)?.get(rule.name));
  return found.find((part) => part !== undefined) ?? '';
}

/** The key that an address alone tells of a page of the kind; null when it does not hold it, or not all of it. */
export function keyOfAddress({ key: rules, urls }: Pick<PageKind, 'key' | 'urls'>, url: URL): string | null {
  return joinKey(rules.map((rule) => (rule.kind === 'select' ? '' : partOfAddress(rule, urls, url))));
}
