/** A process that serves the synthetic corpus over loopback HTTP, and tells its port to who started it. */

import { startCorpusServer } from './to-http.js';

const { port } = await startCorpusServer({ seed: 1, size: Number(process.argv[2] ?? 1_000) });
process.send?.(port);
