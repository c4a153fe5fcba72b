import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FacetName } from '../../../src/model/search.js';
import type {
  CountRequest,
  CountResult,
  DimensionCount,
  DimensionName,
} from '../../../src/model/statistics.js';
import { countRecords } from '../../../src/search/statistics.js';
import { between, pick, seededRandom } from '../../bench/corpus/random.js';
import { openTestStore, pageOf, recordGraphs, type TestStore } from '../../fixtures/data-directory.js';
import {
  graphOf,
  openTestIndex,
  type TestIndex,
  writeRecord,
  writeSharedGraphs,
} from '../../fixtures/search-index.js';

const scheme = 'https://w3id.org/innovation-sociale/scheme';

/** Values that records are given, each with what they are then counted for, by dimension. */
const known: Readonly<Record<string, Readonly<Partial<Record<DimensionName, string>>>>> = {
  [`dcterms:subject <${scheme}/themes/EMP>`]: { theme: 'EMP' },
  [`dcterms:subject <${scheme}/themes/ENV>`]: { theme: 'ENV' },
  [`dcterms:subject <${scheme}/themes/ENV-AGR>`]: { theme: 'ENV', subtheme: 'ENV-AGR' },
  'dcterms:spatial <id/place/commune/38185>': { region: 'region/84', departement: 'departement/38' },
  'dcterms:spatial <id/place/departement/69>': { region: 'region/84', departement: 'departement/69' },
  'dcterms:spatial <id/place/region/82>': { region: 'region/84' },
  'dcterms:spatial <id/place/country/BE>': {},
  [`bis:stage <${scheme}/stages/ideation>`]: { stage: 'ideation' },
  [`bis:stage <${scheme}/stages/amorcage>`]: { stage: 'amorcage' },
  'dcterms:publisher <id/source/test>': { source: 'test' },
  'schema:startDate "2014"^^xsd:gYear': { year: '2014' },
  'schema:startDate "2015-03"^^xsd:gYearMonth': { year: '2015' },
};
const dimensions: readonly DimensionName[] = [
  'theme',
  'subtheme',
  'region',
  'departement',
  'stage',
  'source',
  'year',
  // Of which no record says anything.
  'engineering',
];

/** What a record is counted for. */
type Counted = Readonly<Partial<Record<DimensionName, readonly string[]>>>;

function writeKnown(store: TestStore): Counted[] {
  const random = seededRandom(5);
  writeSharedGraphs(store);
  store.writer.replaceGraph(
    graphOf(
      'place/old',
      `<id/place/region/82> skos:prefLabel "Rhône-Alpes"@fr ; igeo:subdivisionDirecteDe <id/place/country/FR> ;
         dcterms:isReplacedBy <id/place/region/84> .
       <id/place/country/BE> skos:prefLabel "Belgique"@fr .`,
    ),
  );
  return Array.from({ length: 120 }, (_, n) => {
    const statements = new Set(
      Array.from({ length: between(random, 0, 5) }, () => pick(random, Object.keys(known))),
    );
    // A record has one year.
    if ([...statements].filter((text) => text.startsWith('schema:startDate')).length > 1)
      statements.delete('schema:startDate "2015-03"^^xsd:gYearMonth');
    writeRecord(store, String(n), `Lieu ${n % 3 === 0 ? 'ruche' : 'lavoir'}`, [...statements].join(' ; '));
    const said = [...statements].map((text) => known[text] ?? {});
    return Object.fromEntries(
      dimensions.map((name) => [name, [...new Set(said.flatMap((values) => values[name] ?? []))]]),
    );
  });
}

function count(index: TestIndex, request: Partial<CountRequest>): CountResult {
  const outcome = index.index.read((view) =>
    countRecords({ language: 'fr', dimensions: [], ...request }, view),
  );
  if (outcome.kind !== 'counts') throw new Error(`The index said ${outcome.kind}`);
  return outcome;
}

const byKey = ({ values }: DimensionCount) => Object.fromEntries(values.map(({ key, count: n }) => [key, n]));

describe('The counts of the index', () => {
  let store: TestStore;
  let index: TestIndex;
  let records: readonly Counted[];
  beforeAll(() => {
    store = openTestStore();
    records = writeKnown(store);
    index = openTestIndex(store);
  });
  afterAll(() => {
    index[Symbol.dispose]();
    store[Symbol.dispose]();
  });

  it('are those of looking at every record, along each dimension', () => {
    const result = count(index, { dimensions });
    expect(result.total).toBe(records.length);
    for (const counted of result.dimensions) {
      const { dimension, without, leftOut } = counted;
      const having = (key: string) => records.filter((record) => record[dimension]?.includes(key)).length;
      const keys = new Set(records.flatMap((record) => record[dimension] ?? []));
      expect([dimension, byKey(counted)]).toEqual([
        dimension,
        Object.fromEntries([...keys].map((key) => [key, having(key)])),
      ]);
      const none = records.filter((record) => record[dimension]?.length === 0).length;
      expect([dimension, without, leftOut]).toEqual([dimension, none, 0]);
    }
  });

  it('are those of looking at every record for each pair of dimensions, no value being a value too', () => {
    for (const x of dimensions) {
      for (const y of dimensions.filter((name) => name !== x)) {
        const { crossing } = count(index, { crossing: { x, y } });
        if (crossing === null) throw new Error('Nothing was crossed');
        const keysOf = (counted: DimensionCount) => [...counted.values.map(({ key }) => key), null];
        const meets = (record: Counted, name: DimensionName, key: string | null) =>
          key === null ? record[name]?.length === 0 : record[name]?.includes(key) === true;
        const expected = keysOf(crossing.y).flatMap((row) =>
          keysOf(crossing.x).map(
            (column) => records.filter((record) => meets(record, x, column) && meets(record, y, row)).length,
          ),
        );
        expect([x, y, [...crossing.cells]]).toEqual([x, y, expected]);
      }
    }
  });

  it('are those of the search: words, what is chosen in a facet, years', () => {
    const searches: readonly Partial<CountRequest>[] = [
      { text: 'ruche ' },
      { facets: { theme: ['ENV'], stage: ['ideation', 'amorcage'] } },
      { years: { from: 2015 }, facets: { territory: ['region/84'] } },
      { facets: { theme: ['nothing'] } },
    ];
    for (const search of searches) {
      const { total, dimensions: counted } = count(index, { ...search, dimensions });
      expect(total).toBe(index.search(search).total);
      for (const { dimension, values } of counted) {
        for (const { key, count: n, isWithin } of values) {
          const facet: FacetName =
            dimension === 'region' || dimension === 'departement'
              ? 'territory'
              : dimension === 'subtheme'
                ? 'theme'
                : (dimension as FacetName);
          const chosen = index.search({ ...search, facets: { ...search.facets, [facet]: [key] } });
          // Of what does not lie within what is chosen, choosing it would find other records.
          if (isWithin) expect([dimension, key, n]).toEqual([dimension, key, chosen.total]);
        }
      }
    }
    const within = (chosen: string) =>
      count(index, { dimensions: ['theme'], facets: { theme: [chosen] } }).dimensions[0]?.values.map(
        ({ key, isWithin }) => [key, isWithin],
      );
    expect(within('ENV')).toEqual([
      ['ENV', true],
      ['EMP', false],
    ]);
    expect(within('ENV-AGR')).toEqual([
      ['ENV', false],
      ['EMP', false],
    ]);
  });

  it('count what a merged region has in the one that took its place, which a search of it finds too', () => {
    const [region] = count(index, { dimensions: ['region'] }).dimensions;
    expect(region?.values.map(({ label }) => label)).toEqual(['Auvergne-Rhône-Alpes']);
    expect(index.search({ facets: { territory: ['region/84'] } }).total).toBe(region?.values[0]?.count);
  });

  it('are of initiatives: a call counts in nothing', () => {
    using own = openTestStore();
    writeRecord(own, 'oven', 'Le fournil', 'dcterms:publisher <id/source/test>');
    const content = graphOf(
      'test/call',
      `<id/call/test/1> a bis:Call ; dcterms:publisher <id/source/test> .`,
    );
    const { provenance } = recordGraphs('call', '');
    own.writer.replacePage(pageOf('call'), [{ content, provenance }]);
    using opened = openTestIndex(own);
    expect(opened.search({ kind: 'call' }).total).toBe(1);
    const result = count(opened, { dimensions: ['source', 'year'] });
    expect([result.total, ...result.dimensions.map(byKey)]).toEqual([1, { test: 1 }, {}]);
  });

  it('say that they know no place of a name, as a search does', () => {
    const outcome = index.index.read((view) =>
      countRecords(
        { language: 'fr', dimensions: ['theme'], near: { centre: { place: 'Atlantis' }, kilometres: 5 } },
        view,
      ),
    );
    expect(outcome).toMatchObject({ kind: 'unknown-centre' });
  });
});

describe('The first pages of the fair order', () => {
  const sizes = { petit: 6, moyen: 60, grand: 240 };
  let store: TestStore;
  let index: TestIndex;
  beforeAll(() => {
    store = openTestStore();
    for (const [source, size] of Object.entries(sizes)) {
      for (let n = 0; n < size; n++)
        writeRecord(store, `${source}-${n}`, `Lieu ${n}`, `dcterms:publisher <id/source/${source}>`);
    }
    index = openTestIndex(store);
  });
  afterAll(() => {
    index[Symbol.dispose]();
    store[Symbol.dispose]();
  });

  const daysFrom = (first: number, length: number) =>
    Array.from({ length }, (_, n) => new Date(Date.UTC(2025, 0, first + n)).toISOString().slice(0, 10));

  it('are those that a search of each day shows', () => {
    const seeds = daysFrom(1, 30);
    const shown = seeds.flatMap((seed) =>
      index.search({ seed }).items.map(({ source }) => source?.iri.split('/').at(-1)),
    );
    const bySource = Object.fromEntries(
      ['petit', 'moyen', 'grand'].map((name) => [name, shown.filter((source) => source === name).length]),
    );
    expect(count(index, { seeds }).firstPages).toEqual({ places: 600, bySource });
  });

  it('show each source as much as it has, the small as the large, the nearer the more days are looked at', () => {
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    const farthest = (days: number) => {
      const { places = 0, bySource = {} } = count(index, { seeds: daysFrom(1, days) }).firstPages ?? {};
      return Object.entries(sizes).map(([source, size]) => {
        const share = size / total;
        // In units of what chance makes of it.
        const chance = Math.sqrt((share * (1 - share)) / places);
        const difference = Math.abs((bySource[source] ?? 0) / places - share);
        return { difference, chances: difference / chance };
      });
    };
    const [month, years] = [farthest(30), farthest(3_000)];
    expect(years.every(({ difference }) => difference < 0.005)).toBe(true);
    expect([...month, ...years].every(({ chances }) => chances < 3)).toBe(true);
  });

  it('are not looked at for words, which are answered by relevance', () => {
    expect(count(index, { text: 'lieu ', seeds: ['2025-01-01'] }).firstPages).toBeNull();
    expect(count(index, { text: '  ', seeds: ['2025-01-01'] }).firstPages?.places).toBe(20);
  });
});
