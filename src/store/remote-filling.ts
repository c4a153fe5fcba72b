/** Fills a remote server from the journal, graph by graph, from where it was left. */

import { readSolutions } from '../rdf/solutions.js';
import { mergedGraph, timeOfMerge } from './default-graph.js';
import type { JournalReader } from './journal-reader.js';
import { nextGraphs } from './remote-batch.js';
import type { RemoteClient } from './remote-client.js';
import type { RemoteQueries } from './remote-messages.js';
import type { Position, PositionNote } from './remote-position.js';
import type { RemoteWriter } from './remote-writer.js';
import { dropGraph, oneRequest } from './update-text.js';

export interface FillingOptions {
  readonly journal: JournalReader;
  readonly client: RemoteClient;
  readonly note: PositionNote;
  readonly writer: RemoteWriter;
  readonly queries: RemoteQueries;
  /** What the IRIs of the bank's graphs begin with. */
  readonly prefix: string;
  readonly onEvent: (message: string) => void;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Graphs that are dropped by one request. */
const dropsAtOnce = 100;
/** How often operators are told how far it has come, in milliseconds. */
const tellEvery = 10_000;

/** Names of graphs that a server holds. Throws as the client does. */
export async function graphsOf(client: RemoteClient, query: string): Promise<string[]> {
  const response = await client.query({ text: query, accept: 'application/sparql-results+json' });
  return readSolutions(await response.text()).flatMap(({ graph }) =>
    graph === undefined ? [] : [graph.value],
  );
}

/**
 * Fills the server, after the graph `filledTo` ('': from the beginning, and what it holds of the bank
 * goes first).
 * The journal may change meanwhile: the position then is `version`, after which every change is still to be sent.
 */
export async function fill({ version, filledTo }: Position, options: FillingOptions): Promise<void> {
  const { journal, note, writer, onEvent, clock } = options;
  const after = filledTo ?? '';
  if (after === '') await clear(options);
  const total = journal.graphNames().length;
  const began = clock();
  let told = began;
  let done = 0;
  for (let page = nextGraphs(journal, after); page !== null; page = nextGraphs(journal, page.last)) {
    await writer.sendLines(page.lines);
    await writer.sendMerged(page.merged);
    await note.write({ version, filledTo: page.last });
    done += page.graphs;
    if (clock() - told < tellEvery) continue;
    told = clock();
    onEvent(`${done} of ${total} graphs are there`);
  }
  await note.write({ version, filledTo: null });
  onEvent(
    `it is filled with ${total} graphs; ${done} of them took ${Math.round((clock() - began) / 1000)} s`,
  );
}

async function clear({ client, queries, prefix }: FillingOptions): Promise<void> {
  const graphs = await graphsOf(client, queries.graphs);
  const isOurs = (graph: string) =>
    graph.startsWith(prefix) || graph === mergedGraph || timeOfMerge(graph) !== null;
  await drop(client, graphs.filter(isOurs));
}

/** Drops the merges of queries whose process died before it could, made earlier than a time. */
export async function dropMerges(
  { client, queries }: Pick<FillingOptions, 'client' | 'queries'>,
  before: number,
): Promise<void> {
  const graphs = await graphsOf(client, queries.graphs);
  await drop(
    client,
    graphs.filter((graph) => (timeOfMerge(graph) ?? before) < before),
  );
}

async function drop(client: RemoteClient, graphs: readonly string[]): Promise<void> {
  for (let at = 0; at < graphs.length; at += dropsAtOnce) {
    await client.update(oneRequest(graphs.slice(at, at + dropsAtOnce).map(dropGraph)));
  }
}
