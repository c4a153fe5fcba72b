import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../src/crawl/page-address.js';

describe('An address', () => {
  it.each(['http://WWW.Example.org:80/a/../b#top', 'http://www.example.org/b#', ' http://www.example.org/b'])(
    'is one page in whatever way it is written: %s',
    (address) => {
      expect(normalizeAddress(address)).toBe('http://www.example.org/b');
    },
  );

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://example.org/', '/relative', ''])(
    'that is not http(s) is none: "%s"',
    (address) => {
      expect(normalizeAddress(address)).toBeNull();
    },
  );
});
