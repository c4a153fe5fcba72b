/** How addresses are compared: two spellings of one address are one page. */

/** The address as the URL standard writes it, without fragment; null when it is not http(s). */
export function normalizeAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.hash = '';
  return url.href;
}
