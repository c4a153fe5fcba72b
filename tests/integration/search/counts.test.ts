import { expect, it } from 'vitest';
import { type FacetName, facetNames } from '../../../src/model/search.js';
import { between, pick, seededRandom } from '../../bench/corpus/random.js';
import { openTestStore } from '../../fixtures/data-directory.js';
import { openTestIndex, writeRecord, writeSharedGraphs } from '../../fixtures/search-index.js';

const scheme = 'https://w3id.org/innovation-sociale/scheme';
/** What each value stands below, itself included. */
const above: Readonly<Record<string, readonly string[]>> = {
  EMP: ['EMP'],
  ENV: ['ENV'],
  'ENV-AGR': ['ENV-AGR', 'ENV'],
  'commune/38185': ['commune/38185', 'departement/38', 'region/84', 'country/FR'],
  'commune/69123': ['commune/69123', 'departement/69', 'region/84', 'country/FR'],
  'departement/38': ['departement/38', 'region/84', 'country/FR'],
};
const values: Readonly<Partial<Record<FacetName, readonly string[]>>> = {
  theme: ['EMP', 'ENV', 'ENV-AGR'],
  territory: ['commune/38185', 'commune/69123', 'departement/38'],
  stage: ['ideation', 'amorcage'],
  year: ['2014', '2015', '2016'],
  origin: ['read', 'fictional'],
};
const names = Object.keys(values) as FacetName[];
const words = ['ruche', 'potager', 'lavoir'];

interface Known {
  readonly word: string;
  readonly facets: ReadonlyMap<FacetName, ReadonlySet<string>>;
}

function statement(name: FacetName, value: string): string {
  if (name === 'theme') return `dcterms:subject <${scheme}/themes/${value}>`;
  if (name === 'stage') return `bis:stage <${scheme}/stages/${value}>`;
  if (name === 'territory') return `dcterms:spatial <id/place/${value}>`;
  if (name === 'origin') return value === 'fictional' ? 'a bis:ExampleRecord' : '';
  return `schema:startDate "${value}"^^xsd:gYear`;
}

it('Totals and counts for any words and facets are those of looking at every record', () => {
  const random = seededRandom(21);
  using store = openTestStore();
  writeSharedGraphs(store);
  const records = Array.from({ length: 150 }, (_, n): Known => {
    const chosen = names.map((name) => {
      const most = name === 'year' || name === 'origin' ? 1 : 2;
      return [
        name,
        Array.from({ length: between(random, name === 'origin' ? 1 : 0, most) }, () =>
          pick(random, values[name] ?? []),
        ),
      ] as const;
    });
    const said = chosen.flatMap(([name, own]) => own.map((value) => statement(name, value))).filter(Boolean);
    const word = pick(random, words);
    writeRecord(store, String(n), `Lieu ${word}`, said.join(' ; '));
    return {
      word,
      facets: new Map(
        chosen.map(([name, own]) => [name, new Set(own.flatMap((value) => above[value] ?? [value]))]),
      ),
    };
  });
  using index = openTestIndex(store);
  for (let round = 0; round < 150; round++) {
    const facets: Partial<Record<FacetName, string[]>> = {};
    for (let n = between(random, 0, 3); n > 0; n--) {
      const own = Object.keys(above).concat(values.stage ?? [], values.year ?? [], values.origin ?? []);
      const name = pick(random, names);
      facets[name] = Array.from({ length: between(random, 1, 2) }, () => pick(random, own));
    }
    const word = random() < 0.5 ? pick(random, words) : '';
    const meets = (record: Known, but?: FacetName) =>
      (word === '' || record.word === word) &&
      names.every(
        (name) =>
          name === but || (facets[name]?.some((value) => record.facets.get(name)?.has(value)) ?? true),
      );
    const result = index.search({ text: word, facets });
    expect(result.total).toBe(records.filter((record) => meets(record)).length);
    for (const facet of result.facets) {
      expect(facetNames).toContain(facet.name);
      for (const { key, count } of facet.values) {
        const having = records.filter(
          (record) => record.facets.get(facet.name)?.has(key) && meets(record, facet.name),
        );
        expect([facet.name, key, count]).toEqual([facet.name, key, having.length]);
      }
    }
  }
});
