/** Whether a remote server may be used: that it holds nothing of others where the bank writes, and cuts no answer off. */

import { readSolutions } from '../rdf/solutions.js';
import { checkGraph, isReserved, mergedGraph, positionGraph } from './default-graph.js';
import type { RemoteClient } from './remote-client.js';
import { graphsOf } from './remote-filling.js';
import type { RemoteQueries } from './remote-messages.js';

interface Asked {
  readonly client: RemoteClient;
  readonly queries: RemoteQueries;
}

/** A server that must not be used as it is. The message says what to do. */
export class UnusableServer extends Error {
  override readonly name = 'UnusableServer';
}

/** Throws `UnusableServer` when a server without a position has graphs under the bank's names. */
export async function assertFree({ client, queries }: Asked, prefix: string): Promise<void> {
  const graphs = await graphsOf(client, queries.graphs);
  const taken = graphs.find((graph) => graph.startsWith(prefix) || isReserved(graph));
  if (taken === undefined) return;
  throw new UnusableServer(
    `It holds the graph <${taken}>, and no note of who wrote it. Empty it (DROP ALL), or name a store of its own in BIS_REMOTE_QUERY and BIS_REMOTE_UPDATE.`,
  );
}

/** The bank's own graphs in a server that no query may see. */
const hidden = [mergedGraph, positionGraph, checkGraph];
/** Each query names the graphs that it must not see, so there must not be many. */
const mostOthers = 100;

/**
 * The graphs that a server holds beside those of the bank, Virtuoso's own for instance. Throws `UnusableServer` when
 * there are many.
 */
export async function findOthers({ client, queries }: Asked, prefix: string): Promise<readonly string[]> {
  const graphs = await graphsOf(client, queries.graphs);
  const others = new Set([...hidden, ...graphs.filter((graph) => !graph.startsWith(prefix))]);
  if (others.size <= mostOthers) return [...others];
  throw new UnusableServer(
    `It holds ${others.size} graphs that are not the bank's. Name a store of its own in BIS_REMOTE_QUERY and BIS_REMOTE_UPDATE.`,
  );
}

/** Throws `UnusableServer` when the server gives fewer rows than there are: it would cut answers off without a word. */
export async function assertWhole({ client, queries }: Asked): Promise<void> {
  const json = 'application/sparql-results+json';
  const counted = await client.query({ text: queries.size, accept: json });
  const triples = Number(readSolutions(await counted.text())[0]?.triples?.value);
  const given = await client.query({ text: queries.rows, accept: 'text/csv' });
  const rows = (await given.text()).trim().split('\n').length - 1;
  const [, limit] = /\bLIMIT\s+(\d+)\s*$/.exec(queries.rows) ?? [];
  const expected = Math.min(triples, Number(limit));
  if (rows >= expected) return;
  throw new UnusableServer(
    `It cuts answers off after ${rows} rows without saying so. Raise its limit above ${expected} (Virtuoso: ResultSetMaxRows in the section [SPARQL] of virtuoso.ini), and restart it.`,
  );
}
