/** The addresses by which others reach this bank, and what stands at an address of it. */

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The address of the site for other sites, with a slash at the end. It is the base of the IRIs, unless that is on this
 * machine: a bank that is tried out has the address by which it was asked.
 */
export function publicAddress(url: string, base: string): string {
  return loopback.includes(new URL(base).hostname) ? new URL('/', url).href : base;
}

/** The path and parameters of an address below one of the roots (each with a slash at the end); null for another one. */
export function ownPath(
  address: string,
  roots: readonly string[],
): { readonly path: string; readonly query: URLSearchParams } | null {
  const parsed = URL.parse(address);
  if (parsed === null || parsed.username !== '' || !/^https?:$/.test(parsed.protocol)) return null;
  // Addresses are pasted with and without TLS.
  const root = roots
    .map((one) => new URL(one))
    .find(({ host, pathname }) => parsed.host === host && parsed.pathname.startsWith(pathname));
  if (root === undefined) return null;
  return { path: parsed.pathname.slice(root.pathname.length - 1), query: parsed.searchParams };
}

/** The path below `/id/` of a record at this site, by its IRI or the address of its page; null for another address. */
export function recordAt(address: string, roots: readonly string[]): string | null {
  const [, path] =
    /^\/(?:en\/)?(?:id|doc)\/((?:initiative|call)\/[^/]+\/[^/]+)$/.exec(
      ownPath(address, roots)?.path ?? '',
    ) ?? [];
  return path ?? null;
}
