/** The bank itself, as a peer among others: `bis serve` over a data directory, without an image of the replica. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { imageFileNames } from '../../../src/compose.js';
import { runBis } from '../../fixtures/run-bis.js';
import { freePort } from '../../fixtures/servers/server.js';
import { type MeasuredServer, startServer } from '../measure.js';
import type { Served } from './peer.js';

/** Our server also has pages, and says how it started. */
export interface OurServer extends Served {
  readonly server: MeasuredServer;
}

/** Starts it and waits until it answers queries; `hasImage` leaves the image that an earlier start wrote. */
export async function serveOurs(directory: string, { hasImage = false } = {}): Promise<OurServer> {
  if (!hasImage)
    for (const name of Object.values(imageFileNames)) rmSync(join(directory, name), { force: true });
  const run = await runBis(['token', 'add', '--scope', 'write'], { BIS_DATA: directory });
  const server = await startServer(directory, await freePort());
  return {
    server,
    query: `${server.origin}/sparql`,
    pid: server.pid,
    replaceGraph: (graph, triples) => put(server.origin, { graph, triples, token: run.out.trim() }),
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

interface Replacement {
  readonly graph: string;
  readonly triples: string;
  readonly token: string;
}

async function put(origin: string, { graph, triples, token }: Replacement): Promise<void> {
  const response = await fetch(`${origin}/graph-store?graph=${encodeURIComponent(graph)}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/n-triples' },
    body: triples,
  });
  const said = await response.text();
  if (!response.ok) throw new Error(`the change was answered ${response.status}: ${said}`);
}
