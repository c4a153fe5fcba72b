/** Addresses that hold a query: `?query=`, which works without a script; `#query=` where it would be too long for that. */

/** Characters of an address that every server and proxy on the way takes. */
const longestAddress = 6_000;

/** The address of a page with the query in it. `page` is its address, whose own query and fragment are left out. */
export function permalinkOf(page: string, query: string): string {
  const address = new URL(page);
  address.hash = '';
  address.search = `?${new URLSearchParams({ query })}`;
  if (address.href.length <= longestAddress) return address.href;
  address.search = '';
  address.hash = `query=${encodeURIComponent(query)}`;
  return address.href;
}

/** The query in the fragment of an address, as editors write it; null where there is none. */
export function queryInFragment(page: string): string | null {
  // A plus sign is one: fragments are not forms, and most editors write %20.
  const encoded = /^#(?:.*&)?query=([^&]*)/.exec(new URL(page).hash)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
