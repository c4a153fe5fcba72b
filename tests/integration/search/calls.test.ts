import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchText } from '../../../src/search/search.js';
import { openTestStore, pageOf, recordGraphs, type TestStore } from '../../fixtures/data-directory.js';
import {
  graphOf,
  keyOf,
  openTestIndex,
  type TestIndex,
  writeRecord,
  writeSharedGraphs,
} from '../../fixtures/search-index.js';

const scheme = (name: string) => `<https://w3id.org/innovation-sociale/scheme/${name}>`;
const date = (iso: string, type = 'date') => `"${iso}"^^xsd:${type}`;

const calls: Readonly<Record<string, string>> = {
  baker: `dcterms:title "Boulangère pour le fournil"@fr ; bis:callKind ${scheme('call-kinds/emploi-offert')} ;
    dcterms:spatial <id/place/commune/38185> ; dcterms:subject ${scheme('themes/EMP')} ;
    bis:callFor <id/initiative/test/oven> ; bis:holder <id/organization/test/les-amis-du-four> ;
    schema:validThrough ${date('2026-11-25')}`,
  miller: `dcterms:title "Meunier"@fr ; bis:callKind ${scheme('call-kinds/expertise-recherchee')} ;
    dcterms:spatial <id/place/commune/69123> ; schema:validFrom ${date('2026-12-01')} ;
    schema:validThrough ${date('2027-01', 'gYearMonth')} ; dcterms:issued ${date('2026-11-01')}`,
  gardener: `dcterms:title "Jardinière cherche fournil"@fr ; bis:callKind ${scheme('call-kinds/emploi-recherche')} ;
    dcterms:issued ${date('2026-06-10')}`,
  undated: `dcterms:title "Nous prêtons nos pelles"@fr ; bis:callKind ${scheme('call-kinds/expertise-offerte')}`,
};

let store: TestStore;
let index: TestIndex;
beforeAll(() => {
  store = openTestStore(undefined, () => Date.parse('2026-08-01T10:00:00Z'));
  writeSharedGraphs(store);
  store.writer.replaceGraph(
    graphOf(
      'scheme/call-kinds',
      `${scheme('call-kinds/emploi-offert')} skos:prefLabel "Offre d’emploi"@fr ; skos:altLabel "Recrutement"@fr .
       ${scheme('call-kinds/expertise-recherchee')} skos:prefLabel "Appel à expertise"@fr .`,
    ),
  );
  writeRecord(store, 'oven', 'Le fournil partagé', `dcterms:spatial <id/place/commune/38185>`);
  for (const [key, text] of Object.entries(calls)) {
    const content = graphOf(
      `test/call-${key}`,
      `<id/call/test/${key}> a bis:Call ; dcterms:publisher <id/source/test> ; ${text} .
       <id/organization/test/les-amis-du-four> skos:prefLabel "Les Amis du four"@fr .`,
    );
    const { provenance } = recordGraphs(`call-${key}`, '');
    store.writer.replacePage(pageOf(`call-${key}`), [{ content, provenance }]);
  }
  index = openTestIndex(store);
});
afterAll(() => {
  index[Symbol.dispose]();
  store[Symbol.dispose]();
});

const keysOpenOn = (openOn: string) =>
  index.search({ kind: 'call', openOn, sort: 'closing' }).items.map(keyOf);

describe('A search for initiatives', () => {
  it('finds, counts and offers no call', () => {
    const { total, items, facets } = index.search({ text: 'fournil' });
    expect([total, items.map(keyOf)]).toEqual([1, ['oven']]);
    expect(items[0]?.call).toBeNull();
    expect(facets.map(({ name }) => name)).not.toContain('callKind');
    const territories = index.search().facets.find(({ name }) => name === 'territory')?.values;
    expect(territories?.find(({ key }) => key === 'country/FR')?.count).toBe(1);
  });
});

describe('A search for calls', () => {
  it('finds no initiative, and knows all calls where no day is asked about', () => {
    expect(index.search({ kind: 'call' }).total).toBe(4);
    expect(index.find('fournil', { kind: 'call' }).sort()).toEqual(['baker', 'gardener']);
  });

  it('finds them by the labels of their kind and by who makes them', () => {
    expect(index.find('recrutement', { kind: 'call' })).toEqual(['baker']);
    expect(index.find('amis du four', { kind: 'call' })).toEqual(['baker']);
    // A label that is a name of the scheme is no word of the initiative that the call is for.
    expect(index.find('oven', { kind: 'call' })).toEqual([]);
  });

  it.each([
    ['2026-11-25', ['baker', 'gardener', 'miller', 'undated']],
    ['2026-11-26', ['gardener', 'miller', 'undated']],
    ['2026-12-10', ['gardener', 'miller', 'undated']],
    ['2026-12-11', ['miller', 'undated']],
    ['2027-01-31', ['miller', 'undated']],
    ['2027-02-01', ['undated']],
    ['2027-02-02', []],
  ])('finds on %s those that have not ended, the next to end first', (day, keys) => {
    expect(keysOpenOn(day)).toEqual(keys);
  });

  it('counts its facets over the open ones alone', () => {
    const counts = (openOn: string, facet: string) =>
      index
        .search({ kind: 'call', openOn })
        .facets.find(({ name }) => name === facet)
        ?.values.map(({ key, count }) => [key, count]);
    expect(counts('2026-11-25', 'callKind')).toEqual(
      expect.arrayContaining([
        ['emploi-offert', 1],
        ['expertise-recherchee', 1],
      ]),
    );
    expect(counts('2026-11-26', 'callKind')).not.toEqual(
      expect.arrayContaining([['emploi-offert', expect.anything()]]),
    );
    expect(counts('2026-11-25', 'theme')).toEqual([['EMP', 1]]);
    expect(counts('2026-11-26', 'theme')).toEqual([]);
  });

  it.each([
    ['callKind', 'emploi-offert'],
    ['callFor', 'test/oven'],
    ['holder', 'test/les-amis-du-four'],
    ['territory', 'departement/38'],
  ] as const)('is narrowed down by %s', (facet, key) => {
    expect(index.search({ kind: 'call', facets: { [facet]: [key] } }).items.map(keyOf)).toEqual(['baker']);
  });

  it('tells what each call is, and its last day', () => {
    const [baker] = index.search({ kind: 'call', facets: { callKind: ['emploi-offert'] } }).items;
    expect(baker).toMatchObject({
      date: null,
      call: {
        kind: { label: 'Offre d’emploi' },
        initiatives: [{ iri: expect.stringContaining('/id/initiative/test/oven') }],
        holders: [{ iri: expect.stringContaining('/id/organization/test/les-amis-du-four') }],
        from: null,
        through: '2026-11-25',
        lastDay: '2026-11-25',
      },
    });
    const [undated] = index.search({ kind: 'call', facets: { callKind: ['expertise-offerte'] } }).items;
    expect(undated?.call).toMatchObject({ through: null, lastDay: '2027-02-01' });
  });

  it('puts first what was published, or begins, last where it is asked to', () => {
    const newest = index.search({ kind: 'call', sort: 'newest' }).items.map(keyOf);
    expect(newest.slice(0, 2)).toEqual(['miller', 'gardener']);
  });
});

describe('Words asked about in SPARQL', () => {
  it('find records of both kinds', () => {
    const outcome = index.index.read((view) => matchText({ text: 'fournil', limit: 10 }, view));
    expect(outcome.kind === 'matches' && outcome.hits.map(keyOf).sort()).toEqual([
      'baker',
      'gardener',
      'oven',
    ]);
  });
});

describe('A call that changes', () => {
  it('is open anew when its page gives another end, and gone when it leaves the page', () => {
    const key = 'call-baker';
    const write = (records: Parameters<typeof store.writer.replacePage>[1]) => {
      store.writer.replacePage(pageOf(key), records);
      index.update();
    };
    const content = graphOf(
      `test/${key}`,
      `<id/call/test/baker> a bis:Call ; dcterms:title "Boulangère"@fr ; schema:validThrough ${date('2026', 'gYear')} .`,
    );
    write([{ content, provenance: recordGraphs(key, '').provenance }]);
    expect(keysOpenOn('2026-12-31')).toContain('baker');
    write([]);
    expect(keysOpenOn('2026-11-01')).not.toContain('baker');
  });
});
