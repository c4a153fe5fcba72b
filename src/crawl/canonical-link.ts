/** The address that a page gives itself: `<link rel="canonical">` (RFC 6596). */

import { attributeOf, headTags } from './head-tags.js';

/** The address in the head of an HTML page, absolute; null: it names none. */
export function canonicalLink(html: string, base: string): string | null {
  // What stands in the body may be anybody's.
  const end = html.search(/<body[\s>]/i);
  const head = end === -1 ? html : html.slice(0, end);
  const link = headTags(head, 'link').find((tag) =>
    /(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(tag, 'rel')),
  );
  const address = link === undefined ? '' : attributeOf(link, 'href').replace(/&(?:amp|#38|#x26);/gi, '&');
  return address === '' ? null : (URL.parse(address, base)?.href ?? null);
}
