import { describe, expect, it } from 'vitest';
import {
  hrefOf,
  type JsonTerm,
  numberOf,
  prefixedName,
  shortName,
  textOf,
} from '../../../../src/pages/client/result-terms.js';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const scope = {
  language: 'en',
  base: 'http://bank.example/',
  schemes: 'https://w3id.org/scheme/',
  prefixes: { dcterms: 'http://purl.org/dc/terms/', empty: 'http://empty.example/' },
} as const;
const typed = (value: string, datatype: string): JsonTerm => ({ type: 'literal', value, datatype });

describe('The page that an IRI leads to', () => {
  it.each([
    ['http://bank.example/id/initiative/a/1', '/en/doc/initiative/a/1'],
    ['http://bank.example/scheme/tags/a/1', '/en/scheme/tags/a/1'],
    ['https://w3id.org/scheme/themes/ENV', '/en/scheme/themes/ENV'],
    ['http://bank.example/graph/a/1', '/graph/a/1'],
    ['https://other.example/x', 'https://other.example/x'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['urn:x', null],
  ])('of %s is %s', (iri, href) => expect(hrefOf(iri, scope)).toBe(href));

  it('is in the language of the reader', () => {
    expect(hrefOf('http://bank.example/id/place/x', { ...scope, language: 'fr' })).toBe('/doc/place/x');
  });
});

describe('The short name of an IRI', () => {
  it.each([
    ['http://bank.example/id/place/caf%C3%A9', 'place/café'],
    ['https://w3id.org/scheme/themes/ENV', 'scheme/themes/ENV'],
    ['http://purl.org/dc/terms/title', 'dcterms:title'],
    ['http://www.other.example/x%E9', 'other.example/x%E9'],
  ])('of %s is %s', (iri, name) => expect(shortName(iri, scope)).toBe(name));

  it('has a prefix only where the rest is a plain name', () => {
    expect(prefixedName('http://purl.org/dc/terms/a/b', scope.prefixes)).toBeNull();
    expect(prefixedName('http://empty.example/', scope.prefixes)).toBeNull();
  });
});

describe('A number', () => {
  it('is what its datatype says is one', () => {
    expect(['1', '-2.5', '1e3'].map((value) => numberOf(typed(value, `${xsd}double`)))).toEqual([
      1, -2.5, 1000,
    ]);
    expect(numberOf(typed('12', `${xsd}string`))).toBeNull();
    expect(numberOf(typed('INF', `${xsd}double`))).toBeNull();
    expect(numberOf(typed('', `${xsd}integer`))).toBeNull();
    expect(numberOf({ type: 'literal', value: '12' })).toBeNull();
    expect(numberOf({ type: 'uri', value: '12' })).toBeNull();
  });
});

describe('The text of a term', () => {
  it('tells blank nodes and triple terms', () => {
    const subject: JsonTerm = { type: 'bnode', value: 'b0' };
    const predicate: JsonTerm = { type: 'uri', value: 'urn:p' };
    expect(textOf({ type: 'triple', value: { subject, predicate, object: typed('x', 'urn:d') } })).toBe(
      '<<( _:b0 urn:p x )>>',
    );
  });
});
