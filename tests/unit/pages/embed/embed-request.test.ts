import { describe, expect, it } from 'vitest';
import { type EmbedRequest, embedPath, readEmbed } from '../../../../src/pages/embed/embed-request.js';
import { readSetup, requestOfPage, setupPath } from '../../../../src/pages/embed/integrate-request.js';

const read = (kind: EmbedRequest['kind'], query: string) => readEmbed(kind, new URLSearchParams(query));

describe('What another site asks to be shown', () => {
  it.each([
    ['initiatives', 'limit=0', 'limit'],
    ['initiatives', 'limit=21', 'limit'],
    ['initiatives', 'limit=1e1', 'limit'],
    ['calls', 'limit=-1', 'limit'],
    ['initiatives', 'layout=grid', 'layout'],
    ['map', 'scheme=sepia', 'scheme'],
    ['initiatives', 'sort=closing', 'sort'],
    ['map', 'year=20', 'year'],
    ['initiatives', 'page=0', 'page'],
  ] as const)('as %s cannot be %s', (kind, query, parameter) => {
    expect(read(kind, query)).toMatchObject({ kind: 'malformed', parameter });
  });

  it('is always the first page', () => {
    expect(read('initiatives', 'page=1000000000')).toMatchObject({ state: { page: 1 } });
  });

  it.each([
    ['initiatives', '/embed/initiatives?q=a+b&theme=ENV&limit=3&layout=cards'],
    ['map', '/embed/carte?territory=departement/38&scheme=dark'],
    ['calls', '/embed/appels?callKind=emploi-offert'],
    ['count', '/embed/nombre'],
  ] as const)('has one address: %s', (kind, path) => {
    const request = read(kind, path.split('?')[1] ?? '') as EmbedRequest;
    expect([embedPath(request, 'fr'), embedPath(request, 'en')]).toEqual([path, `/en${path}`]);
  });
});

describe('What is set up on the page for other sites', () => {
  it('may hold what another kind was sent with', () => {
    const setup = readSetup(new URLSearchParams('kind=map&limit=&sort=newest&theme=ENV&q='), 'en');
    expect(setup).toMatchObject({
      request: { kind: 'map', state: { facets: { theme: ['ENV'] }, sort: null } },
      shown: 'en',
    });
  });

  it.each(['kind=table', 'lang=de', 'accented=1&accent=red', 'accented=1&accent=%23000;x', 'limit=99'])(
    'cannot be %s',
    (query) => {
      expect(readSetup(new URLSearchParams(query), 'fr')).toMatchObject({ kind: 'malformed' });
    },
  );

  it('is taken over from a page of the bank with all that it asks for', () => {
    const roots = ['https://banque.example/'];
    const path = (address: string) => {
      const setup = requestOfPage(address, roots);
      return setup === null ? null : setupPath(setup, 'fr');
    };
    expect(path(' https://banque.example/en/recherche?theme=ENV&stage=essaimage&page=3 ')).toBe(
      '/integrer?kind=initiatives&theme=ENV&stage=essaimage',
    );
    expect(path('https://banque.example/appels?callKind=emploi-offert')).toBe(
      '/integrer?kind=calls&callKind=emploi-offert',
    );
    expect(path('https://banque.example/doc/initiative/a/1')).toBe(
      '/integrer?kind=initiative&iri=https%3A%2F%2Fbanque.example%2Fdoc%2Finitiative%2Fa%2F1',
    );
    expect(path('https://banque.example/sparql')).toBeNull();
    expect(path('https://elsewhere.example/recherche')).toBeNull();
    expect(path('https://banque.example/recherche?sort=wrong')).toBeNull();
  });
});
