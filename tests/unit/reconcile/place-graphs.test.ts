import { describe, expect, it } from 'vitest';
import type { NamedGraph } from '../../../src/model/named-graph.js';
import { readPlaceParents, territoryChain } from '../../../src/model/territory.js';
import { literal, namedNode, type ObjectTerm } from '../../../src/rdf/terms.js';
import {
  bis,
  conceptIri,
  dcterms,
  geo,
  igeo,
  owl,
  rdf,
  scheme,
  skos,
  wgs84,
} from '../../../src/rdf/vocabulary.js';
import { loadPlaces } from '../../../src/reconcile/load-places.js';
import { placeGraphs, placesVersion } from '../../../src/reconcile/place-graphs.js';
import { createValidator } from '../../../src/validate/validator.js';
import { testIris as iris, openTestStore } from '../../fixtures/data-directory.js';
import { shapes } from '../../fixtures/mappings.js';

const graphs = new Map([...placeGraphs({ iris })].map((graph) => [graph.iri, graph]));
const graphOf = (code: string): NamedGraph => graphs.get(iris.placeGraph(code))!;
const all = [...graphs.values()].flatMap(({ quads }) => quads);

function saysOf(graph: NamedGraph, subject: string, predicate: ObjectTerm): string[] {
  return graph.quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.equals(predicate))
    .map(({ object }) => object.value);
}

const precision = (level: string) => conceptIri(scheme['place-precision'], level).value;
const leMans = iris.place('commune', '72181');

describe('The graphs of places', () => {
  it('are one a département, and one for the world that comes last', () => {
    expect(graphs.size).toBe(110);
    expect([...graphs.keys()].at(-1)).toBe(iris.placeGraph('world'));
    expect(graphs.has(iris.placeGraph('2A'))).toBe(true);
    expect(graphs.has(iris.placeGraph('976'))).toBe(true);
  });

  it('conform to the shapes', async () => {
    const validate = createValidator(shapes, 'en');
    for (const code of ['2A', '53', '976', 'world']) {
      expect((await validate(graphOf(code).quads)).results).toEqual([]);
    }
  });

  it('describe a commune with its code, its territories and where it lies', () => {
    const graph = graphOf('72');
    expect(saysOf(graph, leMans, rdf.type)).toEqual([bis.Place.value, igeo.Commune.value]);
    expect(saysOf(graph, leMans, skos.prefLabel)).toEqual(['Le Mans']);
    expect(saysOf(graph, leMans, igeo.codeINSEE)).toEqual(['72181']);
    expect(saysOf(graph, leMans, igeo.subdivisionDirecteDe)).toEqual([
      iris.place('departement', '72'),
      iris.place('epci', '247200132'),
    ]);
    expect(Number(saysOf(graph, leMans, wgs84.lat)[0])).toBeCloseTo(48, 1);
    expect(Number(saysOf(graph, leMans, wgs84.long)[0])).toBeCloseTo(0.2, 1);
    expect(saysOf(graph, leMans, bis.placePrecision)).toEqual([precision('commune')]);
    const [geometry] = saysOf(graph, leMans, geo.hasGeometry);
    expect(saysOf(graph, geometry!, geo.asWKT)[0]).toMatch(/^POINT\(0\.2\d* 48\.\d+\)$/);
  });

  it('put a commune whose place is not known at the mean of its EPCI, and say so', () => {
    const unknown = all.find(
      ({ predicate, object }) => predicate.equals(bis.placePrecision) && object.value === precision('epci'),
    );
    const graph = graphs.get(unknown!.graph.value)!;
    const commune = graph.quads.find(
      ({ subject, predicate, object }) =>
        subject.value.includes('/commune/') &&
        predicate.equals(bis.placePrecision) &&
        object.value === precision('epci'),
    )!.subject.value;
    const epci = saysOf(graph, commune, igeo.subdivisionDirecteDe).find((iri) => iri.includes('/epci/'));
    expect(saysOf(graph, commune, geo.hasGeometry)).toEqual([`${epci}#geometry`]);
  });

  it('keep former regions, with the region that replaced each', () => {
    const former = iris.place('region', '21');
    expect(saysOf(graphOf('world'), former, skos.prefLabel)).toEqual(['Champagne-Ardenne']);
    expect(saysOf(graphOf('world'), former, igeo.codeINSEE)).toEqual(['21']);
    expect(saysOf(graphOf('world'), former, dcterms.isReplacedBy)).toEqual([iris.place('region', '44')]);
  });

  it('name countries in French and English', () => {
    const labels = graphOf('world').quads.filter(
      ({ subject, predicate }) =>
        subject.value === iris.place('country', 'SN') && predicate.equals(skos.prefLabel),
    );
    expect(labels.map(({ object }) => object)).toEqual([literal('Sénégal', 'fr'), literal('Senegal', 'en')]);
  });

  it('have every place that they refer to, no blank node, and stay small', () => {
    const described = new Set(all.map(({ subject }) => subject.value));
    const missing = all.filter(
      ({ predicate, object }) => predicate.equals(igeo.subdivisionDirecteDe) && !described.has(object.value),
    );
    expect(missing).toEqual([]);
    expect(all.filter(({ object }) => object.termType === 'BlankNode')).toEqual([]);
    const geometries = all.filter(({ predicate }) => predicate.equals(geo.hasGeometry));
    expect(geometries.filter(({ object }) => !described.has(object.value))).toEqual([]);
    expect(all.length).toBeLessThan(420_000);
  });

  it('are the same statements in the same order each time', () => {
    for (const { iri, quads } of placeGraphs({ iris })) {
      const before = graphs.get(iri)!.quads;
      expect(quads.length).toBe(before.length);
      expect(quads.every((quad, n) => quad.equals(before[n]!))).toBe(true);
    }
  });

  it('give the chain of territories without anything else', () => {
    const parents = readPlaceParents(all);
    const chain = (iri: string) => territoryChain(iri, parents).map((place) => place.split('/id/place/')[1]);
    expect(chain(leMans)).toEqual([
      'commune/72181',
      'departement/72',
      'epci/247200132',
      'region/52',
      'country/FR',
    ]);
    expect(chain(iris.place('epci', '247200132'))).toEqual([
      'epci/247200132',
      'departement/72',
      'region/52',
      'country/FR',
    ]);
    expect(chain(iris.place('region', '21'))).toEqual(['region/21', 'country/FR', 'region/44']);
    expect(chain(iris.place('commune', '97606'))).toContain('region/06');
  });

  it('take exact centres where they are given', () => {
    const centres = new Map([['72181', { latitude: 47.98, longitude: 0.19 }]]);
    const graph = [...placeGraphs({ iris, centres })].find(({ iri }) => iri === iris.placeGraph('72'))!;
    expect(saysOf(graph, leMans, wgs84.lat)).toEqual(['47.98']);
    expect(placesVersion({ iris, centres })).not.toBe(placesVersion({ iris }));
  });
});

describe('Loading places', () => {
  it('writes them once, and again only when their version is another', () => {
    using store = openTestStore();
    expect(loadPlaces(store.writer, store.reader, { iris })).toEqual({ changed: 110, graphs: 110 });
    const version = store.reader.version();
    expect(loadPlaces(store.writer, store.reader, { iris })).toEqual({ changed: 0, graphs: 0 });
    expect(store.reader.version()).toBe(version);
    const centres = new Map([['72181', { latitude: 47.98, longitude: 0.19 }]]);
    expect(loadPlaces(store.writer, store.reader, { iris, centres }).changed).toBeGreaterThan(0);
  });

  it('begins again where it was interrupted: the version is written last', () => {
    using store = openTestStore();
    const [first] = graphs.values();
    store.writer.replaceGraph(first!);
    const world = graphOf('world').quads.filter(({ predicate }) => !predicate.equals(owl.versionInfo));
    store.writer.replaceGraph({ iri: iris.placeGraph('world'), quads: world });
    expect(loadPlaces(store.writer, store.reader, { iris })).toEqual({ changed: 109, graphs: 110 });
  });
});

describe('A chain of territories', () => {
  it('ends, even where the data goes in a circle', () => {
    const parents = new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]);
    expect(territoryChain('a', parents)).toEqual(['a', 'b']);
    expect(territoryChain(namedNode('c').value, parents)).toEqual(['c']);
  });
});
