/** A bank of the synthetic corpus in a folder, and the same statements as files that other servers load. */

import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Iris } from '../../src/model/iris.js';
import { parseStoredQuads } from '../../src/rdf/parse.js';
import { hydrate } from '../../src/store/hydration.js';
import { openForReading } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { runBis } from '../fixtures/run-bis.js';
import type { BulkFiles } from '../fixtures/servers/server.js';
import { writing } from './commits.js';
import type { CorpusOptions } from './corpus/initiatives.js';
import { fillJournal } from './fill.js';

/** A bank that is filled. */
export interface Bank {
  /** The data directory, as `BIS_DATA` names it. */
  readonly directory: string;
  readonly corpus: CorpusOptions;
  readonly iris: Iris;
}

/** A bank's statements as files, and how many they are. */
export interface Dataset extends BulkFiles {
  /** In named graphs. */
  readonly quads: number;
  /** In named graphs and in the default graph. */
  readonly statements: number;
}

const iris = new Iris('http://localhost:3000/');

/**
 * Makes the bank of a corpus, or takes the one that an earlier run left in the folder. A small one is without the real places of
 * France, which no synthetic record refers to: otherwise they are nearly all of it.
 */
export async function bankOf(corpus: CorpusOptions, folder: string, isSmall = false): Promise<Bank> {
  const directory = join(folder, `bank-${corpus.size}${isSmall ? '-small' : ''}`);
  if (!existsSync(directory)) {
    const making = `${directory}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    const { code, err } = await runBis(['init', '--empty'], { BIS_DATA: making });
    if (code !== 0) throw new Error(err);
    if (isSmall) await removePlaces(making);
    await writing(making, async (writer) => fillJournal(writer, corpus, iris));
    renameSync(making, directory);
  }
  return { directory, corpus, iris };
}

async function removePlaces(directory: string): Promise<void> {
  await writing(directory, async (writer, reader) => {
    const graphs = [...reader.contentGraphs({ prefix: `${iris.base}graph/place/` })];
    writer.batch(() => graphs.forEach((graph) => void writer.replaceGraph({ iri: graph.iri, quads: [] })));
  });
}

/** The bytes that an engine is filled with, default graph and named graphs apart. */
export function piecesOf(reader: JournalReader): Record<keyof BulkFiles, Buffer[]> {
  const pieces: Record<keyof BulkFiles, Buffer[]> = { graphs: [], merged: [] };
  hydrate(reader, 'dataset', (piece) => {
    const kept = Buffer.from(piece);
    const [first] = parseStoredQuads(kept.toString('utf8', 0, kept.indexOf('\n') + 1));
    pieces[first?.graph.termType === 'DefaultGraph' ? 'merged' : 'graphs'].push(kept);
  });
  return pieces;
}

/** Writes all that a bank's server answers from, the graphs that it derives included, into files beside the bank. */
export async function writeDataset({ directory }: Bank, origin: string): Promise<Dataset> {
  const journal = openForReading(join(directory, 'journal.sqlite'));
  const reader = new JournalReader(journal);
  const pieces = piecesOf(reader);
  const written = new Set([...reader.graphBytes()].map(({ iri }) => iri));
  journal.close();
  for (const graph of (await graphsOf(origin)).filter((name) => !written.has(name))) {
    const triples = await triplesOf(origin, graph);
    pieces.merged.push(Buffer.from(triples));
    pieces.graphs.push(Buffer.from(triples.replaceAll(/ \.\n/g, ` <${graph}> .\n`)));
  }
  const files = { graphs: `${directory}.nq`, merged: `${directory}.nt` };
  const write = async (kind: keyof BulkFiles) => {
    await pipeline(Readable.from(pieces[kind]), createWriteStream(files[kind]));
    return pieces[kind].reduce((sum, piece) => sum + linesOf(piece), 0);
  };
  const quads = await write('graphs');
  return { ...files, quads, statements: quads + (await write('merged')) };
}

async function queryOf(origin: string, query: string, accept: string): Promise<string> {
  const body = new URLSearchParams({ query });
  const response = await fetch(`${origin}/sparql`, { method: 'POST', body, headers: { accept } });
  if (!response.ok) throw new Error(`${query} was answered ${response.status}.`);
  return response.text();
}

async function graphsOf(origin: string): Promise<string[]> {
  const rows = await queryOf(origin, 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }', 'text/csv');
  return rows.trim().split('\r\n').slice(1);
}

function triplesOf(origin: string, graph: string): Promise<string> {
  return queryOf(origin, `CONSTRUCT { ?s ?p ?o } { GRAPH <${graph}> { ?s ?p ?o } }`, 'application/n-triples');
}

function linesOf(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
