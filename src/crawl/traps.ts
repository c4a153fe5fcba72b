/** Addresses that lead a crawl nowhere: sites that make ever new ones of the same pages. */

/** No page of a partner has a longer address. */
const longestAddress = 2_000;
const mostSegments = 20;
/** How often one segment may stand in a path. */
const mostRepeats = 3;
/** Links from a start address to a page, at most: lists of hundreds of pages lead on one by one. */
const deepest = 1_000;

/** Why an address is taken for a trap; null: it is not. */
export function trapOf(url: string, depth: number): string | null {
  if (url.length > longestAddress) return `its address has more than ${longestAddress} characters`;
  const segments = new URL(url).pathname.split('/').filter((segment) => segment !== '');
  if (segments.length > mostSegments) return `its path has more than ${mostSegments} parts`;
  const counts = new Map<string, number>();
  for (const segment of segments) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  const repeated = [...counts].find(([, count]) => count > mostRepeats);
  if (repeated !== undefined) return `"${repeated[0]}" stands in its path ${repeated[1]} times`;
  return depth > deepest ? `more than ${deepest} links lead to it` : null;
}
