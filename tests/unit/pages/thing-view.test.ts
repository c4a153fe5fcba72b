import { describe, expect, it } from 'vitest';
import { describe as describeThing } from '../../../src/pages/description.js';
import type { Language } from '../../../src/pages/language.js';
import { hrefOf, labelOf, viewThing } from '../../../src/pages/thing-view.js';
import { base, readerOf } from './reader-of.js';

const reader = readerOf(`
  <graph/apriles/1> {
    <id/initiative/apriles/1> a bis:Initiative ; dcterms:title "Talents"@fr ; dcterms:abstract "Un.\\n\\nDeux."@fr ;
      dcterms:publisher <id/source/apriles> ; dcterms:source <http://apriles.example/1> ;
      bis:holder <id/organization/apriles/x>, <http://elsewhere.example/%E9t%E9> .
    <id/organization/apriles/x> a org:Organization ; skos:prefLabel "Association X"@fr .
  }
  <graph/source/apriles> { <id/source/apriles> a org:Organization ; skos:prefLabel "Apriles"@fr, "Apriles in English"@en }
  <prov/apriles/1> { <id/page> bis:fetchedAt "2025-03-01T10:00:00Z" ; bis:bodyDigest "sha256:00" ; bis:reconstructed true }`);

function view(path: string, language: Language = 'fr') {
  const description = describeThing(base + path, reader);
  return viewThing(description ?? expect.fail(), { reader, base, language });
}

describe('The view of an initiative', () => {
  it('has its title, its paragraphs, its page and its publisher', () => {
    expect(view('id/initiative/apriles/1')).toMatchObject({
      kind: 'initiative',
      title: { text: 'Talents', language: 'fr' },
      paragraphs: [{ text: 'Un.' }, { text: 'Deux.' }],
      page: 'http://apriles.example/1',
      publisher: { href: '/doc/source/apriles', text: 'Apriles' },
    });
  });

  it('links to its holders here where the bank has them, elsewhere otherwise, whatever their encoding', () => {
    expect(view('id/initiative/apriles/1', 'en').holders).toEqual([
      { href: '/en/doc/organization/apriles/x', text: 'Association X' },
      { href: 'http://elsewhere.example/%E9t%E9', text: '%E9t%E9' },
    ]);
  });

  it('has the provenance of each graph that describes it', () => {
    const provenance = {
      iri: `${base}prov/apriles/1`,
      href: '/prov/apriles/1',
      reconstructed: true,
      readAt: '2025-03-01T10:00:00Z',
      mappedAt: null,
      digest: 'sha256:00',
    };
    expect(view('id/initiative/apriles/1').provenance).toEqual([provenance]);
    expect(view('id/source/apriles').provenance).toEqual([]);
  });
});

describe('The view of an organization', () => {
  it('has the initiatives that it holds', () => {
    const { kind, holds } = view('id/organization/apriles/x');
    expect([kind, holds]).toEqual(['organization', [{ href: '/doc/initiative/apriles/1', text: 'Talents' }]]);
  });

  it('is that of a source when it is one, in the language of the page', () => {
    expect(view('id/source/apriles', 'en')).toMatchObject({
      kind: 'source',
      title: { text: 'Apriles in English' },
    });
  });
});

describe('A label', () => {
  it.each([
    ['http://a.example/id/caf%C3%A9', 'café'],
    ['http://a.example/id/%E9t%E9', '%E9t%E9'],
    ['http://a.example/ns#Term', 'Term'],
    ['http://a.example/', 'a.example'],
    ['', ''],
  ])('of <%s> is "%s" where nothing names it', (iri, text) => {
    expect(labelOf({ iri, quads: [] }, 'fr').text).toBe(text);
  });
});

describe('An address for an IRI', () => {
  it('is ours only below id/', () => {
    const iris = [`${base}id/a`, `${base}graph/a`, 'http://bank.example.evil/id/a'];
    expect(iris.map((iri) => hrefOf(iri, base, 'en'))).toEqual(['/en/doc/a', ...iris.slice(1)]);
  });
});
