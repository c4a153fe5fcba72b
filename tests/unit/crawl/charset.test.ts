import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../src/crawl/charset.js';

const french = 'L’été « déjà » à 5 € – cœur';

describe('A body', () => {
  it.each(['text/html', 'text/html; charset=iso-8859-1', 'text/html; charset="windows-1252"', ''])(
    'of valid UTF-8 is read as such under the header "%s"',
    (contentType) => {
      expect(decodeBody(Buffer.from(french), contentType)).toBe(french);
    },
  );

  it('loses its byte order mark', () => {
    expect(decodeBody(Buffer.from(`\uFEFF${french}`), 'text/html')).toBe(french);
  });

  it.each([
    ['nothing says so', 'text/html', ''],
    ['the header says ISO-8859-1', 'text/html; charset=ISO-8859-1', ''],
    ['the header lies that it is UTF-8', 'text/html; charset=utf-8', ''],
    ['the page lies that it is UTF-8', 'text/html', '<meta charset="utf-8">'],
    ['the header names no encoding that there is', 'text/html; charset=bogus', ''],
    ['the header names one that is not known here', 'text/html; charset=x-mac-cyrillic', ''],
    ['the page asks not to be decoded at all', 'text/html', '<meta charset="hz-gb-2312">'],
  ])('in windows-1252 keeps its euro sign and curly quotes when %s', (_what, contentType, meta) => {
    expect(decodeBody(iconv.encode(meta + french, 'windows-1252'), contentType)).toBe(meta + french);
  });

  const declared = 'été à 5 €, cœur';

  it('is read in the encoding that its header declares', () => {
    const bytes = iconv.encode(declared, 'iso-8859-15');
    expect(decodeBody(bytes, 'text/html;charset=ISO-8859-15')).toBe(declared);
  });

  it('is read in the encoding that the page declares, where the header is silent', () => {
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"></head>${declared}`;
    expect(decodeBody(iconv.encode(html, 'iso-8859-15'), 'text/html')).toBe(html);
  });

  it('of UTF-16 is told by its byte order mark', () => {
    expect(decodeBody(iconv.encode(french, 'utf-16le', { addBOM: true }), 'text/html')).toBe(french);
  });
});
