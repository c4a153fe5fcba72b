/** Addresses as they are compared: what differs only in how it is written is one address. */

// What campaigns and shares append, and what says nothing of the page.
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|pk_\w+|xtor|at_\w+|phpsessid)$/i;
// A session by its value: "sid=1" may be the number of the page.
const session = /^(?:sid|session|sessionid)$/i;
const sessionValue = /^[\da-z]{16,}$/i;
// What a script shows at an address: "#/projet/7", "#!projet".
const route = /^#(?:\/|!).*[\p{L}\p{N}]/u;
const startPage = /\/(?:index|default|accueil|home)\.(?:html?|php\d?|aspx?|jsp)$/i;

/**
 * The address without protocol, "www.", fragment (but for one that names a page), what campaigns append, and the slash or
 * start page at its end; null when it is not http(s).
 */
export function comparableAddress(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  for (const [name, value] of [...url.searchParams]) {
    const isSession = session.test(name) && sessionValue.test(value);
    if (tracking.test(name) || isSession) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const path = url.pathname.replace(startPage, '/').replace(/\/+$/, '');
  const query = url.searchParams.size === 0 ? '' : `?${url.searchParams}`;
  const shown = route.test(url.hash) ? url.hash.replace(/\/+$/, '') : '';
  return `${url.host.replace(/^www\./, '')}${path}${query}${shown}`;
}

/** Whether a comparable address is that of a whole site. */
export function isSite(address: string): boolean {
  return !/[/?#]/.test(address);
}
