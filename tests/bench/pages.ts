/**
 * Pages measured over HTTP on the synthetic corpus: `node dist/tests/bench/pages.js [--size 40000]`, on the Node of the
 * project. Prints a Markdown table.
 */

import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openTestStore, type TestStore, testIris } from '../fixtures/data-directory.js';
import { serveSample } from '../fixtures/sample-site.js';
import { syntheticInitiatives } from './corpus/initiatives.js';
import { sharedGraphs } from './corpus/shared-graphs.js';
import { pageUrl, toRecordGraphs } from './corpus/to-graphs.js';
import { machine, median, milliseconds, percentile95, printTable, timed } from './measure.js';

const { values } = parseArgs({ options: { size: { type: 'string', default: '11000' } } });
const corpus = { seed: 1, size: Number(values.size) };

function fill({ writer }: TestStore): void {
  for (const graph of sharedGraphs(testIris)) writer.replaceGraph(graph);
  const batch: (() => void)[] = [];
  const flush = () => writer.batch(() => batch.splice(0).forEach((work) => void work()));
  for (const record of syntheticInitiatives(corpus)) {
    const page = { url: pageUrl(record), source: record.source };
    batch.push(() => void writer.replacePage(page, [toRecordGraphs(record, testIris)]));
    if (batch.length === 100) flush();
  }
  flush();
}

const [first] = syntheticInitiatives({ ...corpus, size: 1 });
const paths = {
  'the home page': '/',
  'everything, all facets': '/recherche',
  'a word': '/recherche?q=jardin',
  'the most frequent word': '/recherche?q=habitants',
  'a theme, a stage and a region': '/recherche?theme=T01&theme=T02&stage=amorcage&territory=region/S1',
  'a word and a theme': '/recherche?q=jardin&theme=T01',
  '50 km around a commune': '/recherche?near=commune/S1&radius=50&sort=distance',
  'page 500': '/recherche?page=500',
  'the map of everything': '/carte',
  'all positions for the map': '/carte/points',
  'the statistics of everything': '/statistiques',
  'the statistics of a word': '/statistiques?q=jardin',
  'themes × regions': '/statistiques?x=theme&y=region',
  'years × départements': '/statistiques?x=year&y=departement',
  'a chart as SVG': '/statistiques?x=theme&format=svg',
  'a record': `/doc/initiative/${first?.source}/${first?.key}`,
  'a commune': '/doc/place/commune/S1',
  'a theme': '/scheme/themes/T01',
  'an organization': '/doc/organization/synthetic/org-1',
};

using store = openTestStore();
fill(store);
await using site = await serveSample(store, []);
const rows: string[][] = [];
for (const [name, path] of Object.entries(paths)) {
  const times: number[] = [];
  let body = '';
  for (let n = 0; n < 31; n++) {
    times.push(
      await timed(async () => {
        const response = await fetch(site.origin + path, { headers: { accept: 'text/html' } });
        body = await response.text();
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      }),
    );
  }
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  rows.push([
    name,
    milliseconds(median(times.slice(1))),
    milliseconds(percentile95(times.slice(1))),
    kilobytes(Buffer.byteLength(body)),
    kilobytes(gzipSync(body).length),
  ]);
}
console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}; ${corpus.size} initiatives`);
printTable('Pages: search and rendering, over HTTP', ['', 'median', '95 of 100', 'size', 'gzipped'], rows);
