/** Keys for IRIs: from a page's address, or from a name. */

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

/** The key that a page's address holds, or null when it holds none. */
export function keyOfUrl(rule: KeyRule, url: URL): string | null {
  if (rule.kind === 'query') return url.searchParams.get(rule.parameter) || null;
  const last = url.pathname.split('/').findLast((part) => part !== '');
  return last?.replace(/\.(html?|php)$/i, '') || null;
}
