import type { ContextDefinition } from 'jsonld';
import { describe, expect, it } from 'vitest';
import { termIris } from '../../../src/rdf/context.js';

describe('A JSON-LD context', () => {
  const context = {
    ex: 'http://example.org/ns#',
    sites: 'http://example.org/',
    id: '@id',
    title: 'ex:title',
    page: { '@id': 'ex:page', '@type': '@id' },
    whole: 'http://example.org/ns#whole',
    none: null,
    mail: 'mailto:a@example.org',
  } as unknown as ContextDefinition;

  it('gives each term its IRI, in short or in full', () => {
    expect(Object.fromEntries(termIris(context))).toMatchObject({
      title: 'http://example.org/ns#title',
      page: 'http://example.org/ns#page',
      whole: 'http://example.org/ns#whole',
    });
  });

  it('takes what stands before a colon for a prefix only when it is declared', () => {
    expect(termIris(context).get('mail')).toBe('mailto:a@example.org');
  });

  it('gives no name to prefixes, keywords and terms set to null', () => {
    expect([...termIris(context).keys()]).toEqual(['title', 'page', 'whole', 'mail']);
  });
});
