import { describe, expect, it } from 'vitest';
import type { MapResult } from '../../../../src/model/map.js';
import {
  type PointsAnswer,
  pointsJson,
  type RecordsAnswer,
  recordsJson,
} from '../../../../src/pages/map/map-data.js';
import { emptySearch } from '../../../../src/pages/search-state.js';
import { base, indexOf } from '../reader-of.js';

const result: MapResult = {
  kind: 'map',
  version: 7,
  progress: null,
  total: 9,
  withoutPosition: 2,
  around: null,
  points: {
    latitudes: Int32Array.of(506_927, 451_885, -208_880),
    longitudes: Int32Array.of(31_778, 57_245, 554_500),
    records: Uint32Array.of(4, 2, 1),
    places: ['Roubaix', 'Grenoble', ''],
  },
};

describe('Positions for the map', () => {
  it('are told by steps that lead to each latitude', () => {
    const { latitudeSteps, ...others } = JSON.parse(pointsJson(result)) as PointsAnswer;
    let latitude = 0;
    const latitudes = latitudeSteps.map((step) => {
      latitude += step;
      return latitude;
    });
    expect(latitudes).toEqual([506_927, 451_885, -208_880]);
    expect(others).toMatchObject({ version: 7, total: 9, withoutPosition: 2, records: [4, 2, 1] });
  });
});

describe('Records of a place for the map', () => {
  it('are titles with where they lead, and the search for all of them in whole kilometres', async () => {
    const item = {
      ...{
        iri: `${base}id/initiative/a/1`,
        graph: '',
        snippet: null,
        abstract: null,
        themes: [],
        stage: null,
        call: null,
      },
      title: { text: `<b>${'x'.repeat(1_000)}`, language: 'fr', marks: [] },
      source: { iri: `${base}id/source/a`, label: 'A' },
      places: [{ iri: `${base}id/place/commune/1`, label: 'Grenoble' }],
      ...{ position: null, distance: null, date: null, origin: 'reconstructed' as const, score: 0 },
    };
    const outcome = await indexOf({ total: 8, items: [item] }).search({ language: 'fr' });
    if (outcome.kind !== 'result') throw new Error('The index did not answer');
    const state = { ...emptySearch, view: 'map' as const, text: 'jardin', near: '45.1,5.7', radius: 0.01 };
    const answer = JSON.parse(recordsJson(outcome, state, { language: 'en', base })) as RecordsAnswer;
    expect(answer).toMatchObject({
      total: 8,
      records: [
        {
          language: 'fr',
          href: '/en/doc/initiative/a/1',
          source: 'A',
          places: 'Grenoble',
          badge: 'Reconstructed',
        },
      ],
      search: '/en/recherche?q=jardin&near=45.1,5.7&radius=1',
    });
    expect(answer.records[0]?.title.length).toBeLessThan(200);
  });
});
