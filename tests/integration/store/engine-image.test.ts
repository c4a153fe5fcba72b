import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readImageIdentity } from '../../../src/store/engine-image.js';
import type { FromReplica, ReplicaOptions, ToReplica } from '../../../src/store/replica-messages.js';
import { openTestStore, pageOf, recordGraphs, type TestStore } from '../../fixtures/data-directory.js';

const checkQuery = readFileSync('queries/checks/replica.rq', 'utf8');

/** A replica's thread, and what it says; `ended` when it ended by itself. */
async function startReplica(store: TestStore, more: Partial<ReplicaOptions> = {}) {
  const options: ReplicaOptions = {
    journal: store.journal.file,
    image: join(store.directory, 'image'),
    holding: 'dataset',
    afresh: false,
    checkQuery,
    ...more,
  };
  const url = new URL('../../../src/store/replica-worker.js', import.meta.url);
  const worker = new Worker(url, { workerData: options });
  const heard: FromReplica[] = [];
  const listeners: (() => void)[] = [];
  let fault: string | null = null;
  const note = () => listeners.splice(0).forEach((listener) => void listener());
  worker.on('message', (message: FromReplica) => {
    if (message.kind === 'started') return;
    heard.push(message);
    note();
  });
  worker.on('error', (error) => {
    fault = String(error);
    note();
  });
  const next = async (): Promise<FromReplica | string> => {
    while (heard.length === 0 && fault === null)
      await new Promise<void>((resolve) => listeners.push(resolve));
    return heard.shift() ?? fault ?? '';
  };
  const send = async (message: ToReplica) => {
    worker.postMessage(message);
    return next();
  };
  const first = await next();
  return { first, send, end: () => worker.terminate() };
}

const titles = {
  kind: 'query',
  id: 1,
  text: 'SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t } ORDER BY ?t',
  mediaType: 'text/csv',
  base: 'http://localhost:3000/',
  defaultGraphs: null,
  namedGraphs: null,
  rowCap: null,
} as const;

function rowsOf(message: FromReplica | string): string[] {
  if (typeof message === 'string' || message.kind !== 'answer') return [JSON.stringify(message)];
  return Buffer.concat(message.body).toString().trim().split('\r\n').slice(1);
}

/** A store of two records, and an image of a replica of it. */
async function imagedStore(): Promise<TestStore> {
  const store = openTestStore();
  store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Éléphant'), recordGraphs('2', '𝔘nicode')]);
  const replica = await startReplica(store);
  expect(replica.first).toMatchObject({ kind: 'ready', from: 'journal' });
  expect(await replica.send({ kind: 'write-image' })).toMatchObject({ kind: 'image-written' });
  await replica.end();
  return store;
}

describe('An image of a replica', () => {
  it('fills another one, which then follows what was committed since', async () => {
    using store = await imagedStore();
    store.writer.replacePage(pageOf('3'), [recordGraphs('3', 'Zèbre')]);
    const replica = await startReplica(store);
    expect(replica.first).toMatchObject({
      kind: 'ready',
      from: 'image',
      state: { version: store.reader.version() },
    });
    expect(rowsOf(await replica.send(titles))).toEqual(['Zèbre', 'Éléphant', '𝔘nicode']);
    await replica.end();
  });

  it('is not used for another journal', async () => {
    using store = await imagedStore();
    using other = openTestStore();
    other.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Autre')]);
    const replica = await startReplica(other, { image: join(store.directory, 'image') });
    expect(replica.first).toMatchObject({ kind: 'ready', from: 'journal' });
    expect(rowsOf(await replica.send(titles))).toEqual(['Autre']);
    await replica.end();
  });

  it('is not used when it is to be filled afresh', async () => {
    using store = await imagedStore();
    const replica = await startReplica(store, { afresh: true });
    expect(replica.first).toMatchObject({ kind: 'ready', from: 'journal' });
    await replica.end();
  });

  it('is refused when a byte of it has changed', async () => {
    using store = await imagedStore();
    const file = openSync(join(store.directory, 'image'), 'r+');
    writeSync(file, Buffer.from('x'), 0, 1, 1_200_000);
    closeSync(file);
    const replica = await startReplica(store);
    expect(replica.first).toMatch(/ImageUnusable: The image is damaged/);
    await replica.end();
  });

  it('is not used when it is cut short', async () => {
    using store = await imagedStore();
    truncateSync(join(store.directory, 'image'), 100_000);
    const replica = await startReplica(store);
    expect(replica.first).toMatchObject({ kind: 'ready', from: 'journal' });
    await replica.end();
  });

  it('is whole when several write it at once', async () => {
    using store = await imagedStore();
    const [one, two] = await Promise.all([startReplica(store), startReplica(store)]);
    for (let round = 0; round < 20; round++) {
      const written = await Promise.all([one, two].map(({ send }) => send({ kind: 'write-image' })));
      expect(written).toMatchObject([{ kind: 'image-written' }, { kind: 'image-written' }]);
    }
    await Promise.all([one.end(), two.end()]);
    const replica = await startReplica(store);
    expect(replica.first).toMatchObject({ kind: 'ready', from: 'image' });
    await replica.end();
    expect(readdirSync(store.directory).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('of another version of the engine is refused', async () => {
    using store = await imagedStore();
    const file = join(store.directory, 'image');
    const bytes = readFileSync(file);
    bytes.write('0.0', bytes.lastIndexOf('"oxigraph ') + '"oxigraph '.length);
    writeFileSync(file, bytes);
    const replica = await startReplica(store);
    expect(replica.first).toMatch(/ImageUnusable: There is no image of this engine/);
    await replica.end();
  });

  it('names the journal and the version that it stands for', async () => {
    using store = await imagedStore();
    const identity = readImageIdentity(join(store.directory, 'image'));
    expect(identity).toMatchObject({ journal: store.reader.identity, version: store.reader.version() });
  });
});
