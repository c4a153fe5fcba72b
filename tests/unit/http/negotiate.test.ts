import { describe, expect, it } from 'vitest';
import { negotiateFormat, negotiateLanguage } from '../../../src/http/negotiate.js';
import { graphFormats } from '../../../src/rdf/media-types.js';

// On offer, in this order: Turtle, JSON-LD, N-Triples, RDF/XML.
const chosen = (accept: string | undefined, format?: string) =>
  negotiateFormat({ accept, format }, graphFormats)?.name ?? null;

describe('A preferred format', () => {
  it.each([undefined, '', ' ', '*/*', 'text/html, */*;q=0.1'])(
    'is the first on offer for a client that says %j',
    (accept) => {
      expect(chosen(accept)).toBe('ttl');
    },
  );

  it.each([
    ['text/turtle;q=0.2, application/n-triples;q=0.9', 'nt'],
    ['application/rdf+xml;q=0.9, text/turtle;q=0.8, */*;q=0.1', 'rdf'],
    ['application/rdf+xml, application/n-triples', 'rdf'],
    ['application/*', 'jsonld'],
    ['APPLICATION/N-Triples', 'nt'],
  ])('of "%s" is %s', (accept, name) => {
    expect(chosen(accept)).toBe(name);
  });

  it('is never one that the client excludes by q=0, whatever the wildcards', () => {
    expect(chosen('text/turtle;q=0, */*')).toBe('jsonld');
    expect(chosen('application/*;q=0, */*;q=0, text/turtle;q=0')).toBeNull();
  });

  it('weighs the most specific range for each format', () => {
    expect(chosen('*/*, text/turtle;q=0.3, application/*;q=0.5, application/rdf+xml;q=0.6')).toBe('rdf');
  });

  it('is found through the parameters that clients add', () => {
    expect(chosen('text/turtle;charset=utf-8')).toBe('ttl');
    expect(
      chosen('application/ld+json; profile="http://example.org/a,b;q=0 \\" c";q=0.9, text/turtle;q=0.1'),
    ).toBe('jsonld');
    expect(chosen('application/n-triples;version=1.2;q=0.1, application/rdf+xml; q=0.2')).toBe('rdf');
  });

  it.each(['text/html', 'garbage', ',,;,', '\u0000', `${'a/b,'.repeat(10_000)}a/b`])(
    'does not exist for a client that accepts none of them (%#)',
    (accept) => {
      expect(chosen(accept)).toBeNull();
    },
  );

  it('is the one of ?format= before any Accept, by name or by media type', () => {
    expect(chosen('text/turtle', 'jsonld')).toBe('jsonld');
    expect(chosen('text/turtle', 'application/rdf+xml')).toBe('rdf');
  });

  it('does not exist for a ?format= that is not on offer, though Accept would be served', () => {
    expect(chosen('text/turtle', 'csv')).toBeNull();
  });
});

describe('A preferred language', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['*', 'fr'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['fr;q=0.2, en;q=0.8', 'en'],
    ['de, fr-CH;q=0.5, en;q=0.1', 'fr'],
    ['fr;q=0, en', 'en'],
    ['de', 'fr'],
    ['\u0000;;,', 'fr'],
  ] as const)('of "%s" is %s', (accepted, language) => {
    expect(negotiateLanguage(accepted, ['fr', 'en'])).toBe(language);
  });
});
