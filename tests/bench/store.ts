/**
 * The store measured on the synthetic corpus: `npm run bench:store -- [--size 40000] [--directory DIR] [--replace N] [--only PART]`.
 * Prints Markdown tables; each figure stands beside its floor, from the same run.
 */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { imageFileNames } from '../../src/compose.js';
import { Iris } from '../../src/model/iris.js';
import { startEngine } from '../../src/store/engine.js';
import { hydrate } from '../../src/store/hydration.js';
import { openForReading } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import type { JournalWriter } from '../../src/store/journal-writer.js';
import { measureCommits, measurePopularSubject, writing } from './commits.js';
import { type SyntheticInitiative, syntheticInitiative, syntheticInitiatives } from './corpus/initiatives.js';
import { pageUrl, toRecordGraphs } from './corpus/to-graphs.js';
import {
  machine,
  median,
  megabytes,
  milliseconds,
  percentile95,
  printTable,
  seconds,
  startServer,
  timed,
} from './measure.js';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '11000' },
    directory: { type: 'string' },
    replace: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
const corpus = { seed: 1, size: Number(values.size) };
const directory = values.directory ?? mkdtempSync(join(tmpdir(), 'bis-bench-'));
const base = { iri: 'http://localhost:3000/', explicit: false };
const iris = new Iris(base.iri);
const loading = { format: 'application/n-quads', lenient: true, no_transaction: true } as const;

function write(writer: JournalWriter, record: SyntheticInitiative): void {
  writer.replacePage({ url: pageUrl(record), source: record.source }, [toRecordGraphs(record, iris)]);
}

/** Fills the journal, a hundred records a commit. */
async function fill(): Promise<void> {
  await writing(directory, async (writer) => {
    let batch: SyntheticInitiative[] = [];
    const flush = () => {
      writer.batch(() => batch.forEach((record) => void write(writer, record)));
      batch = [];
    };
    for (const record of syntheticInitiatives(corpus)) {
      if (batch.push(record) === 100) flush();
    }
    flush();
  });
}

/** Filling an engine from the journal, beside loading the same bytes that stand ready in memory. */
async function measureHydration(): Promise<void> {
  const journal = openForReading(join(directory, 'journal.sqlite'));
  const reader = new JournalReader(journal);
  const pieces: Buffer[] = [];
  hydrate(reader, 'dataset', (piece) => void pieces.push(Buffer.from(piece)));
  const engine = startEngine();
  const bare = await timed(() => pieces.forEach((piece) => void engine.store.load(piece, loading)));
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const memory = engine.instance.memory.buffer.byteLength;
  printTable(
    'Dataset',
    ['', ''],
    [
      ['initiatives', String(corpus.size)],
      ['quads, provenance included', String(reader.quadCount())],
      ['N-Quads that are loaded', megabytes(bytes)],
      ['memory of a replica', megabytes(memory)],
      ['bare load of the same bytes', seconds(bare)],
    ],
  );
  journal.close();
}

async function measureServer(): Promise<void> {
  for (const name of Object.values(imageFileNames)) rmSync(join(directory, name), { force: true });
  const first = await startServer(directory, 3190);
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  await first.stop();
  const server = await startServer(directory, 3190);
  printTable(
    'Start of the server',
    ['', 'without an image', 'with an image'],
    [
      ['until the site answers', seconds(first.untilSite), seconds(server.untilSite)],
      ['until /sparql answers', seconds(first.untilSparql), seconds(server.untilSparql)],
    ],
  );
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await measureLatency(server.origin);
  for (const clients of [1, 10, 50]) await measureStorm(server, clients);
  if (Number(values.replace) > 0) await measureReplacements(server, Number(values.replace));
  await server.stop();
}

async function query(origin: string, text: string, timeout = 30): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams({ query: text, timeout: String(timeout), format: 'csv' });
  const response = await fetch(`${origin}/sparql`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
}

const titleOf = (iri: string) => `SELECT ?t { <${iri}> <http://purl.org/dc/terms/title> ?t }`;

/** From the acknowledgement of a change until a query sees it. */
async function measureLatency(origin: string): Promise<void> {
  const record = syntheticInitiative(0, corpus);
  const iri = iris.thing('initiative', record.source, record.key);
  const times = await writing(directory, async (writer) => {
    const seen: number[] = [];
    for (let n = 0; n < 50; n++) {
      write(writer, { ...record, title: `Changed ${n}` });
      const began = performance.now();
      while (!(await query(origin, titleOf(iri))).text.includes(`Changed ${n}`));
      seen.push(performance.now() - began);
    }
    return seen;
  });
  printTable(
    'From a commit until a query sees it (query included)',
    ['median', '95 of 100'],
    [[milliseconds(median(times)), milliseconds(percentile95(times))]],
  );
}

/** Quiet queries, each about another record, until told to stop. */
async function quiet(
  origin: string,
  stop: { done: boolean },
  most = Number.POSITIVE_INFINITY,
): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < most && !stop.done; n++) {
    const record = syntheticInitiative(n % corpus.size, corpus);
    const iri = iris.thing('initiative', record.source, record.key);
    times.push(
      await timed(async () => {
        const { status } = await query(origin, titleOf(iri));
        if (status !== 200) throw new Error(`a quiet query was answered ${status}`);
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
}

async function measureStorm(server: Awaited<ReturnType<typeof startServer>>, clients: number): Promise<void> {
  const before = median(await quiet(server.origin, { done: false }, 50));
  const [memory, threads] = [server.memory(), server.threads()];
  const stop = { done: false };
  const quietTimes = quiet(server.origin, stop);
  const statuses: Record<number, number> = {};
  let next = 0;
  const client = async () => {
    while (next < 100) {
      const text = `SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?d && STR(?b) != "${next++}") }`;
      const { status } = await query(server.origin, text, 2);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  const time = await timed(() => Promise.all(Array.from({ length: clients }, client)));
  stop.done = true;
  const times = await quietTimes;
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  printTable(
    `A hundred different runaway queries from ${clients} at a time`,
    ['', 'before', 'during', 'after'],
    [
      ['quiet queries, median', milliseconds(before), milliseconds(median(times)), ''],
      ['quiet queries, 95 of 100', '', milliseconds(percentile95(times)), ''],
      ['quiet queries, slowest', '', milliseconds(Math.max(...times)), ''],
      ['quiet queries a second', '', ((times.length / time) * 1000).toFixed(1), ''],
      ['memory', megabytes(memory), '', megabytes(server.memory())],
      ['threads', String(threads), '', String(server.threads())],
      ['answers to the runaways', '', JSON.stringify(statuses), ''],
    ],
  );
}

/** Graphs replaced again and again, while quiet queries go on. */
async function measureReplacements(
  server: Awaited<ReturnType<typeof startServer>>,
  count: number,
): Promise<void> {
  const stop = { done: false };
  const times = quiet(server.origin, stop);
  const memory: number[] = [];
  const time = await writing(directory, async (writer) =>
    timed(async () => {
      for (let n = 0; n < count; n += 100) {
        writer.batch(() => {
          for (let k = n; k < n + 100; k++) {
            const record = syntheticInitiative(k % corpus.size, corpus);
            const { source, key } = record;
            write(writer, { ...syntheticInitiative(corpus.size + k, corpus), source, key });
          }
        });
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (n % 10_000 === 0) memory.push(server.memory());
      }
    }),
  );
  stop.done = true;
  const seen = await times;
  printTable(
    `${count} replaced graphs`,
    ['', ''],
    [
      ['time', seconds(time)],
      ['memory, least and most', `${megabytes(Math.min(...memory))} to ${megabytes(Math.max(...memory))}`],
      ['quiet queries, first half, median', milliseconds(median(seen.slice(0, seen.length / 2)))],
      ['quiet queries, second half, median', milliseconds(median(seen.slice(seen.length / 2)))],
      ['quiet queries that failed', '0'],
    ],
  );
}

console.log(
  `## The store at ${corpus.size} initiatives\n\n${machine()}, ${new Date().toISOString().slice(0, 10)}`,
);
if (!existsSync(join(directory, 'journal.sqlite'))) await fill();
const parts = {
  hydration: measureHydration,
  commits: () => measureCommits(directory, corpus),
  popular: () => measurePopularSubject(corpus),
  server: measureServer,
};
for (const [name, measure] of Object.entries(parts)) {
  if (values.only === undefined || values.only === name) await measure();
}
if (values.directory === undefined) rmSync(directory, { recursive: true, force: true });
