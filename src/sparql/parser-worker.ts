/** The parsing thread: a long query keeps nobody but its own client waiting. */

import { parentPort, workerData } from 'node:worker_threads';
import { createQueryParser } from './parse-query.js';
import type { ParserOptions, ParserQuestion } from './parser-messages.js';
import { ready } from './question-thread.js';

const parse = createQueryParser((workerData as ParserOptions).mostRows);

parentPort?.postMessage(ready);
parentPort?.on('message', ({ text, base }: ParserQuestion) => parentPort?.postMessage(parse(text, base)));
