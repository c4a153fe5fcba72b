/** Which of two pages of one record is the canonical one. */

export interface RankedPage {
  readonly url: string;
  /** Whether the page says itself that it stands elsewhere. */
  readonly isAlias: boolean;
}

function rank({ url, isAlias }: RankedPage): [number, number, number, string] {
  return [Number(isAlias), url.startsWith('https:') ? 0 : 1, url.length, url];
}

/**
 * Whether the first page is to be preferred: one that does not say that it stands elsewhere, then https before http, then
 * the shorter address, then the first by letters.
 */
export function outranks(page: RankedPage, other: RankedPage): boolean {
  const [a, b] = [rank(page), rank(other)];
  for (const [n, value] of a.entries()) {
    const against = b[n];
    if (against !== undefined && value !== against) return value < against;
  }
  return false;
}
