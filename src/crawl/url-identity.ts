/** Which addresses are one page: a site may write it in many ways. */

import type { Page } from '../model/page.js';
import { normalizeAddress } from './page-address.js';

// What campaigns and sessions append; no page is told by it.
const dropped = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|xtor|phpsessid|jsessionid|oscsid)$/i;
const sessionInPath = /;jsessionid=[^/?#]*/gi;

export interface UrlIdentity {
  /**
   * Parameters that no page is told by, besides those that no page of any site is; and parts of paths, such as
   * `/layout/set/embed`, with which a page is the same as without.
   */
  readonly drop: readonly string[];
}

/** The address under which a page is known. Takes and gives addresses as the URL standard writes them. */
export function identify(address: string, { drop }: UrlIdentity): string {
  const url = new URL(address);
  const before = url.href;
  const names = [...new Set(url.searchParams.keys())].filter(
    (name) => dropped.test(name) || drop.includes(name),
  );
  for (const name of names) url.searchParams.delete(name);
  url.pathname = withoutParts(url.pathname.replace(sessionInPath, ''), drop);
  // Deleting a parameter writes the others anew: an address without any stays as it was.
  return names.length === 0 && url.href === before ? address : url.href;
}

// Whole segments only.
function withoutParts(path: string, drop: readonly string[]): string {
  const parts = drop.filter((part) => part.startsWith('/')).map((part) => part.replace(/\/+$/, ''));
  return parts.reduce((rest, part) => `${rest}/`.replace(`${part}/`, '/').slice(0, -1), path) || '/';
}

/**
 * Where a page says that it really stands, on a host of its source; null: where it was read, or it says nothing that can
 * be believed.
 */
export function otherAddressOf(
  { url, canonical = null }: Pick<Page, 'url' | 'canonical'>,
  hosts: readonly string[],
  identity: UrlIdentity,
): string | null {
  const address = canonical === null ? null : normalizeAddress(canonical);
  if (address === null || !hosts.includes(new URL(address).hostname)) return null;
  const known = identify(address, identity);
  return known === identify(url, identity) ? null : known;
}
