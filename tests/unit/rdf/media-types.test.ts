import { describe, expect, it } from 'vitest';
import { contentType, findFormat, graphFormats, rdfFormats } from '../../../src/rdf/media-types.js';

describe('A format', () => {
  it('is found by its name and by its media type, in any case and with parameters', () => {
    const found = ['ttl', 'TTL', 'text/turtle', 'Text/Turtle ; charset=utf-8'].map(
      (name) => findFormat(name, rdfFormats)?.name,
    );
    expect(found).toEqual(['ttl', 'ttl', 'ttl', 'ttl']);
  });

  it('is found only among those given', () => {
    expect(findFormat('trig', rdfFormats)?.name).toBe('trig');
    expect(['trig', '', ';', 'constructor'].map((name) => findFormat(name, graphFormats))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('says its charset when it is of the text family, as the default there is another', () => {
    expect(rdfFormats.map(contentType)).toEqual([
      'text/turtle; charset=utf-8',
      'application/ld+json',
      'application/n-triples',
      'application/rdf+xml',
      'application/n-quads',
      'application/trig',
    ]);
  });
});
