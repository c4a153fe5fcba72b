import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SearchOutcome, SearchRequest, SearchResult } from '../../../src/model/search.js';
import { SearchThread } from '../../../src/search/search-thread.js';
import { openTestStore, type TestStore } from '../../fixtures/data-directory.js';
import { openTestIndex, writeRecord } from '../../fixtures/search-index.js';

function startThread(store: TestStore, events: string[] = []): SearchThread {
  const thread = new SearchThread({
    module: new URL('../../../src/cli/search-worker.js', import.meta.url),
    data: { journal: store.journal.file, index: join(store.directory, 'search.sqlite') },
    onEvent: (message) => events.push(message),
  });
  onTestFinished(() => thread.close());
  return thread;
}

/** Asks until the answer is as expected, two seconds at most. */
async function until(
  thread: SearchThread,
  request: Partial<SearchRequest>,
  isIt: (result: SearchResult) => boolean,
  milliseconds = 2_000,
): Promise<SearchOutcome> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const outcome = await thread.search({ language: 'fr', ...request });
    if ((outcome.kind === 'result' && isIt(outcome)) || performance.now() > end) return outcome;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const hasOne = ({ total, progress }: SearchResult) => total === 1 && progress === null;

describe('The thread of a search index', () => {
  it('answers, and follows what others commit within two seconds', async () => {
    using store = openTestStore();
    writeRecord(store, 'a', 'Une ruche');
    const thread = startThread(store);
    expect(await until(thread, { text: 'ruche' }, hasOne, 20_000)).toMatchObject({
      kind: 'result',
      total: 1,
    });
    writeRecord(store, 'b', 'Un potager');
    expect(await until(thread, { text: 'potager' }, hasOne)).toMatchObject({ kind: 'result', total: 1 });
    expect(await thread.match({ text: 'potager', limit: 10 })).toMatchObject({ kind: 'matches', total: 1 });
    await thread.close();
  });

  it('shares one index with that of another server', async () => {
    using store = openTestStore();
    store.writer.batch(() => {
      for (let n = 0; n < 200; n++) writeRecord(store, `r${n}`, `Potager ${'mot '.repeat(500)} ${n}`);
    });
    const threads = [startThread(store), startThread(store)];
    const isWhole = ({ total, progress }: SearchResult) => total === 200 && progress === null;
    for (const thread of threads) {
      expect(await until(thread, { text: 'potager' }, isWhole, 20_000)).toMatchObject({ total: 200 });
    }
    writeRecord(store, 'new', 'Une ruche');
    for (const thread of threads) {
      expect(await until(thread, { text: 'ruche' }, hasOne)).toMatchObject({ kind: 'result', total: 1 });
    }
    await Promise.all(threads.map((thread) => thread.close()));
  });

  it('says why it cannot answer when the index cannot be written', async () => {
    using store = openTestStore();
    mkdirSync(join(store.directory, 'search.sqlite'));
    const events: string[] = [];
    const thread = startThread(store, events);
    const end = performance.now() + 10_000;
    let outcome = await thread.search({ language: 'fr' });
    while (outcome.kind === 'not-ready' && performance.now() < end)
      outcome = await thread.search({ language: 'fr' });
    expect(outcome).toMatchObject({ kind: 'unavailable', reason: expect.stringMatching(/unable to open/) });
    expect(events.length).toBe(1);
    await thread.close();
  });

  it('sets a damaged index aside, says so, and makes it anew', async () => {
    using store = openTestStore();
    writeRecord(store, 'a', 'Une ruche');
    writeFileSync(join(store.directory, 'search.sqlite'), 'no database at all, but long '.repeat(300));
    const events: string[] = [];
    const thread = startThread(store, events);
    expect(await until(thread, { text: 'ruche' }, hasOne, 20_000)).toMatchObject({
      kind: 'result',
      total: 1,
    });
    expect(events.join()).toMatch(/damaged; the old one is .*search\.sqlite\.damaged/);
    await thread.close();
  });

  it('makes an index anew that turns out to be damaged while it is used', async () => {
    using store = openTestStore();
    for (let n = 0; n < 20; n++) writeRecord(store, `r${n}`, `Une ruche ${'mot '.repeat(300)}`);
    const index = join(store.directory, 'search.sqlite');
    openTestIndex(store)[Symbol.dispose]();
    const bytes = readFileSync(index);
    bytes.fill('damage', 2 * 4096);
    writeFileSync(index, bytes);
    const events: string[] = [];
    const thread = startThread(store, events);
    const end = performance.now() + 20_000;
    for (;;) {
      const outcome = await thread.search({ language: 'fr', text: 'ruche' }).catch((error: Error) => error);
      if ('total' in outcome && outcome.total === 20) break;
      expect(performance.now()).toBeLessThan(end);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(events.join()).toMatch(/was damaged/);
    await thread.close();
  });

  it('leaves the event loop free while the index is made', async () => {
    using store = openTestStore();
    store.writer.batch(() => {
      for (let n = 0; n < 400; n++) writeRecord(store, `r${n}`, `Potager ${'mot '.repeat(1_000)} ${n}`);
    });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const thread = startThread(store);
    const outcome = await until(thread, {}, ({ progress }) => progress === null, 25_000);
    delay.disable();
    expect(outcome).toMatchObject({ kind: 'result', total: 400 });
    // Half of the time nothing waits; the rest is what other processes of this machine take.
    expect(delay.percentile(50) / 1e6).toBeLessThan(20);
    await thread.close();
  });

  it('says that it is not ready once it is closed', async () => {
    using store = openTestStore();
    const thread = startThread(store);
    await thread.close();
    expect(await thread.search({ language: 'fr' })).toMatchObject({ kind: 'not-ready' });
  });
});
