/** Comunica over a store of N3.js, both in memory, as a peer: in a process of its own that answers over HTTP. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Peer } from './peer.js';

export const comunica: Peer = {
  name: 'Comunica over N3.js',
  fill: async (_, files) => {
    const words = [files.graphs, files.merged];
    const child = fork(new URL('./comunica-server.js', import.meta.url), words, {
      execArgv: ['--max-old-space-size=12000'],
    });
    const [port] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('Comunica ended before it was filled.'))),
    ])) as [number];
    return {
      query: `http://127.0.0.1:${port}/`,
      pid: child.pid ?? 0,
      [Symbol.asyncDispose]: async () => {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      },
    };
  },
};
