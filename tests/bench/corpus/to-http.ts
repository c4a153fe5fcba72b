/** Synthetic pages over HTTP: a loopback server that makes each page when it is asked for, and keeps none. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CorpusOptions } from './initiatives.js';
import { pageAt } from './to-pages.js';

export interface CorpusServer extends AsyncDisposable {
  readonly port: number;
}

/** Starts the server on a port of 127.0.0.1; 0 lets the system choose. What is not of the corpus answers 404. */
export async function startCorpusServer(options: CorpusOptions, port = 0): Promise<CorpusServer> {
  const server = createServer((request, response) => {
    const address = URL.parse(request.url ?? '/', `http://${request.headers.host}`);
    const html = address === null ? null : pageAt(address.href, options);
    if (html === null) response.writeHead(404, { 'content-type': 'text/plain' }).end('not of the corpus\n');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
