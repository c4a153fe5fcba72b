import { describe, expect, it } from 'vitest';
import { Iris } from '../../../src/model/iris.js';

const iris = new Iris('https://banque.example/data/');

describe('A minted IRI', () => {
  it('stands below the base, in the form that the contracts name', () => {
    expect([
      iris.thing('initiative', 'apriles', '1590'),
      iris.source('apriles'),
      iris.graph('apriles', '1590'),
      iris.sourceGraph('apriles'),
      iris.ontologyGraph(),
      iris.schemeGraph('themes-2018'),
      iris.context(),
    ]).toEqual(
      [
        'id/initiative/apriles/1590',
        'id/source/apriles',
        'graph/apriles/1590',
        'graph/source/apriles',
        'graph/ontology',
        'graph/scheme/themes-2018',
        'ns/context/v1.jsonld',
      ].map((path) => `https://banque.example/data/${path}`),
    );
  });

  it('of a place, a numbered organization or a tag has the form that the contracts name', () => {
    expect([
      iris.place('commune', '72181'),
      iris.placeGraph('72'),
      iris.numberedOrganization('siren', '732829320'),
      iris.tagSchemeGraph('apriles'),
    ]).toEqual(
      [
        'id/place/commune/72181',
        'graph/place/72',
        'id/organization/siren/732829320',
        'graph/scheme/tags/apriles',
      ].map((path) => `https://banque.example/data/${path}`),
    );
    expect(iris.tag('apriles', 'petite-enfance')).toBe(
      'https://w3id.org/innovation-sociale/scheme/tags/apriles/petite-enfance',
    );
  });

  it.each(['a/b', '../../x', 'a?b#c', "l'été (2)*", 'a b<c>"{}|\\^`'])(
    'keeps the key "%s" in one segment',
    (key) => {
      const segment = iris
        .thing('organization', 'x', key)
        .slice('https://banque.example/data/id/organization/x/'.length);
      expect(segment).toMatch(/^[\w.~%-]+$/);
      expect(decodeURIComponent(segment)).toBe(key);
    },
  );

  it('of a provenance graph mirrors that of its content graph', () => {
    expect(iris.provenance(iris.graph('apriles', 'a/b'))).toBe(
      'https://banque.example/data/prov/apriles/a%2Fb',
    );
  });
});
