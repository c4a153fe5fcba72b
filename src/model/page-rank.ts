/** Which of two addresses of one record is the canonical one. */

function rank(url: string): [number, number, string] {
  return [url.startsWith('https:') ? 0 : 1, url.length, url];
}

/** Whether the first address is to be preferred: https before http, then the shorter, then the first by letters. */
export function outranks(url: string, other: string): boolean {
  const [a, b] = [rank(url), rank(other)];
  if (a[0] !== b[0]) return a[0] < b[0];
  if (a[1] !== b[1]) return a[1] < b[1];
  return a[2] < b[2];
}
