import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../../src/rdf/escape-xml.js';

describe('A text made safe for XML', () => {
  it('can neither open a tag, close a section, nor leave an attribute', () => {
    expect(escapeXml("\"></script><x a='1'>]]>&")).toBe(
      "&quot;&gt;&lt;/script&gt;&lt;x a='1'&gt;]]&gt;&amp;",
    );
  });

  it('shows U+FFFD for each character that XML 1.0 forbids', () => {
    expect(escapeXml('a\u0000b\u001Fc\uFFFEd\uFFFFe\uD800f\uDC00g')).toBe(
      'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg',
    );
  });

  it('keeps the white space, the returns as references, and the pairs of surrogates', () => {
    expect(escapeXml('\t\r\n😀\u202E')).toBe('\t&#13;\n😀\u202E');
  });
});
