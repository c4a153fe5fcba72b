/**
 * The search index measured on the synthetic corpus: `npm run bench:search -- [--size 40000] [--directory DIR]`.
 * Prints Markdown tables; the directory keeps the journal for the next run.
 */

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Iris } from '../../src/model/iris.js';
import type { MapResult } from '../../src/model/map.js';
import type { SearchRequest } from '../../src/model/search.js';
import type { CountRequest } from '../../src/model/statistics.js';
import { pointsJson } from '../../src/pages/map/map-data.js';
import { mapRecords } from '../../src/search/map.js';
import { search } from '../../src/search/search.js';
import { SearchIndex } from '../../src/search/search-index.js';
import { countRecords } from '../../src/search/statistics.js';
import { openJournal } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { JournalWriter } from '../../src/store/journal-writer.js';
import { lockForWriting } from '../../src/store/lock.js';
import { syntheticInitiative, syntheticInitiatives } from './corpus/initiatives.js';
import { pageUrl, toRecordGraphs } from './corpus/to-graphs.js';
import { fillJournal } from './fill.js';
import {
  machine,
  median,
  megabytes,
  milliseconds,
  percentile95,
  printTable,
  seconds,
  timed,
} from './measure.js';

const { values } = parseArgs({
  options: { size: { type: 'string', default: '11000' }, directory: { type: 'string' } },
});
const corpus = { seed: 1, size: Number(values.size) };
const directory = values.directory ?? mkdtempSync(join(tmpdir(), 'bis-bench-'));
const base = { iri: 'http://localhost:3000/', explicit: false };
const iris = new Iris(base.iri);
const file = join(directory, 'search.sqlite');

/** How long one step of the index may take, as in the server; committing it comes on top. */
const step = 50;

async function fill(): Promise<void> {
  const journal = openJournal({ directory, base });
  const lock = lockForWriting({ journal, command: 'bench', clock: Date.now });
  const writer = new JournalWriter({ journal, lock, clock: Date.now });
  fillJournal(writer, corpus, iris);
  lock.release();
  journal.close();
}

function openIndex(): { readonly index: SearchIndex; readonly close: () => void } {
  const journal = openJournal({ directory, base });
  let epoch = 0;
  const index = new SearchIndex({
    file,
    journal: new JournalReader(journal),
    base: base.iri,
    clock: () => performance.now(),
    newEpoch: () => `${Date.now()}-${++epoch}`,
    onSetAside: (path) => console.error(`set aside: ${path}`),
  });
  return {
    index,
    close: () => {
      index.close();
      journal.close();
    },
  };
}

async function build(): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  const { index, close } = openIndex();
  const steps: number[] = [];
  const total = await timed(async () => {
    for (let isLeft = true; isLeft; ) {
      steps.push(
        await timed(() => {
          isLeft = index.step(step);
        }),
      );
    }
  });
  const load = await timed(() => index.read(() => undefined));
  const { bytes, documents } = index.size;
  close();
  const again = openIndex();
  const start = await timed(() => again.index.read(() => undefined));
  again.close();
  printTable(
    'Making the index from nothing',
    ['', ''],
    [
      ['documents', String(documents)],
      ['time', seconds(total)],
      [
        'steps: 95 of 100, longest',
        `${milliseconds(percentile95(steps))}, ${milliseconds(Math.max(...steps))}`,
      ],
      ['file', megabytes(statSync(file).size)],
      ['facets in memory', `${(bytes / 1e6).toFixed(1)} MB`],
      ['taken into memory after it was made', milliseconds(load)],
      ['taken into memory at the next start', milliseconds(start)],
    ],
  );
}

const asked: Readonly<Record<string, Omit<SearchRequest, 'language'>>> = {
  'no words: everything, all facets': {},
  'a rare word': { text: `${syntheticInitiative(0, corpus).title.split(' ').at(-1) ?? ''} ` },
  'a frequent word': { text: 'jardin ' },
  'the most frequent word': { text: 'habitants ' },
  'two words': { text: 'jardin quartier ' },
  'a word being typed (3 letters)': { text: 'sol' },
  'a phrase': { text: '"jardin partagé"' },
  'a word left out': { text: 'habitants -jardin ' },
  'a theme': { facets: { theme: ['T01'] } },
  'a theme, a stage and a region': {
    facets: { theme: ['T01', 'T02'], stage: ['amorcage'], territory: ['region/S1'] },
  },
  'a word and a theme': { text: 'jardin ', facets: { theme: ['T01'] } },
  '50 km around a commune': { near: { centre: { place: 'commune/S0' }, kilometres: 50 } },
  'the newest': { sort: 'newest' },
  'by title': { sort: 'title' },
  'page 500': { page: 500 },
};

async function measureQueries(): Promise<void> {
  const { index, close } = openIndex();
  const rows: string[][] = [];
  for (const [name, request] of Object.entries(asked)) {
    const times: number[] = [];
    let total = 0;
    for (let n = 0; n < 31; n++) {
      // A seed of its own keeps nothing from being computed; a blank more, the words from being remembered.
      const text = request.text === undefined ? {} : { text: ' '.repeat(n) + request.text };
      times.push(
        await timed(() => {
          const outcome = index.read((view) => {
            view.hits.forget();
            return search({ ...request, ...text, seed: String(n), language: 'fr' }, view);
          });
          if (outcome.kind === 'result') total = outcome.total;
        }),
      );
    }
    rows.push([
      name,
      String(total),
      milliseconds(median(times.slice(1))),
      milliseconds(percentile95(times.slice(1))),
    ]);
  }
  close();
  printTable('Searches: 20 items and all facets', ['', 'records', 'median', '95 of 100'], rows);
}

async function measureMaps(): Promise<void> {
  const { index, close } = openIndex();
  const rows: string[][] = [];
  for (const name of ['no words: everything, all facets', 'a theme', '50 km around a commune']) {
    const request = { ...asked[name], language: 'fr' } as const;
    const times: number[] = [];
    const answers: MapResult[] = [];
    for (let n = 0; n < 31; n++) {
      times.push(
        await timed(() => {
          const outcome = index.read((view) => mapRecords(request, view));
          if (outcome.kind === 'map') answers[0] = outcome;
        }),
      );
    }
    const [answer] = answers;
    const text = answer === undefined ? '' : pointsJson(answer);
    rows.push([
      name,
      String(answer?.total),
      String(answer?.points.places.length),
      milliseconds(times[0] ?? 0),
      milliseconds(median(times.slice(1))),
      `${Math.round(text.length / 1000)} kB`,
      `${Math.round(gzipSync(text).length / 1000)} kB`,
    ]);
  }
  close();
  printTable(
    'Positions of all records found, for the map',
    ['', 'records', 'places', 'first', 'median', 'JSON', 'compressed'],
    rows,
  );
}

const counted: Readonly<Record<string, Omit<CountRequest, 'language'>>> = {
  'five dimensions': { dimensions: ['theme', 'region', 'stage', 'source', 'year'] },
  'five dimensions and 30 days of first pages': {
    dimensions: ['theme', 'region', 'stage', 'source', 'year'],
    seeds: Array.from({ length: 30 }, (_, day) => `2025-11-${String(day + 1).padStart(2, '0')}`),
  },
  'theme × region': { dimensions: [], crossing: { x: 'theme', y: 'region' } },
  'year × département': { dimensions: [], crossing: { x: 'year', y: 'departement' } },
  'theme × stage, of a region': {
    dimensions: [],
    crossing: { x: 'theme', y: 'stage' },
    facets: { territory: ['region/S1'] },
  },
};

async function measureCounts(): Promise<void> {
  const { index, close } = openIndex();
  const rows: string[][] = [];
  for (const [name, request] of Object.entries(counted)) {
    const times: number[] = [];
    for (let n = 0; n < 31; n++) {
      times.push(await timed(() => index.read((view) => countRecords({ ...request, language: 'fr' }, view))));
    }
    rows.push([name, milliseconds(median(times.slice(1))), milliseconds(percentile95(times.slice(1)))]);
  }
  close();
  printTable('Statistics', ['', 'median', '95 of 100'], rows);
}

async function measureUpdates(): Promise<void> {
  const { index, close } = openIndex();
  const journal = openJournal({ directory, base });
  const lock = lockForWriting({ journal, command: 'bench', clock: Date.now });
  const writer = new JournalWriter({ journal, lock, clock: Date.now });
  index.read(() => undefined);
  const times: number[] = [];
  const records = [...syntheticInitiatives({ ...corpus, size: 100 })];
  for (const [n, record] of records.entries()) {
    const changed = { ...record, title: `${record.title} ${Date.now()} ${n}` };
    writer.replacePage({ url: pageUrl(changed), source: changed.source }, [toRecordGraphs(changed, iris)]);
    times.push(
      await timed(() => {
        while (index.step(step));
        index.read(() => undefined);
      }),
    );
  }
  lock.release();
  journal.close();
  close();
  printTable(
    'From a commit until it is found',
    ['median', '95 of 100'],
    [[milliseconds(median(times)), milliseconds(percentile95(times))]],
  );
}

console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}; ${corpus.size} initiatives`);
if (!existsSync(join(directory, 'journal.sqlite'))) await fill();
await build();
await measureQueries();
await measureMaps();
await measureCounts();
await measureUpdates();
if (values.directory === undefined) rmSync(directory, { recursive: true, force: true });
