import { describe, expect, it, onTestFinished } from 'vitest';
import { QuestionThread } from '../../../src/sparql/question-thread.js';

/** A thread that runs a text. */
function threadOf(code: string, longest: number): QuestionThread<string, string> {
  const head =
    "import { parentPort } from 'node:worker_threads'; const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);";
  const module = new URL(`data:text/javascript,${encodeURIComponent(head + code)}`);
  const thread = new QuestionThread<string, string>({ module, worker: {}, longest, tooMuch: 'too much' });
  onTestFinished(() => thread.close());
  return thread;
}

const echo =
  "parentPort.postMessage('ready'); parentPort.on('message', (text) => { if (text === 'long') wait(60_000); parentPort.postMessage(text); });";

describe('A thread that is asked', () => {
  it('has as long as it takes to be loaded: the time of a question begins then', async () => {
    expect(await threadOf(`wait(1_500); ${echo}`, 1_000).ask('first')).toBe('first');
  });

  it('is given up with a question that takes too long, and the next one has another', async () => {
    const thread = threadOf(echo, 1_000);
    const answers = ['first', 'long', 'second'].map((question) => thread.ask(question));
    expect(await Promise.all(answers)).toEqual(['first', 'too much', 'second']);
  });
});
