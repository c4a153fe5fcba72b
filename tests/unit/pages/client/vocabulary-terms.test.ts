import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/pages/client/result-terms.js';
import { fittingTerms, readTerms, writeTerm } from '../../../../src/pages/client/vocabulary-terms.js';

const prefixes = { bis: 'http://bis.example/ns#', dcterms: 'http://purl.org/dc/terms/' };
const row = (kind: string, term: string, uses: number, label?: readonly [string, string]): Row => ({
  kind: { type: 'literal', value: kind },
  term: { type: 'uri', value: term },
  uses: { type: 'literal', value: String(uses) },
  ...(label === undefined ? {} : { label: { type: 'literal', value: label[0], 'xml:lang': label[1] } }),
});
const terms = readTerms(
  [
    row('property', `${prefixes.bis}holder`, 20, ['held by', 'en']),
    row('property', `${prefixes.bis}holder`, 20, ['porté par', 'fr']),
    row('property', `${prefixes.dcterms}title`, 90),
    row('property', `${prefixes.dcterms}tableOfContents`, 5),
    row('property', `${prefixes.bis}stage`, 7, ['état d’avancement', 'fr']),
  ],
  'fr',
);
const fitting = (typed: string) =>
  fittingTerms(terms, typed, prefixes).map(({ iri }) => writeTerm(iri, prefixes, {}));

describe('The terms of the dataset', () => {
  it('have their label in the language of the page, or the one there is', () => {
    expect(terms.map(({ label }) => label)).toEqual(['porté par', null, null, 'état d’avancement']);
    expect(readTerms([row('class', 'urn:c', 1, ['Thing', 'en'])], 'fr')[0]?.label).toBe('Thing');
  });

  it('are found by prefixed name and by IRI, the most used first', () => {
    expect(fitting('dcterms:t')).toEqual(['dcterms:title', 'dcterms:tableOfContents']);
    expect(fitting('<http://purl.org/dc/terms/ti')).toEqual(['dcterms:title']);
    expect(fitting('bis:t')).toEqual([]);
  });

  it('are found by a word of their name or label, without accents', () => {
    expect(fitting('hold')).toEqual(['bis:holder']);
    expect(fitting('PORTE')).toEqual(['bis:holder']);
    expect(fitting('avanc')).toEqual(['bis:stage']);
    expect(fitting('contents')).toEqual(['dcterms:tableOfContents']);
  });
});

describe('A term in a query', () => {
  const title = `${prefixes.dcterms}title`;
  it('is written with the prefix that the query declares', () => {
    expect(writeTerm(title, { dc: prefixes.dcterms }, prefixes)).toBe('dc:title');
  });

  it('is written with ours where the query declares none, and in full where ours means something else there', () => {
    expect(writeTerm(title, {}, prefixes)).toBe('dcterms:title');
    expect(writeTerm(title, { dcterms: 'urn:other' }, prefixes)).toBe(`<${title}>`);
  });
});
