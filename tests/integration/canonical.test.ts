import { describe, expect, it, onTestFinished } from 'vitest';
import { toPage } from '../../src/crawl/to-page.js';
import { harvestSource } from '../../src/harvest/harvest.js';
import { createValidator } from '../../src/validate/validator.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { compiled, recordMapping, shapes } from '../fixtures/mappings.js';
import { testHost, testSource } from '../fixtures/pages.js';

const mapping = compiled(recordMapping('title: h1'));
const at = (path: string) => `http://${testHost}${path}`;
// Shorter, so that nothing but its own word makes it the lesser one.
const [alias, canonical] = ['/fiche?id=1', '/fiche?id=1&vue=entiere'];

/** A bank, and a way to harvest pages into it, from the start addresses in their order. */
function openBank() {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  const asked: string[] = [];
  const harvest = (pages: Readonly<Record<string, string>>, start: readonly string[]) => {
    asked.length = 0;
    return harvestSource({
      source: { ...testSource, crawl: { ...testSource.crawl, start: start.map(at) } },
      ...{ mapping, iris: testIris, writer: store.writer, clock: Date.now },
      validate: createValidator(shapes),
      reconcile: ({ graph }) => ({ graph, diagnostics: [] }),
      fetch: async (url) => {
        asked.push(url.slice(at('').length));
        const text = pages[url.slice(at('').length)];
        return toPage({
          ...{ url, body: Buffer.from(text ?? ''), contentType: 'text/html', headers: {} },
          ...{ fetchedAt: '2026-01-02T03:04:05Z', fetchStatus: text === undefined ? 404 : 200 },
          ...{ archiveRecord: null, reconstructedFrom: null },
        });
      },
    });
  };
  const title = () =>
    /\/title> "([^"]*)"/.exec(store.reader.graph(testIris.graph('exemple', '1'))?.text ?? '')?.[1];
  return { store, harvest, asked, title };
}

const says = (address: string, title: string) =>
  `<html><head><link rel="canonical" href="${address}"></head><body><h1>${title}</h1></body></html>`;
const pages = {
  [alias]: says(at(canonical).replace('&', '&amp;'), 'short'),
  [canonical]: says(at(canonical).replace('&', '&amp;'), 'whole'),
};

describe('A page that names another address as its own', () => {
  it('leads there, and the record is that of the page there, though nothing else leads to it', async () => {
    const { harvest, asked, title } = openBank();
    expect(await harvest(pages, [alias])).toMatchObject({ fetched: 2, failed: 0 });
    expect(asked).toEqual([alias, canonical]);
    expect(title()).toBe('whole');
  });

  it('never takes the record back, in whatever order they are read', async () => {
    for (const order of [
      [alias, canonical],
      [canonical, alias],
    ]) {
      const { store, harvest, title } = openBank();
      await harvest(pages, order);
      expect(title()).toBe('whole');
      const version = store.reader.version();
      const report = await harvest(pages, [...order].reverse());
      expect(store.reader.version()).toBe(version);
      expect(report.findings.map(({ examples }) => examples[0]?.message).join()).toContain(
        `which ${at(canonical)} gives already: it is left to that page`,
      );
    }
  });

  it('gives the record as long as there is no page at that address', async () => {
    const { harvest, title } = openBank();
    await harvest({ [alias]: pages[alias] ?? '' }, [alias]);
    expect(title()).toBe('short');
  });

  it('loses no record where two pages name each other', async () => {
    const { store, harvest, title } = openBank();
    const each = {
      [alias]: says(at(canonical).replace('&', '&amp;'), 'short'),
      [canonical]: says(at(alias), 'whole'),
    };
    await harvest(each, [alias]);
    expect(title()).toBe('short');
    const version = store.reader.version();
    await harvest(each, [canonical]);
    expect(store.reader.version()).toBe(version);
  });

  it.each([
    ['on another host', 'http://other.example/fiche?id=1'],
    ['that no page kind takes, as where all pages name the home page', at('/')],
    ['that is no address of a page', 'javascript:alert(1)'],
  ])('does not lead to one %s', async (_what, address) => {
    const { harvest, asked, title } = openBank();
    expect(await harvest({ [alias]: says(address, 'short') }, [alias])).toMatchObject({
      fetched: 1,
      failed: 0,
    });
    expect(asked).toEqual([alias]);
    expect(title()).toBe('short');
  });
});
