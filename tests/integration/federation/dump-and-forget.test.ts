import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type RunningFederation, startFederation } from '../../../src/compose-federation.js';
import { DumpFolder, dumpsFolderName, removeDumps } from '../../../src/federation/dump-shelf.js';
import { makeDump } from '../../../src/federation/make-dump.js';
import { graphsNamed, redactGraphs, removeGraphs, scrubJournal } from '../../../src/store/forget.js';
import { isForgetting, whileForgetting } from '../../../src/store/forgetting.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testContext,
  testIris,
} from '../../fixtures/data-directory.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

/** So many records that their dump takes some seconds. */
const records = 6_000;

function fill({ writer }: TestStore): void {
  writer.replacePage({ url: 'http://test.example/secret', source: 'test' }, [
    recordGraphs('secret', 'Secret'),
  ]);
  writer.batch(() => {
    for (let n = 0; n < records; n++) {
      const { content } = recordGraphs(String(n), `Fiche ${n}`);
      const lines = content.quads.map(
        ({ subject, predicate, object }) =>
          `<${subject.value}> <${predicate.value}> ${object.termType === 'Literal' ? `"${object.value}"@fr` : `<${object.value}>`} <${content.iri}> .\n`,
      );
      writer.putGraph({ iri: content.iri, kind: 'content', page: null, lines: lines.sort() });
    }
  });
}

interface Running extends AsyncDisposable {
  readonly store: TestStore;
  readonly federation: RunningFederation;
  readonly told: string[];
  /** Names in the folder of dumps. */
  readonly names: () => string[];
}

function run(): Running {
  const store = openTestStore();
  fill(store);
  const told: string[] = [];
  const federation = startFederation(
    { ...store, iris: testIris },
    { catalogue: { entries: [] } },
    { data: store.directory, contact: null },
    { context: testContext, tell: (line) => told.push(line) },
  ) as RunningFederation;
  const folder = join(store.directory, dumpsFolderName);
  return {
    ...{ store, federation, told },
    names: () => (existsSync(folder) ? readdirSync(folder) : []),
    [Symbol.asyncDispose]: async () => {
      await federation.close();
      store[Symbol.dispose]();
    },
  };
}

/** Asks for the dump of the current version, and waits until it is being written. */
async function untilBegun({ federation, names }: Running): Promise<void> {
  federation.bank();
  await vi.waitFor(() => expect(names()).toEqual([expect.stringMatching(/\.part$/)]), 30_000);
}

describe('A dump that is being made while something is forgotten', () => {
  it('is given up, so that the write-ahead log is emptied, and may be begun again at once', async () => {
    await using running = run();
    const { store, federation, told, names } = running;
    await untilBegun(running);
    const iri = testIris.graph('test', 'secret');
    const graphs = graphsNamed(store.journal, iri);
    removeGraphs(store.writer, store.journal, { graphs, names: [], at: '2026-01-01T00:00:00Z' });
    const isScrubbed = await whileForgetting(store, async () => {
      await vi.waitFor(() => expect(names()).toEqual([]), 30_000);
      // Nobody's request begins another one meanwhile.
      federation.bank();
      redactGraphs(store.writer, store.journal, {
        graphs: [iri],
        pages: [pageOf('secret').url],
        sources: [],
      });
      const isEmptied = scrubJournal(store.journal);
      removeDumps(store.directory);
      return isEmptied;
    });
    expect([isScrubbed, names(), told]).toEqual([true, [], []]);
    await untilBegun(running);
    expect(told).toEqual([]);
  }, 90_000);
});

describe('A server that stops', () => {
  it('leaves nothing of the dump that it was making', async () => {
    await using running = run();
    await untilBegun(running);
    await running.federation.close();
    expect([running.names(), running.told]).toEqual([[], []]);
  }, 60_000);
});

describe('A dump that cannot be put in its place', () => {
  it('leaves nothing on a disk that is full', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('one'), [recordGraphs('one', 'Un')]);
    const folder = temporaryFolder();
    class FullFolder extends DumpFolder {
      override finish(): void {
        throw new Error('ENOSPC: no space left on device');
      }
    }
    const shelf = new FullFolder(folder);
    const {
      reader: journal,
      journal: { base },
    } = store;
    const making = makeDump({
      ...{ journal, shelf, base, sources: [], context: testContext, id: 'x.y', clock: Date.now },
    });
    await expect(making).rejects.toThrow('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('That something is being forgotten', () => {
  it('is known while it is under way, and no longer once its process has let go of the lock', async () => {
    const store = openTestStore();
    const { journal, lock } = store;
    const isUnderWay = () => isForgetting(journal, Date.now);
    const told = [isUnderWay()];
    await whileForgetting(store, async () => void told.push(isUnderWay()));
    told.push(isUnderWay());
    const cut = whileForgetting(store, async () => {
      throw new Error('cut short');
    });
    await expect(cut).rejects.toThrow('cut short');
    lock.release();
    expect([...told, isUnderWay()]).toEqual([false, true, false, false]);
    store[Symbol.dispose]();
  });
});
