import { describe, expect, it } from 'vitest';
import { gzipWhole } from '../../../src/http/encode.js';
import { negotiateCoding } from '../../../src/http/negotiate.js';

describe('The content coding of an answer', () => {
  it.each([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['identity, gzip;q=0.5', 'identity'],
    ['br', 'identity'],
  ] as const)('for Accept-Encoding %j is %s', (header, coding) => {
    expect(negotiateCoding(header)).toBe(coding);
  });

  it('is none where it would save nothing', async () => {
    expect(await gzipWhole(new Uint8Array(100))).toBeNull();
    expect((await gzipWhole(new Uint8Array(10_000)))?.byteLength).toBeLessThan(200);
  });
});
