/**
 * Links between partners on the synthetic corpus with its planted duplicates:
 * `npm run bench:links -- [--size 40000] [--seed 1]`. Prints precision, recall and time as Markdown tables.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findLinks, writeLinks } from '../../src/harvest/links.js';
import { Iris } from '../../src/model/iris.js';
import { placeKnowledge } from '../../src/reconcile/duplicates/place-knowledge.js';
import { Gazetteer } from '../../src/reconcile/gazetteer.js';
import { openJournal } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { JournalWriter } from '../../src/store/journal-writer.js';
import { lockForWriting } from '../../src/store/lock.js';
import { plantedPairs } from './corpus/planted.js';
import { fillJournal } from './fill.js';
import { machine, printTable, seconds, timed } from './measure.js';

const { values } = parseArgs({
  options: { size: { type: 'string', default: '40000' }, seed: { type: 'string', default: '1' } },
});
const corpus = { seed: Number(values.seed), size: Number(values.size) };
const iris = new Iris('http://localhost:3000/');
const directory = mkdtempSync(join(tmpdir(), 'bis-bench-'));
const journal = openJournal({ directory, base: { iri: iris.base, explicit: false } });
const lock = lockForWriting({ journal, command: 'bench', clock: Date.now });
const writer = new JournalWriter({ journal, lock, clock: Date.now });
fillJournal(writer, corpus, iris);

const reader = new JournalReader(journal);
let knowledge = placeKnowledge(new Gazetteer(), iris.base);
const placesTime = await timed(() => {
  knowledge = placeKnowledge(new Gazetteer(), iris.base);
});
let outcome = findLinks({ reader, iris, knowledge, decided: [] });
const readTime = await timed(() => {
  for (const { text } of reader.contentGraphs({ prefix: `${iris.base}graph/` })) text.includes('Initiative');
});
const time = await timed(() => {
  outcome = findLinks({ reader, iris, knowledge, decided: [] });
});
const write = () => writer.batch(() => writeLinks(outcome.links, { reader, writer, iris }));
const writeTime = await timed(write);
const againTime = await timed(write);
const truth = plantedPairs(corpus, iris);
const found = new Set(outcome.links.map(({ records }) => records.join(' ')));
const right = found.intersection(truth).size;
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
const rows = ['same address', 'same title and place', 'same holder and similar title'].map((method) => {
  const own = outcome.links.filter((link) => link.method.includes(method));
  const ownRight = own.filter(({ records }) => truth.has(records.join(' '))).length;
  return [
    method,
    String(own.length),
    percent(ownRight, Math.max(1, own.length)),
    percent(ownRight, truth.size),
  ];
});

console.log(machine());
printTable(
  `Links between ${corpus.size} synthetic records of 20 partners, ${truth.size} pairs planted`,
  ['', 'found', 'precision', 'recall'],
  [...rows, ['all', String(found.size), percent(right, found.size), percent(right, truth.size)]],
);
printTable(
  'Time',
  ['', ''],
  [
    ['places read', seconds(placesTime)],
    ['records read from the journal alone', seconds(readTime)],
    ['records read and compared', seconds(time)],
    ['links written for the first time', seconds(writeTime)],
    ['links that are there already', seconds(againTime)],
  ],
);
if (process.env.BIS_SHOW !== undefined) {
  for (const pair of truth.difference(found)) console.log('missed', pair);
  for (const pair of found.difference(truth)) console.log('wrong', pair);
}
lock.release();
journal.close();
rmSync(directory, { recursive: true });
