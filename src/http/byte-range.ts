/** Range requests (RFC 9110, 14): which bytes of a file a client wants. */

/** What is known of the file. */
export interface FileValidators {
  readonly length: number;
  /** A strong entity tag as it is written in headers. */
  readonly etag: string;
  /** As it is written in headers. */
  readonly lastModified: string;
}

export type WantedBytes =
  | { readonly kind: 'whole' }
  /** First and last byte, both included. */
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' };

/**
 * The bytes that a request for a file wants. Several ranges at once are answered with the whole file, as are ranges of
 * another unit and malformed ones (RFC 9110, 14.2).
 */
export function wantedBytes(headers: Headers, file: FileValidators): WantedBytes {
  const range = /^\s*bytes\s*=(.*)$/i.exec(headers.get('range') ?? '')?.[1];
  if (range === undefined || !isAsExpected(headers.get('if-range'), file)) return { kind: 'whole' };
  // An empty element of a list is none (RFC 9110, 5.6.1.2).
  const wanted = range.split(',').filter((part) => part.trim() !== '');
  const [, from = '', to = ''] = /^\s*(\d*)-(\d*)\s*$/.exec(wanted[0] ?? '') ?? [];
  if (wanted.length !== 1 || (from === '' && to === '')) return { kind: 'whole' };
  return from === '' ? lastBytes(Number(to), file.length) : bytesFrom(Number(from), to, file.length);
}

function lastBytes(count: number, length: number): WantedBytes {
  if (count === 0 || length === 0) return { kind: 'unsatisfiable' };
  return { kind: 'part', first: Math.max(0, length - count), last: length - 1 };
}

function bytesFrom(first: number, to: string, length: number): WantedBytes {
  if (to !== '' && Number(to) < first) return { kind: 'whole' };
  if (first >= length) return { kind: 'unsatisfiable' };
  return { kind: 'part', first, last: to === '' ? length - 1 : Math.min(Number(to), length - 1) };
}

// If-Range compares strongly: a weak tag never matches, a date only exactly (RFC 9110, 13.1.5).
function isAsExpected(ifRange: string | null, { etag, lastModified }: FileValidators): boolean {
  return ifRange === null || [etag, lastModified].includes(ifRange.trim());
}
