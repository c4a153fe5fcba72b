import { parse } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { iriOfUrl } from '../../../src/rdf/iri.js';

describe('The IRI of an address', () => {
  const iri = iriOfUrl(new URL('http://example.org/a b|c/é?q=<x>{y}|^`\\"\u0000#f{`}"<|^\\'));

  it('is accepted between angle brackets by another parser', () => {
    const [quad] = parse(`<${iri}> <http://example.org/p> <${iri}> .`, { format: 'application/n-triples' });
    expect(quad?.subject.value).toBe(iri);
  });

  it('percent-encodes in upper-case hexadecimal what the URL standard lets stand', () => {
    expect(iri).toBe(
      'http://example.org/a%20b%7Cc/%C3%A9?q=%3Cx%3E%7By%7D%7C%5E%60%5C%22%00#f%7B%60%7D%22%3C%7C%5E%5C',
    );
  });

  it('is the address itself when nothing in it is illegal', () => {
    const address = 'https://example.org/id/a?b=%C3%A9&c=d#e';
    expect(iriOfUrl(new URL(address))).toBe(address);
  });
});
