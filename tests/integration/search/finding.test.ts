import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOfPlace } from '../../../src/model/search.js';
import { completePlaces } from '../../../src/search/complete-places.js';
import { search } from '../../../src/search/search.js';
import type { TestStore } from '../../fixtures/data-directory.js';
import { openTestStore, pageOf } from '../../fixtures/data-directory.js';
import {
  graphOf,
  keyOf,
  openTestIndex,
  type TestIndex,
  writeRecord,
  writeSharedGraphs,
} from '../../fixtures/search-index.js';

let store: TestStore;
let index: TestIndex;

const scheme = 'https://w3id.org/innovation-sociale/scheme';

beforeAll(() => {
  store = openTestStore();
  writeSharedGraphs(store);
  writeRecord(
    store,
    'jardin',
    'Un jardin partagé',
    `dcterms:subject <${scheme}/themes/ENV-AGR> ; dcterms:spatial <id/place/commune/38185> ;
     dcterms:publisher <id/source/test> ; schema:startDate "2015-03"^^xsd:gYearMonth ; bis:stage <${scheme}/stages/amorcage> ;
     dcterms:abstract "Les habitants du quartier cultivent ensemble."@fr ;
     dcterms:description "Depuis des années, on y parle de l’économie circulaire, de mobilité et de bien d’autres choses encore, à l’ombre des arbres. Une œuvre collective y est née."@fr`,
  );
  writeRecord(
    store,
    'emplois',
    'Des emplois pour tous',
    `dcterms:subject <${scheme}/themes/EMP> ; dcterms:spatial <id/place/commune/69123> ;
     schema:startDate "2019"^^xsd:gYear ; bis:holder <id/organization/test/regie>`,
  );
  writeRecord(store, 'logement', 'Un toit', `dcterms:subject <${scheme}/themes/HAB> ; a bis:ExampleRecord`);
  writeRecord(
    store,
    'english',
    'Growing together',
    'dcterms:abstract "Neighbours are gardening in shared gardens."@en',
  );
  writeRecord(
    store,
    'quotes',
    'Le "Garage" : vélos & trottinettes',
    'dcterms:description "maison de quartier"@fr',
  );
  index = openTestIndex(store);
});

afterAll(() => {
  index[Symbol.dispose]();
  store[Symbol.dispose]();
});

describe('A search by words', () => {
  it.each([
    ['les jardins partages', 'jardin'],
    ['JARDIN PARTAGÉS', 'jardin'],
    ["l'économie", 'jardin'],
    ['l’economie', 'jardin'],
    ['mobilite', 'jardin'],
    ['mobilités', 'jardin'],
    ['oeuvre', 'jardin'],
    ['œuvres', 'jardin'],
    ['emploi', 'emplois'],
    ['emplois', 'emplois'],
    ['travail', 'emplois'],
    ['insertion professionnelle', 'emplois'],
    ['habitat', 'logement'],
    ['logements', 'logement'],
    ['agriculture', 'jardin'],
    ['environnement', 'jardin'],
    ['farming', 'jardin'],
    ['grenoble', 'jardin'],
    ['isere', 'jardin'],
    ['auvergne rhone alpes', 'jardin'],
    ['garden', 'english'],
    ['"maison de quartier"', 'quotes'],
    ['partenaire', 'jardin'],
  ])('for %s finds the record that is meant', (text, key) => {
    expect(index.find(text)).toContain(key);
  });

  it('completes the last word, also beyond its stem', () => {
    expect(index.find('jard')).toContain('jardin');
    expect(index.find('habitan')).toContain('jardin');
    expect(index.find('jard vélo')).toEqual([]);
  });

  it('reads each text in its own language: no stem of one is taken for that of another word in the other', () => {
    writeRecord(
      store,
      'care',
      'Ensemble',
      'dcterms:abstract "Elderly care, caring for organic gardens, activating."@en',
    );
    writeRecord(store, 'car', 'Un car', 'dcterms:abstract "Un organe, des organes ; activ."@fr');
    index.update();
    expect(index.find('care ')).toEqual(['care']);
    expect(index.find('organic ')).toEqual(['care']);
    expect(index.find('organes ')).toEqual(['car']);
    // Words that are being typed are completed in both languages, beyond their stems too.
    expect(index.find('activat')).toEqual(['care']);
    expect(index.find('caring')).toEqual(['care']);
    const [item] = index.search({ text: 'organic ' }).items;
    expect(item?.abstract?.marks.map(([start, end]) => item.abstract?.text.slice(start, end))).toEqual([
      'organic',
    ]);
    for (const key of ['care', 'car']) store.writer.replacePage(pageOf(key), []);
    index.update();
  });

  it('needs every word', () => {
    expect(index.find('jardin emplois')).toEqual([]);
  });

  it('leaves out what follows a hyphen', () => {
    expect(index.find('-jardin').sort()).toEqual(['emplois', 'english', 'logement', 'quotes']);
    expect(index.find('quartier -jardin')).toEqual(['quotes']);
    expect(index.find('-"maison de quartier"')).not.toContain('quotes');
  });

  it('finds a phrase only where its words stand together', () => {
    expect(index.find('"quartier maison"')).toEqual([]);
    expect(index.find('quartier maison')).toEqual(['quotes']);
  });

  it('finds everything when there are no words', () => {
    expect(index.search({ text: '' }).total).toBe(5);
    expect(index.search({ text: ' «» - "" !?' }).total).toBe(5);
  });

  it('puts a word of the title before one of the text', () => {
    writeRecord(store, 'velo', 'Autre chose', 'dcterms:description "Un vélo, des vélos."@fr');
    index.update();
    expect(index.find('velo')).toEqual(['quotes', 'velo']);
    store.writer.replacePage({ url: 'http://test.example/velo', source: 'test' }, []);
    index.update();
  });

  it('marks the words found, and cuts the text around them', () => {
    const [item] = index.search({ text: 'économie jardins' }).items;
    expect(item?.title.marks.map(([start, end]) => item.title.text.slice(start, end))).toEqual(['jardin']);
    const { text = '', marks = [] } = item?.snippet ?? {};
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['économie']);
  });

  it('offers what may have been meant when a word is in no record', () => {
    expect(index.search({ text: 'jardni ' }).suggestions).toEqual([{ word: 'jardni', meant: 'jardin' }]);
  });
});

describe('A hostile text', () => {
  it.each([
    '"',
    '""',
    '"jardin',
    'jardin"',
    'jardin AND',
    'NEAR(jardin quartier, 5)',
    'title:jardin',
    '{title labels}:x',
    'jardin*',
    '^jardin',
    '* ',
    'OR OR OR',
    'NOT',
    '-',
    '- -',
    '--',
    '+jardin',
    "'; DROP TABLE document; --",
    '🌱🌻',
    'jardin 🌱',
    'حديقة مشتركة',
    '\u202Ejardin',
    'a\u0000b',
    '日本語',
    '\ud800',
    'é'.repeat(10_000),
    'jardin '.repeat(150_000),
    '("'.repeat(1_000),
    `"${'mot '.repeat(500)}"`,
  ])('%# is only words', (text) => {
    expect(() => index.search({ text })).not.toThrow();
    expect(() => index.search({ text: `-${text}` })).not.toThrow();
  });

  it('has no operators', () => {
    expect(index.find('NEAR jardin')).toEqual([]);
    expect(index.find('jardin*')).toEqual(['jardin']);
    expect(index.find('title:jardin')).toEqual([]);
  });
});

describe('A search by facets', () => {
  it('takes a value with all that is below it', () => {
    expect(index.find('', { facets: { theme: ['ENV'] } })).toEqual(['jardin']);
    expect(index.find('', { facets: { territory: ['region/84'] } }).sort()).toEqual(['emplois', 'jardin']);
    expect(
      index.find('', { facets: { territory: ['http://localhost:3000/id/place/departement/69'] } }),
    ).toEqual(['emplois']);
  });

  it('takes one of several values in a facet, and every facet', () => {
    expect(index.search({ facets: { theme: ['ENV', 'EMP'] } }).total).toBe(2);
    expect(index.find('', { facets: { theme: ['ENV', 'EMP'], territory: ['departement/38'] } })).toEqual([
      'jardin',
    ]);
  });

  it('counts what another choice in the same facet would give', () => {
    const { facets } = index.search({ facets: { theme: ['ENV'] } });
    const theme = facets.find(({ name }) => name === 'theme');
    expect(theme?.values.map(({ key, count, isSelected }) => [key, count, isSelected]).sort()).toEqual([
      ['EMP', 1, false],
      ['ENV', 1, true],
      ['ENV-AGR', 1, false],
      ['HAB', 1, false],
    ]);
    const years = facets.find(({ name }) => name === 'year');
    expect(years?.values.map(({ key, count }) => [key, count])).toEqual([['2015', 1]]);
  });

  it('opens the branches of the territory as they are chosen', () => {
    const keys = (territory: string[]) =>
      index
        .search({ facets: { territory } })
        .facets.find(({ name }) => name === 'territory')
        ?.values.map(({ key }) => key)
        .sort();
    expect(keys([])).toEqual(['country/FR', 'region/84']);
    expect(keys(['departement/38'])).toEqual([
      'commune/38185',
      'country/FR',
      'departement/38',
      'departement/69',
      'region/84',
    ]);
  });

  it('names values in the language that is asked for', () => {
    const labels = index.search({ language: 'en' }).facets.find(({ name }) => name === 'theme')?.values;
    expect(labels?.map(({ label }) => label).sort()).toEqual([
      'Employment',
      'Environment',
      'Farming',
      'Habitat',
    ]);
  });

  it('finds nothing for a value that nobody has, and still shows that it is chosen', () => {
    const { total, facets } = index.search({ facets: { theme: ['NEVER'], year: ['nineteen'] } });
    expect(total).toBe(0);
    const chosen = facets.flatMap(({ values }) => values.filter(({ isSelected }) => isSelected));
    expect(chosen.map(({ key, count }) => [key, count])).toEqual([
      ['NEVER', 0],
      ['nineteen', 0],
    ]);
  });

  it('takes records of some years', () => {
    expect(index.find('', { years: { from: 2016 } })).toEqual(['emplois']);
    expect(index.find('', { years: { to: 2015 } })).toEqual(['jardin']);
    expect(index.find('', { years: { from: 2016 }, facets: { year: ['2015'] } })).toEqual([]);
  });
});

describe('A search by distance', () => {
  const grenoble = { latitude: 45.19, longitude: 5.72 };

  it('finds what is within so many kilometres, nearest first', () => {
    expect(index.find('', { near: { centre: grenoble, kilometres: 20 } })).toEqual(['jardin']);
    const both = index.search({
      near: { centre: { place: 'commune/69123' }, kilometres: 100 },
      sort: 'distance',
    });
    expect(both.items.map(keyOf)).toEqual(['emplois', 'jardin']);
    expect(both.items.map(({ distance }) => Math.round(distance ?? -1))).toEqual([0, 94]);
  });

  it('knows the centre by what people call it', () => {
    using store = openTestStore();
    writeSharedGraphs(store);
    const communeOf = (code: string, name: string, departement: string) => `
      <id/place/commune/${code}> skos:prefLabel "${name}"@fr ; wgs84:lat "48.9" ; wgs84:long "2.3" ;
        igeo:subdivisionDirecteDe <id/place/departement/${departement}> .`;
    store.writer.replaceGraph(
      graphOf(
        'place/others',
        `<id/place/departement/93> skos:prefLabel "Seine-Saint-Denis"@fr .
         <id/place/departement/974> skos:prefLabel "La Réunion"@fr .
         <id/place/departement/75> skos:prefLabel "Paris"@fr ; wgs84:lat "48.8" ; wgs84:long "2.3" .
         ${communeOf('93066', 'Saint-Denis', '93')} ${communeOf('97411', 'Saint-Denis', '974')}
         ${communeOf('75056', 'Paris', '75')}
         <id/place/commune/75056> skos:hiddenLabel "75001", "75002" . <id/place/commune/93066> skos:hiddenLabel "93200" .`,
      ),
    );
    using own = openTestIndex(store);
    const centreOf = (place: string) => {
      const request = { language: 'fr', near: { centre: { place }, kilometres: 10 } } as const;
      const outcome = own.index.read((view) => search(request, view));
      if (outcome.kind === 'several-centres') return outcome.choices.map(({ key, within }) => [key, within]);
      return outcome.kind === 'result' ? outcome.centre?.key : outcome.kind;
    };
    expect(['grenoble', 'GRENOBLE', 'Paris', 'commune/38185'].map(centreOf)).toEqual([
      'commune/38185',
      'commune/38185',
      'commune/75056',
      'commune/38185',
    ]);
    expect(centreOf('St Denis')).toEqual([
      ['commune/93066', 'Seine-Saint-Denis'],
      ['commune/97411', 'La Réunion'],
    ]);
    expect(['saint-denis (la reunion)', 'Saint-Denis, Seine Saint Denis'].map(centreOf)).toEqual([
      'commune/97411',
      'commune/93066',
    ]);
    expect(['75002', '93200'].map(centreOf)).toEqual(['commune/75056', 'commune/93066']);
    const meant = (place: string) => {
      const near = { centre: { place }, kilometres: 10 };
      const outcome = own.index.read((view) => search({ language: 'fr', near }, view));
      return outcome.kind === 'unknown-centre' ? outcome.meant.map(({ key }) => key) : outcome.kind;
    };
    expect(
      ['Grenobel', 'Grenobel (Isère)', 'Saint-Deniz (La Réunion)', '75003', 'Nulle-Part', ''].map(meant),
    ).toEqual([...[['commune/38185'], ['commune/38185'], ['commune/97411'], [], [], []]]);
    expect(['Nulle-Part', 'Grenoble (Paris)', '', '()'].map(centreOf)).toEqual(
      Array(4).fill('unknown-centre'),
    );
  });

  it('completes what may be a word written short, or the beginning of a longer one', () => {
    using store = openTestStore();
    const communeOf = (code: string, name: string) =>
      `<id/place/commune/${code}> skos:prefLabel "${name}"@fr ; wgs84:lat "48.9" ; wgs84:long "2.3" .`;
    const communes = [communeOf('67482', 'Strasbourg'), communeOf('93066', 'Saint-Denis')];
    store.writer.replaceGraph(graphOf('place/others', communes.join('\n')));
    using own = openTestIndex(store);
    const complete = (text: string) => {
      const outcome = own.index.read((view) => completePlaces({ text, limit: 10, language: 'fr' }, view));
      return outcome.kind === 'places' ? outcome.places.map(nameOfPlace) : outcome.kind;
    };
    expect(['st', 'str', 'st den'].map(complete)).toEqual([
      ['Strasbourg', 'Saint-Denis'],
      ['Strasbourg'],
      ['Saint-Denis'],
    ]);
  });

  it('completes what is being typed: names and postal codes of places with a position, each found by what is offered', () => {
    const complete = (text: string, limit = 10) => {
      const outcome = index.index.read((view) => completePlaces({ text, limit, language: 'fr' }, view));
      return outcome.kind === 'places' ? outcome.places.map(nameOfPlace) : outcome.kind;
    };
    expect(['gre', 'GRENO', 'ly', 'l', '', 'auv', '380'].map((text) => complete(text))).toEqual([
      ['Grenoble (Isère)'],
      ['Grenoble (Isère)'],
      ['Lyon (Rhône)'],
      ...[[], [], []],
      ['Grenoble (Isère)'],
    ]);
    const centre = { place: 'Grenoble (Isère)' };
    expect(index.search({ near: { centre, kilometres: 1 } }).centre?.key).toBe('commune/38185');
  });

  it('says when the centre is no place with a position', () => {
    const ask = () => index.search({ near: { centre: { place: 'region/84' }, kilometres: 1 } });
    expect(ask).toThrow('unknown-centre');
  });
});

describe('A page of results', () => {
  it('shows what a list needs', () => {
    const [item] = index.search({ text: 'jardin' }).items;
    expect(item).toMatchObject({
      iri: 'http://localhost:3000/id/initiative/test/jardin',
      graph: 'http://localhost:3000/graph/test/jardin',
      source: { label: 'Le partenaire d’essai' },
      places: [{ label: 'Grenoble' }],
      themes: [{ label: 'Agriculture' }],
      stage: { iri: `${scheme}/stages/amorcage`, label: 'amorcage' },
      position: { latitude: 45.1885, longitude: 5.7245 },
      date: '2015-03',
      origin: 'read',
    });
    expect(index.search({ text: 'toit' }).items[0]?.origin).toBe('fictional');
  });

  it('orders by date and by title', () => {
    expect(index.find('', { sort: 'newest' }).slice(0, 2)).toEqual(['emplois', 'jardin']);
    expect(index.find('', { sort: 'title' })).toEqual(['emplois', 'english', 'quotes', 'jardin', 'logement']);
  });

  it('orders equals by the seed alone: the same seed gives the same order, page after page', () => {
    const order = (seed: string) => index.find('', { seed });
    expect(order('2026-01-01')).toEqual(order('2026-01-01'));
    const orders = new Set(['a', 'b', 'c', 'd', 'e'].map((seed) => order(seed).join(' ')));
    expect(orders.size).toBeGreaterThan(2);
    const pages = [1, 2, 3].flatMap((page) => index.find('', { seed: 'a', page, pageSize: 2 }));
    expect(pages).toEqual(order('a'));
  });

  it('is empty far beyond the last, and keeps its total', () => {
    const { items, total } = index.search({ page: 1e9 });
    expect([items, total]).toEqual([[], 5]);
  });
});

describe('A match for SPARQL', () => {
  it('gives IRIs with scores, best first', async () => {
    const { matchText } = await import('../../../src/search/search.js');
    const outcome = index.index.read((view) => matchText({ text: 'quartier', limit: 1 }, view));
    expect(outcome).toMatchObject({ kind: 'matches', total: 2 });
    if (outcome.kind !== 'matches') throw new Error('no matches');
    expect(outcome.hits).toHaveLength(1);
    expect(outcome.hits[0]?.score).toBeGreaterThan(0);
  });
});
