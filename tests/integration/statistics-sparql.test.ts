import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dimensionNames } from '../../src/model/statistics.js';
import { canonicalLines } from '../../src/rdf/canonical.js';
import { nQuads } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import { readSolutions } from '../../src/rdf/solutions.js';
import { inGraph, type Quad } from '../../src/rdf/terms.js';
import { startEngine } from '../../src/store/engine.js';
import { type CorpusOptions, syntheticInitiatives } from '../bench/corpus/initiatives.js';
import { placeIri, sharedGraphs } from '../bench/corpus/shared-graphs.js';
import { pageUrl, toRecordGraphs } from '../bench/corpus/to-graphs.js';
import { openTestStore, type TestStore, testBase, testIris } from '../fixtures/data-directory.js';
import { type RunningSite, startSite } from '../fixtures/running-site.js';
import { type SampleSite, serveSample } from '../fixtures/sample-site.js';

/** The rows of a CSV file whose cells hold no line break. */
function readCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        (quoted?.replaceAll('""', '"') ?? plain ?? '').replace(/^'(?=[=+\-@])/, ''),
      ),
    );
}

/** Numbers by the labels of what they count; what has none is named by the part "without". */
type Numbers = Readonly<Record<string, number>>;

const withoutReferences = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&#39;', "'");

class Statistics {
  readonly #origin: string;
  readonly #query: (text: string) => Promise<string> | string;

  /** `query` answers a query in the JSON format of results; absent: the site does. */
  constructor(origin: string, query?: (text: string) => string) {
    this.#origin = origin;
    this.#query =
      query ??
      ((text) =>
        this.#get(`/sparql?${new URLSearchParams({ query: text })}`, 'application/sparql-results+json'));
  }

  async #get(path: string, accept: string): Promise<string> {
    const response = await fetch(this.#origin + path, { headers: { accept } });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} gave ${response.status}: ${text.slice(0, 300)}`);
    return text;
  }

  /** What the index counts. */
  async counted(path: string): Promise<Numbers> {
    const [head = [], ...rows] = readCsv(await this.#get(`${path}&format=csv`, 'text/csv'));
    if (!new URL(path, this.#origin).searchParams.has('y')) {
      return Object.fromEntries(
        rows.map(([, key, label, count]) => [key === '' ? 'none' : label, Number(count)]),
      );
    }
    // The last column and row are those of all, the ones before them those of none.
    const columns = [...head.slice(1, -2), 'none'];
    const lines = rows.slice(0, -1);
    return Object.fromEntries(
      lines.flatMap(([label, ...counts], row) =>
        columns
          .map((column, n) => [`${column} / ${row === lines.length - 1 ? 'none' : label}`, Number(counts[n])])
          .filter(([, count]) => count !== 0),
      ),
    );
  }

  /** What the query behind answers, as the page links it. */
  async queried(path: string): Promise<Numbers> {
    const page = withoutReferences(await this.#get(path, 'text/html'));
    const query = new URLSearchParams(/"\/sparql\?(query=[^"]*)"/.exec(page)?.[1]).get('query');
    if (query === null) throw new Error(`${path} links no query`);
    const { x = '', y = '' } = Object.fromEntries(new URL(path, this.#origin).searchParams);
    const rows = readSolutions(await this.#query(query));
    // What nothing describes is called by the end of its IRI.
    const name = (row: (typeof rows)[number], of: string) =>
      row[of] === undefined ? 'none' : (row[`${of}Name`]?.value ?? row[of]?.value.split('/').at(-1) ?? '');
    return Object.fromEntries(
      rows.map((row) => [
        y === '' ? name(row, x) : `${name(row, x)} / ${name(row, y)}`,
        Number(row.initiatives?.value),
      ]),
    );
  }
}

/** Crossings of all kinds of dimensions. */
const crossings = [
  'x=theme&y=region',
  'x=theme&y=stage',
  'x=source&y=theme',
  'x=year&y=theme',
  'x=departement&y=subtheme',
  'x=region&y=audience',
];

async function compare(statistics: Statistics, paths: readonly string[]): Promise<number> {
  let values = 0;
  for (const path of paths) {
    const counted = await statistics.counted(path);
    expect([path, await statistics.queried(path)]).toEqual([path, counted]);
    values += Object.keys(counted).length;
  }
  return values;
}

// The index follows within two seconds what a query sees at once.
async function untilIndexed(site: RunningSite): Promise<void> {
  for (;;) {
    const answer = await fetch(`${site.origin}/recherche?format=json`);
    const { version, progress } = answer.status === 200 ? await answer.json() : { version: 0, progress: {} };
    const journal = await fetch(`${site.origin}/sparql?query=ASK%7B%7D`);
    if (progress === null && String(version) === journal.headers.get('bis-dataset-version')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('The numbers of the statistics, on the demo data', () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startSite();
    await untilIndexed(site);
  });
  afterAll(() => site[Symbol.asyncDispose]());

  it('are those that the query behind each chart answers', async () => {
    const values = await compare(
      new Statistics(site.origin),
      dimensionNames.map((x) => `/statistiques?x=${x}`),
    );
    expect(values).toBeGreaterThan(100);
  });

  it('are those of the query behind each crossing', async () => {
    expect(
      await compare(
        new Statistics(site.origin),
        crossings.map((axes) => `/statistiques?${axes}`),
      ),
    ).toBeGreaterThan(300);
  });

  it('are those of the query when a search narrows them', async () => {
    const searches = [
      'q=jardin',
      `q=${encodeURIComponent('"jardin partagé" ?theme')}`,
      'theme=ENV&theme=SOL',
      'territory=region/84&stage=developpement',
      'territory=region/73',
      'territory=departement/38&territory=commune/69123',
      'year=2010-2015',
      'year=2014&year=2016',
      'distinction=1',
      'source=exemple&audience=seniors',
      'theme=NOTHING',
      `theme=${encodeURIComponent('no iri: <x> "y"')}`,
    ];
    const paths = searches.flatMap((search) => [
      `/statistiques?${search}&x=theme`,
      `/statistiques?${search}&x=year&y=region`,
    ]);
    // Where nothing is found there is no page with a query.
    const found = [];
    for (const path of paths) {
      const page = await (await fetch(site.origin + path, { headers: { accept: 'text/html' } })).text();
      if (page.includes('/sparql?query=')) found.push(path);
    }
    expect(found.length).toBeGreaterThan(12);
    expect(await compare(new Statistics(site.origin), found)).toBeGreaterThan(100);
  });
});

/** Writes a corpus with what its records refer to, and no more: all its places take seconds. */
function writeCorpus({ writer }: TestStore, corpus: CorpusOptions): void {
  const records = [...syntheticInitiatives(corpus)];
  const communes = new Set(records.map(({ commune }) => placeIri(testIris, 'commune', commune)));
  for (const { iri, quads } of sharedGraphs(testIris)) {
    const isUsed = ({ subject: { value } }: Quad) =>
      !value.includes('/place/commune/') || communes.has(value);
    writer.replaceGraph({ iri, quads: quads.filter(isUsed) });
  }
  writer.batch(() => {
    for (const record of records) {
      writer.replacePage({ url: pageUrl(record), source: record.source }, [toRecordGraphs(record, testIris)]);
    }
  });
}

/** Answers queries over the merged content of a store. */
function engineOver({ reader }: TestStore): (text: string) => string {
  const { store } = startEngine();
  for (const { text } of reader.contentGraphs({})) {
    const merged = parseQuads(text, nQuads).map((quad) => inGraph(quad));
    store.load(Buffer.from(canonicalLines(merged).join('')), { format: 'application/n-quads' });
  }
  return (text) => String(store.query(text, { base_iri: testBase, results_format: 'json' }));
}

describe('The numbers of the statistics, on a synthetic corpus', () => {
  let store: TestStore;
  let site: SampleSite;
  beforeAll(async () => {
    store = openTestStore();
    writeCorpus(store, { seed: 8, size: 2_000 });
    site = await serveSample(store);
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    store[Symbol.dispose]();
  });

  it('are those of the queries, alone, crossed and narrowed', async () => {
    const values = await compare(new Statistics(site.origin, engineOver(store)), [
      ...['theme', 'subtheme', 'region', 'departement', 'stage', 'source', 'year', 'method', 'audience'].map(
        (x) => `/statistiques?x=${x}`,
      ),
      ...crossings.map((axes) => `/statistiques?${axes}`),
      '/statistiques?x=stage&y=theme&territory=region/S1&theme=T01',
      '/statistiques?x=source&y=year&year=2015-&audience=jeunesse',
    ]);
    expect(values).toBeGreaterThan(1_000);
  });
});
