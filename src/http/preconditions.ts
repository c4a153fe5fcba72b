/** Validators, and what a request expects of the state of a resource (RFC 9110, 8.8.3 and 13.1). */

/** An entity tag (RFC 9110, 8.8.3): a strong one is the same for the same bytes only. */
export interface EntityTag {
  readonly isWeak: boolean;
  readonly text: string;
}

/** The tags that a header names, or all that a resource can have while it is there (`*`). */
export type ExpectedTags = readonly EntityTag[] | 'all';

const written = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** The tags that `If-Match` or `If-None-Match` names; null when the header is not there. */
export function expectedTags(header: string | null): ExpectedTags | null {
  if (header === null) return null;
  if (header.trim() === '*') return 'all';
  return [...header.matchAll(written)].map(([, weak, text = '']) => ({ isWeak: weak !== undefined, text }));
}

/** How a tag is written in a header. */
export function writtenTag({ isWeak, text }: EntityTag): string {
  return `${isWeak ? 'W/' : ''}"${text}"`;
}

/** What the conditions of a request for a representation with this tag come to. Without a time (ISO 8601) those of times are ignored. */
export function conditionsOfRead(
  headers: Headers,
  tag: EntityTag,
  modifiedAt: string | null = null,
): 'send' | 'not-modified' | 'failed' {
  const [match, noneMatch] = ['if-match', 'if-none-match'].map((name) => expectedTags(headers.get(name)));
  // If-Match compares strongly, If-None-Match weakly (RFC 9110, 8.8.3.2).
  const isStrong = ({ isWeak, text }: EntityTag) => !isWeak && !tag.isWeak && text === tag.text;
  const isExpected = match ? match === 'all' || match.some(isStrong) : null;
  // Times count only where no tag is named (RFC 9110, 13.1.3 and 13.1.4).
  if (!(isExpected ?? isNoNewer(headers.get('if-unmodified-since'), modifiedAt) ?? true)) return 'failed';
  const isKnown = noneMatch
    ? noneMatch === 'all' || noneMatch.some(({ text }) => text === tag.text)
    : isNoNewer(headers.get('if-modified-since'), modifiedAt);
  return isKnown === true ? 'not-modified' : 'send';
}

// Headers count seconds. Null: no time is named, or none is known.
function isNoNewer(named: string | null, modifiedAt: string | null): boolean | null {
  const since = Date.parse(named ?? '');
  if (modifiedAt === null || Number.isNaN(since)) return null;
  return Math.floor(Date.parse(modifiedAt) / 1000) * 1000 <= since;
}

/** A weak entity tag of the given text, which holds nothing but letters, digits, `-`, `_` and `.`. */
export function weakTag(text: string): string {
  return writtenTag({ isWeak: true, text });
}

/** Whether `If-None-Match` names a tag as it is written, by weak comparison (RFC 9110, 13.1.2). */
export function isNamed(ifNoneMatch: string | null, tag: string): boolean {
  const expected = expectedTags(ifNoneMatch);
  if (expected === null) return false;
  const text = tag.replace(/^W\//, '').slice(1, -1);
  return expected === 'all' || expected.some((named) => named.text === text);
}
