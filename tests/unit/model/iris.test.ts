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
