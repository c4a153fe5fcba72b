import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MapResult } from '../../../src/model/map.js';
import type { SearchRequest } from '../../../src/model/search.js';
import { mapRecords } from '../../../src/search/map.js';
import { openTestStore, type TestStore } from '../../fixtures/data-directory.js';
import {
  openTestIndex,
  type TestIndex,
  writeRecord,
  writeSharedGraphs,
} from '../../fixtures/search-index.js';

let store: TestStore;
let index: TestIndex;

const grenoble = 'dcterms:spatial <id/place/commune/38185>';

beforeAll(() => {
  store = openTestStore();
  writeSharedGraphs(store);
  writeRecord(store, 'grenoble-1', 'Une ruche', grenoble);
  writeRecord(
    store,
    'grenoble-2',
    'Un potager',
    `${grenoble} ; bis:stage <https://w3id.org/innovation-sociale/scheme/stages/amorcage>`,
  );
  writeRecord(store, 'both', 'Une ruche à deux endroits', `${grenoble}, <id/place/commune/69123>`);
  writeRecord(store, 'exact', 'Une ruche exacte', `${grenoble} ; wgs84:lat 45.2 ; wgs84:long 5.73`);
  writeRecord(store, 'departement', 'Une ruche de l’Isère', 'dcterms:spatial <id/place/departement/38>');
  writeRecord(store, 'region', 'Une ruche de la région', 'dcterms:spatial <id/place/region/84>');
  writeRecord(store, 'nowhere', 'Une ruche quelque part');
  index = openTestIndex(store);
});
afterAll(() => {
  index[Symbol.dispose]();
  store[Symbol.dispose]();
});

function map(request: Partial<SearchRequest> = {}): MapResult {
  const outcome = index.index.read((view) => mapRecords({ language: 'fr', ...request }, view));
  if (outcome.kind !== 'map') throw new Error(`The map gave ${outcome.kind}`);
  return outcome;
}

const rows = ({ points }: MapResult) =>
  points.places.map((place, n) => [place, points.latitudes[n], points.longitudes[n], points.records[n]]);

describe('The positions of a search', () => {
  it('are told once each from north to south, with the records there and what the place is called', () => {
    expect(rows(map())).toEqual([
      ['Lyon', 457_578, 48_320, 1],
      ['Grenoble', 452_000, 57_300, 1],
      ['Grenoble', 451_885, 57_245, 3],
    ]);
  });

  it('count what has none, a département being no point', () => {
    const { total, withoutPosition, version } = map();
    expect([total, withoutPosition, version]).toEqual([7, 3, store.reader.version()]);
  });

  it('are those of the words and facets asked for', () => {
    const found = map({ text: 'ruche ', facets: { territory: ['departement/38'] } });
    expect([found.total, found.withoutPosition]).toEqual([4, 1]);
    expect(rows(found).at(-1)).toEqual(['Grenoble', 451_885, 57_245, 2]);
    expect(rows(map({ facets: { stage: ['amorcage'] } }))).toEqual([['Grenoble', 451_885, 57_245, 1]]);
  });

  it('are within reach where the search is around a place', () => {
    const found = map({ near: { centre: { place: 'commune/38185' }, kilometres: 10 } });
    expect(found.around).toEqual({ latitude: 45.1885, longitude: 5.7245, kilometres: 10 });
    expect([found.total, rows(found).map(([place]) => place)]).toEqual([4, ['Grenoble', 'Grenoble']]);
  });

  it('are those that a search within ten metres of each finds', () => {
    const { points } = map();
    points.latitudes.forEach((latitude, n) => {
      const centre = { latitude: latitude / 10_000, longitude: (points.longitudes[n] ?? 0) / 10_000 };
      expect(index.search({ near: { centre, kilometres: 0.01 } }).total).toBe(points.records[n]);
    });
  });

  it('are none around a place that is unknown', () => {
    const request = { language: 'fr', near: { centre: { place: 'commune/0' }, kilometres: 1 } } as const;
    expect(index.index.read((view) => mapRecords(request, view)).kind).toBe('unknown-centre');
  });
});

describe('The départements of a search', () => {
  const departements = (request: Partial<SearchRequest> = {}) =>
    index.search({ countsDepartements: true, ...request }).departements;

  it('are counted when they are asked for, and not else', () => {
    expect(index.search().departements).toBeNull();
    expect(departements()).toEqual({
      departements: [
        { key: 'departement/38', label: 'Isère', count: 5 },
        { key: 'departement/69', label: 'Rhône', count: 1 },
      ],
      elsewhere: 2,
    });
  });

  it('have the counts of their facet, whatever territory is chosen', () => {
    const chosen = departements({ facets: { territory: ['departement/69'] } });
    expect(chosen?.departements.map(({ count }) => count)).toEqual([5, 1]);
    expect(chosen?.elsewhere).toBe(0);
    expect(departements({ text: 'ruche ', facets: { territory: ['region/84'] } })).toMatchObject({
      departements: [{ count: 4 }, { count: 1 }],
      elsewhere: 1,
    });
  });
});
