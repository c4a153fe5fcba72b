/** Validators and conditional requests (RFC 9110, 8.8 and 13). */

/** A weak entity tag of the given text, which holds nothing but letters, digits, `-`, `_` and `.`. */
export function weakTag(text: string): string {
  return `W/"${text}"`;
}

const tagPattern = /(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** Whether `If-None-Match` names the tag, by weak comparison (RFC 9110, 13.1.2); `*` names every tag. */
export function isNamed(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '').slice(1, -1);
  return [...ifNoneMatch.matchAll(tagPattern)].some(([, named]) => named === opaque);
}
