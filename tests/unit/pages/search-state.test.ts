import { describe, expect, it } from 'vitest';
import {
  centreOf,
  emptySearch,
  emptySearchOf,
  isEverything,
  readSearch,
  searchPath,
  toRequest,
  withValues,
} from '../../../src/pages/search-state.js';

const read = (query: string) => readSearch(new URLSearchParams(query));

describe('The address of a search', () => {
  it.each([
    '',
    'q=jardin+partag%C3%A9&theme=ENV&theme=EMP&territory=commune/38185',
    'stage=amorcage&engineering=mentorat&method=cooperation&audience=seniors&source=a&reach=local',
    'recordType=projet&distinction=1&year=2015&year=2016&tag=a/mot',
    'year=2010-2015',
    'year=2010-',
    'year=-2015',
    'near=commune/38185&radius=50&sort=distance&page=3',
    'near=45.1,-5.7',
  ])('"%s" is read and written the same', (query) => {
    const state = read(query);
    expect(state).not.toHaveProperty('kind');
    expect(readSearch(new URL(`http://x${searchPath(state as typeof emptySearch)}`).searchParams)).toEqual(
      state,
    );
  });

  it('leaves out what is as usual, and what it does not know', () => {
    expect(searchPath(read('q=&page=1&radius=30&utm_source=x&theme=') as typeof emptySearch)).toBe(
      '/recherche',
    );
    expect(isEverything(read('page=2&sort=title') as typeof emptySearch)).toBe(true);
  });

  it.each([
    ['year=20', 'year'],
    ['year=99999', 'year'],
    ['year=abcd', 'year'],
    ['year=2016-2010', 'year'],
    ['year=-', 'year'],
    ['year=2010-2012&year=2014-2016', 'year'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=x', 'page'],
    ['radius=0&near=a', 'radius'],
    ['radius=1e9&near=a', 'radius'],
    ['sort=best', 'sort'],
    ['sort=distance', 'sort'],
    ['distinction=yes', 'distinction'],
    ['origin=invented', 'origin'],
    ['near=91,0', 'near'],
    ['near=1,2,3', 'near'],
    [`q=${'a'.repeat(501)}`, 'q'],
    ['near=commune/1&radius=0.0000001', 'radius'],
    [`near=${'a'.repeat(501)}`, 'near'],
    [`tag=${'a'.repeat(2000)}&theme=${'b'.repeat(2000)}`, 'facets'],
    [Array.from({ length: 101 }, (_, n) => `tag=${n}`).join('&'), 'facets'],
  ])('"%s" is refused for its "%s"', (query, parameter) => {
    expect(read(query)).toMatchObject({ kind: 'malformed', parameter });
  });

  it.each([
    ['from=2010&to=2015', '/recherche?year=2010-2015'],
    ['from=2010&to=', '/recherche?year=2010-'],
    ['from=&to=+2015+', '/recherche?year=-2015'],
    ['from=&to=', '/recherche'],
  ])('may have each end of the years in a box of its own: "%s"', (query, path) => {
    expect(searchPath(read(query) as typeof emptySearch)).toBe(path);
  });

  it.each(['from=2015&to=2010', 'from=20', 'to=x', 'from=2010&year=2010-2012', 'from=2010-2011'])(
    '"%s" is refused as a range of years',
    (query) => {
      expect(read(query)).toMatchObject({ kind: 'malformed', parameter: 'year' });
    },
  );

  it('of a very far page is a search: whether there is such a page depends on what is found', () => {
    expect(read('page=1000000000')).toMatchObject({ page: 1e9 });
  });
});

describe('A request to the index', () => {
  it('has what is asked and nothing else', () => {
    const state = read('q=a&theme=ENV&year=2010-2012&near=commune/1&radius=5&sort=title&page=2');
    expect(toRequest(state as typeof emptySearch, 'en')).toMatchObject({
      text: 'a',
      facets: { theme: ['ENV'] },
      years: { from: 2010, to: 2012 },
      near: { centre: { place: 'commune/1' }, kilometres: 5 },
      sort: 'title',
      page: 2,
      language: 'en',
    });
    expect(toRequest(emptySearch, 'fr')).not.toHaveProperty('text');
  });

  it('takes a position for a position', () => {
    expect(centreOf('45.5,-4')).toEqual({ latitude: 45.5, longitude: -4 });
    expect(['commune/1', '45', '100,0', '1,181'].map(centreOf)).toEqual([null, null, null, null]);
  });
});

describe('Choosing other values', () => {
  it('begins at the first page, and an empty facet is none', () => {
    const state = { ...emptySearch, page: 4 };
    const chosen = withValues(state, 'theme', ['ENV']);
    expect(chosen).toEqual({ ...emptySearch, facets: { theme: ['ENV'] } });
    expect(withValues(chosen, 'theme', [])).toEqual(emptySearch);
  });
});

describe('The address of a search for calls', () => {
  const readCalls = (query: string) => readSearch(new URLSearchParams(query), 'calls');

  it.each([
    '',
    'q=meunier&callKind=emploi-offert&callKind=emploi-recherche&theme=ENV&territory=region/84&source=a',
    'callFor=apriles/1590&holder=siren/123456789&sort=closing&page=2',
    'near=commune/38185&radius=50&sort=distance',
  ])('"%s" is read and written the same, below its own path', (query) => {
    const state = readCalls(query) as typeof emptySearch;
    const path = searchPath(state);
    expect(path).toMatch(/^\/appels(\?|$)/);
    expect(readCalls(new URL(`http://x${path}`).search)).toEqual(state);
    expect(toRequest(state, 'fr').kind).toBe('call');
  });

  it('leaves facets of initiatives to others, and initiatives leave its own', () => {
    expect(readCalls('stage=amorcage&year=abc&distinction=9')).toEqual(emptySearchOf('calls'));
    expect(read('callKind=emploi-offert')).toEqual(emptySearch);
    expect(read('sort=closing')).toMatchObject({ kind: 'malformed', parameter: 'sort' });
  });

  it('puts first what ends first, unless words or another order are asked for', () => {
    const sortOf = (query: string) => toRequest(readCalls(query) as typeof emptySearch, 'fr').sort;
    expect([sortOf(''), sortOf('q=meunier'), sortOf('sort=title')]).toEqual(['closing', undefined, 'title']);
  });
});
