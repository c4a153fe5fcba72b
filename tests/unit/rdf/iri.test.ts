import { parse, Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { iriOfUrl, resolveIri } from '../../../src/rdf/iri.js';

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

describe('A reference', () => {
  const references = (
    'a/../b /a/../b ./d ../c ../../../x . .. ./ ../ ? ?q # #f ?q#f //h //h?q //h/p/../q é a//../b /a/./b/. g;x=1/../y ' +
    'a:b http://x/a/../b HTTP://X/y %2e%2e/z a? a#b/../c ?a/../b'
  ).split(' ');

  it.each(['http://x/p/q/r?s#f', 'http://x', 'http://x/', 'http://x/a/é/'])(
    'is made absolute under %s as the query engine does it',
    (base) => {
      for (const reference of ['', ...references]) {
        const store = new Store();
        store.update(`INSERT DATA { <urn:s> <urn:p> <${reference}> }`, { base_iri: base });
        const [quad] = store.match();
        expect([reference, resolveIri(reference, base)]).toEqual([reference, quad?.object.value]);
      }
    },
  );
});
