/** Servers of other makers, each filled by the loader that its makers give. */

import { RemoteClient } from '../../../src/store/remote-client.js';
import { withCredentials } from '../../../src/store/remote-credentials.js';
import { fuseki } from '../../fixtures/servers/fuseki.js';
import { run, serverCache } from '../../fixtures/servers/obtain.js';
import { oxigraph } from '../../fixtures/servers/oxigraph.js';
import {
  type BulkFiles,
  type RunningServer,
  type ServerKind,
  type ServerProgram,
  startServer,
} from '../../fixtures/servers/server.js';
import { virtuoso } from '../../fixtures/servers/virtuoso.js';
import type { Peer, Served } from './peer.js';

/** A peer, or why it is left out. */
export type Obtained = Peer | { readonly name: string; readonly leftOut: string };

/** The longest that a loader may take, in milliseconds. */
const patience = 3_600_000;

function served(server: RunningServer, { namedDefaultGraph }: ServerProgram): Served {
  const client = new RemoteClient({
    fetch: withCredentials(fetch, () => crypto.randomUUID()),
    addresses: server.addresses,
  });
  return {
    query: server.addresses.query,
    ...(namedDefaultGraph === undefined ? {} : { namedDefaultGraph }),
    pid: server.pid(),
    replaceGraph: (graph, triples) =>
      client.update(`DROP SILENT GRAPH <${graph}> ; INSERT DATA { GRAPH <${graph}> { ${triples} } }`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

async function fill(program: ServerProgram, folder: string, files: BulkFiles): Promise<Served> {
  const load = async (port: number) => {
    const { file, words, env = {} } = program.load(folder, files, port);
    await run(file, words, folder, { env, timeout: patience });
  };
  if (!program.loadsWhileRunning) await load(0);
  const server = await startServer(program, folder);
  if (program.loadsWhileRunning) await load(server.port);
  return served(server, program);
}

async function obtain(kind: ServerKind): Promise<Obtained> {
  try {
    const program = await kind.obtain(serverCache);
    return { name: kind.name, fill: (folder, files) => fill(program, folder, files) };
  } catch (error) {
    return { name: kind.name, leftOut: (error as Error).message };
  }
}

/** Those that can be had on this machine, and the reasons of those that cannot. */
export async function foreignPeers(): Promise<readonly Obtained[]> {
  return [await obtain(oxigraph), await obtain(fuseki), await obtain(virtuoso)];
}
