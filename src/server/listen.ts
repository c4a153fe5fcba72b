/** Serves the application over HTTP. */

import { createServer, type Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** A running server. */
export interface RunningServer {
  readonly port: number;
  /** Stops accepting, lets answers under way finish, and resolves when all connections are closed. */
  close(): Promise<void>;
}

/** Rejects when the address cannot be had: asked before there is anything to lose. */
export function assertCanListen({ host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Starts listening. Rejects when the port cannot be had. */
export function listen(app: Hono, { host, port }: ListenOptions): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      resolve({ port: info.port, close: () => close(server as Server) });
    });
    server.on('error', reject);
  });
}

/** How long answers under way may take when the server stops, in milliseconds. */
const grace = 5_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
