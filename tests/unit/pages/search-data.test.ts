import { describe, expect, it } from 'vitest';
import type { SearchItem, SearchResult } from '../../../src/model/search.js';
import { searchCsv, searchGeoJson, searchJson } from '../../../src/pages/search-data.js';

const item: SearchItem = {
  iri: 'http://x/1',
  graph: 'http://x/g',
  title: { text: '=HYPERLINK("http://evil")', language: 'fr', marks: [[0, 1]] },
  abstract: { text: 'Un "résumé",\nsur deux lignes', language: 'fr', marks: [] },
  snippet: null,
  source: { iri: 'http://x/s', label: 'Source' },
  places: [],
  themes: [
    { iri: 'http://x/a', label: 'A' },
    { iri: 'http://x/b', label: 'B' },
  ],
  stage: null,
  position: { latitude: 45.1, longitude: -4.5 },
  distance: null,
  date: '2016-03',
  call: null,
  origin: 'fictional',
  score: 0,
};
const result: SearchResult = {
  kind: 'result',
  version: 7,
  progress: null,
  total: 41,
  page: 1,
  pageSize: 20,
  items: [item],
  facets: [],
  departements: null,
  suggestions: [],
  centre: null,
};

describe('A search in JSON', () => {
  it('has version, total, items and facets, with titles as plain texts', () => {
    expect(JSON.parse(searchJson(result))).toMatchObject({
      version: 7,
      total: 41,
      pages: 3,
      items: [
        {
          iri: 'http://x/1',
          title: '=HYPERLINK("http://evil")',
          language: 'fr',
          origin: 'fictional',
          example: true,
        },
      ],
      facets: [],
    });
  });
});

describe('A search in CSV', () => {
  it('quotes what needs it, and keeps texts from being run as formulas', () => {
    const [head, ...rest] = searchCsv(result, 'initiative').split('\r\n');
    expect(head).toBe('iri,title,abstract,source,places,themes,stage,date,latitude,longitude,example,origin');
    expect(rest.join('')).toBe(
      `http://x/1,"'=HYPERLINK(""http://evil"")","Un ""résumé"",\nsur deux lignes",Source,,A | B,,2016-03,45.1,-4.5,true,fictional`,
    );
  });
});

describe('A search for calls as data', () => {
  const call: SearchItem = {
    ...item,
    call: {
      kind: { iri: 'http://x/k', label: 'Offre d’emploi' },
      holders: [{ iri: 'http://x/o', label: 'Les Amis' }],
      initiatives: [],
      ...{ from: null, through: '2027-04', lastDay: '2027-04-30' },
    },
  };

  it('says of each what it is, who makes it, and its last day', () => {
    const [read] = JSON.parse(searchJson({ ...result, items: [call] })).items;
    expect(read).toMatchObject({
      kind: { label: 'Offre d’emploi' },
      through: '2027-04',
      lastDay: '2027-04-30',
    });
    expect(read).not.toHaveProperty('stage');
    const [head, row] = searchCsv({ ...result, items: [call] }, 'call')
      .replace(',\nsur', ' sur')
      .split('\r\n');
    expect(head?.split(',').slice(3, 6)).toEqual(['kind', 'holders', 'initiatives']);
    expect(row).toContain(
      ',Offre d’emploi,Les Amis,,Source,,A | B,,2027-04,2027-04-30,2016-03,45.1,-4.5,true,fictional',
    );
  });
});

describe('A search in GeoJSON', () => {
  const { position: _, ...placeless } = item;
  const answer = JSON.parse(
    searchGeoJson(
      { ...result, items: [item, { ...placeless, iri: 'http://x/2', position: null }] },
      'http://x/?page=2',
    ),
  );

  it('has longitude before latitude', () => {
    expect(answer.features[0]).toMatchObject({
      type: 'Feature',
      id: 'http://x/1',
      geometry: { type: 'Point', coordinates: [-4.5, 45.1] },
      properties: { title: '=HYPERLINK("http://evil")', date: '2016-03' },
    });
  });

  it('keeps what has no position, and says where it goes on', () => {
    expect(answer.features[1]).toMatchObject({ id: 'http://x/2', geometry: null });
    expect(answer).toMatchObject({ type: 'FeatureCollection', total: 41, next: 'http://x/?page=2' });
  });
});
