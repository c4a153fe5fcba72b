/** Which addresses are one page: a site may write it in many ways. */

// What campaigns and sessions append; no page is told by it.
const dropped = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|xtor|phpsessid|jsessionid|oscsid)$/i;
const sessionInPath = /;jsessionid=[^/?#]*/gi;

export interface UrlIdentity {
  /** Parameters that no page is told by, besides those that no page of any site is. */
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
  url.pathname = url.pathname.replace(sessionInPath, '');
  // Deleting a parameter writes the others anew: an address without any stays as it was.
  return names.length === 0 && url.href === before ? address : url.href;
}
