import { describe, expect, it, onTestFinished } from 'vitest';
import { remapSource } from '../../../src/harvest/remap.js';
import type { Mapping } from '../../../src/mapping/mapping.js';
import type { Capture } from '../../../src/model/capture.js';
import { createValidator } from '../../../src/validate/validator.js';
import { openTestStore, testIris } from '../../fixtures/data-directory.js';
import { compiled, recordMapping, shapes } from '../../fixtures/mappings.js';
import { pageWith, testHost, testSource } from '../../fixtures/pages.js';

const pages: Readonly<Record<string, string>> = {
  '1': '<h1>One</h1><p class="a">right</p><p class="b">wrong</p>',
  '2': '<h1>Two</h1><p class="a">same</p><p class="b">same</p>',
  '3': '<h1>Three</h1>',
};
const urlOf = (id: string) => `http://${testHost}/fiche?id=${id}`;
const captures = Object.keys(pages).map(
  (id): Capture => ({
    ...{ source: testSource.id, url: urlOf(id), digest: '', file: '', offset: 0, record: '' },
    ...{ isPage: true, fetchedAt: '', seenAt: '', listedOn: null },
  }),
);

/** A journal, and a way to map the same three pages into it. */
function openBank() {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  const remap = (mapping: Mapping) =>
    remapSource({
      ...{ source: testSource, mapping, iris: testIris, writer: store.writer, clock: Date.now },
      validate: createValidator(shapes),
      reconcile: ({ graph }) => ({ graph, diagnostics: [] }),
      ...{ captures, total: captures.length, wholeSince: null },
      fetch: async () => ({ kind: 'missing', reason: 'nothing is linked' }),
      readCapture: async ({ url }) => {
        const text = pages[new URL(url).searchParams.get('id') ?? ''] ?? '';
        return { kind: 'page', page: pageWith(text, { url }) };
      },
    });
  const records = () => [...store.reader.contentGraphs({ prefix: testIris.graph('exemple', '') })];
  return { store, remap, records };
}

const first = compiled(recordMapping('title: h1', 'abstract: p.b'));

describe('A remapping', () => {
  it('with one selector corrected changes only the graphs concerned, and the journal says which quads', async () => {
    const { store, remap } = openBank();
    await remap(first);
    const version = store.reader.version();
    const report = await remap(compiled(recordMapping('title: h1', 'abstract: p.a')));
    expect(report).toMatchObject({
      command: 'remap',
      fetched: 3,
      found: 3,
      changed: 1,
      unchanged: 2,
      removed: 0,
    });
    const [change, ...others] = [...store.reader.changesAfter(version)].filter(
      ({ kind }) => kind === 'content',
    );
    expect(others).toEqual([]);
    expect(change?.graph).toBe(testIris.graph('exemple', '1'));
    expect(change?.removed).toMatch(/^\S+ \S+abstract> "wrong"@fr \S+ \.\n$/);
    expect(change?.added).toMatch(/^\S+ \S+abstract> "right"@fr \S+ \.\n$/);
  });

  it('takes away the records of pages whose address the mapping no longer takes', async () => {
    const { remap, records } = openBank();
    await remap(first);
    const narrowed = compiled(recordMapping('title: h1').replace('/fiche?id=*', '/other?id=*'));
    expect(await remap(narrowed)).toMatchObject({ ofNoKind: 3, removed: 3, withheld: 0 });
    expect(records()).toEqual([]);
  });

  it.each([
    ['that it no longer recognizes', 'when: ".nowhere"\n    key'],
    ['in which something required is missing', 'key'],
  ])('leaves the records of pages %s as they were', async (_what, head) => {
    const { store, remap, records } = openBank();
    await remap(first);
    const version = store.reader.version();
    const text = recordMapping('title: { select: h2, required: true }').replace('key', head);
    expect(await remap(compiled(text))).toMatchObject({ changed: 0, removed: 0 });
    expect(store.reader.version()).toBe(version);
    expect(records()).toHaveLength(3);
  });

  it('does not say that a page was seen again', async () => {
    const { store, remap } = openBank();
    const seen = () => store.journal.database.prepare('SELECT url, seen_at FROM page').all();
    await remap(first);
    store.journal.database.exec(`UPDATE page SET seen_at = '2020-01-01T00:00:00.000Z'`);
    const before = seen();
    await remap(compiled(recordMapping('title: p')));
    expect(seen()).toEqual(before);
  });
});

describe('A rehearsal', () => {
  it('shows what a remapping would do, and leaves the journal as it was', async () => {
    const { store, remap, records } = openBank();
    await remap(first);
    const before = [store.reader.version(), records()];
    const changed = await store.writer.rehearse(async () => {
      await remap(compiled(recordMapping('title: h1')));
      return [...store.reader.changesAfter(Number(before[0]))].length;
    });
    expect(changed).toBeGreaterThan(0);
    expect([store.reader.version(), records()]).toEqual(before);
  });

  it('that fails leaves the journal as it was, too', async () => {
    const { store, remap } = openBank();
    const failing = store.writer.rehearse(async () => {
      await remap(first);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(store.reader.version()).toBe(0);
  });
});
