import { describe, expect, it } from 'vitest';
import { cutText, hrefOf, labelOf, Names } from '../../../src/pages/names.js';
import { base, readerOf } from './reader-of.js';

const names = new Names({
  base,
  reader: readerOf(`
  <graph/place/x> {
    <id/place/country/FR> skos:prefLabel "France"@fr .
    <id/place/region/84> skos:prefLabel "Auvergne-Rhône-Alpes"@fr ; <http://rdf.insee.fr/def/geo#subdivisionDirecteDe> <id/place/country/FR> .
    <id/place/departement/38> skos:prefLabel "Isère"@fr ; <http://rdf.insee.fr/def/geo#subdivisionDirecteDe> <id/place/region/84> .
    <id/place/epci/2> skos:prefLabel "Métropole"@fr ; <http://rdf.insee.fr/def/geo#subdivisionDirecteDe> <id/place/departement/38> .
    <id/place/commune/38185> skos:prefLabel "Grenoble"@fr ;
      <http://rdf.insee.fr/def/geo#subdivisionDirecteDe> <id/place/epci/2> , <id/place/departement/38> .
    <id/a> skos:prefLabel "A"@fr, "A in English"@en ; skos:broader <id/b> . <id/b> skos:broader <id/a> }`),
});

describe('The names of things', () => {
  it('lead from a commune by its département to its région', () => {
    const chain = names.chain(`${base}id/place/commune/38185`, 'en');
    expect(chain.map(({ text }) => text)).toEqual(['Grenoble', 'Isère', 'Auvergne-Rhône-Alpes']);
    expect(chain[1]).toEqual({ href: '/en/doc/place/departement/38', text: 'Isère', language: 'fr' });
  });

  it('end where the data go in a circle', () => {
    expect(names.chain(`${base}id/a`, 'fr').map(({ text }) => text)).toEqual(['A', 'b']);
  });

  it('are those of the language, as long as there are any', () => {
    expect([names.label(`${base}id/a`, 'en').text, names.label(`${base}id/none`, 'en').text]).toEqual([
      'A in English',
      'none',
    ]);
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

  it('of a megabyte is shown by its beginning', () => {
    expect(cutText('mot '.repeat(250_000), 300)).toHaveLength(300);
    expect(cutText('x'.repeat(1_000_000), 300).length).toBeLessThanOrEqual(301);
  });
});

describe('An address for an IRI', () => {
  it('is ours only below id/', () => {
    const iris = [`${base}id/a`, `${base}graph/a`, 'http://bank.example.evil/id/a'];
    expect(iris.map((iri) => hrefOf(iri, base, 'en'))).toEqual(['/en/doc/a', ...iris.slice(1)]);
  });
});
