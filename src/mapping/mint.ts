/** Keys for IRIs: from a page's address, or from a name. */

import { decodePath } from './decode-path.js';
import type { KeyRule } from './mapping.js';

/** Letters and digits of a name in lower case, accents removed, joined by hyphens. Empty when there are none. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * The key that a page's address holds, percent-decoded; null when it holds none. `.` and `..` are no keys:
 * no IRI can end in them.
 */
export function keyOfUrl(rule: Extract<KeyRule, { kind: 'query' | 'path' }>, url: URL): string | null {
  const key = rule.kind === 'query' ? url.searchParams.get(rule.parameter) : lastSegment(url);
  return key === null || /^\.{0,2}$/.test(key) ? null : key;
}

function lastSegment({ pathname }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  return decodePath(last.replace(/\.(html?|php)$/i, ''));
}
