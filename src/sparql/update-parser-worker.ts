/** The thread that parses updates: a long one keeps nobody but those who update waiting. */

import { parentPort } from 'node:worker_threads';
import { createUpdateParser } from './parse-update.js';
import { ready } from './question-thread.js';
import { restrictUpdate } from './restrict-update.js';
import type { UpdateAnswer, UpdateQuestion } from './update-parser-messages.js';

const parse = createUpdateParser();

function answer({ only, ...update }: UpdateQuestion): UpdateAnswer {
  const parsed = parse(update);
  if (parsed.kind !== 'update' || only === undefined) return parsed;
  const plan = restrictUpdate(parsed.plan, only.graph);
  return plan === null ? { kind: 'other-graph' } : { kind: 'update', plan };
}

parentPort?.postMessage(ready);
parentPort?.on('message', (question: UpdateQuestion) => parentPort?.postMessage(answer(question)));
