import { describe, expect, it } from 'vitest';
import { wantedBytes } from '../../../src/http/byte-range.js';

const file = { length: 100, etag: '"abc"', lastModified: 'Sun, 29 Nov 2026 07:46:16 GMT' };
const wanted = (headers: Record<string, string>) => wantedBytes(new Headers(headers), file);
const part = (first: number, last: number) => ({ kind: 'part', first, last });

describe('A range of bytes (RFC 9110, 14)', () => {
  it.each([
    ['bytes=0-9', part(0, 9)],
    ['bytes=90-', part(90, 99)],
    ['bytes=90-1000', part(90, 99)],
    ['bytes=-10', part(90, 99)],
    ['bytes=-1000', part(0, 99)],
    ['BYTES = 5-5 ', part(5, 5)],
    ['bytes=, 0-9 ,', part(0, 9)],
  ])('is taken from %s', (range, expected) => {
    expect(wanted({ range })).toEqual(expected);
  });

  it.each(['bytes=100-', 'bytes=1000-2000', 'bytes=-0'])('that the file has not is refused: %s', (range) => {
    expect(wanted({ range })).toEqual({ kind: 'unsatisfiable' });
  });

  it.each(['bytes=0-1,5-6', 'bytes=9-5', 'bytes=-', 'bytes=a-b', 'lines=0-9', 'bytes=1e1-'])(
    'that is several, malformed or of another unit leaves the file whole: %s',
    (range) => {
      expect(wanted({ range })).toEqual({ kind: 'whole' });
    },
  );

  it('is given only as long as the file is the one that the client has begun', () => {
    const range = 'bytes=0-9';
    expect(wanted({ range, 'if-range': '"abc"' })).toEqual(part(0, 9));
    expect(wanted({ range, 'if-range': file.lastModified })).toEqual(part(0, 9));
    for (const other of ['"abd"', 'W/"abc"', 'Sun, 29 Nov 2026 07:46:17 GMT']) {
      expect(wanted({ range, 'if-range': other })).toEqual({ kind: 'whole' });
    }
  });
});
