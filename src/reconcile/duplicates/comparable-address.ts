/** Addresses as they are compared: what differs only in how it is written is one address. */

// What campaigns and shares append, and what says nothing of the page.
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|pk_\w+|xtor|at_\w+|phpsessid|sid)$/i;
const startPage = /\/(?:index|default|accueil|home)\.(?:html?|php\d?|aspx?|jsp)$/i;

/**
 * The address without protocol, "www.", fragment, what campaigns append, and the slash or start page at its end;
 * null when it is not http(s).
 */
export function comparableAddress(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  for (const name of [...url.searchParams.keys()]) {
    if (tracking.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const path = url.pathname.replace(startPage, '/').replace(/\/+$/, '');
  const query = url.searchParams.size === 0 ? '' : `?${url.searchParams}`;
  return `${url.host.replace(/^www\./, '')}${path}${query}`;
}

/** Whether a comparable address is that of a whole site. */
export function isSite(address: string): boolean {
  return !/[/?]/.test(address);
}
