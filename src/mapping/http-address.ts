/** Addresses that can be followed. */

/** The absolute address of a link's text, without fragment; null when it is no http(s) address. */
export function httpAddress(text: string, base: string): string | null {
  const trimmed = text.trim();
  const url = trimmed === '' ? null : URL.parse(trimmed, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}
