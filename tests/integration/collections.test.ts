import { describe, expect, it, onTestFinished } from 'vitest';
import { type HarvestOptions, harvestSource } from '../../src/harvest/harvest.js';
import { remapSource } from '../../src/harvest/remap.js';
import type { Capture } from '../../src/model/capture.js';
import type { HarvestReport } from '../../src/model/harvest-report.js';
import type { FetchOutcome } from '../../src/model/page.js';
import { createValidator } from '../../src/validate/validator.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { compiled, shapes } from '../fixtures/mappings.js';
import { pageWith, testHost, testSource } from '../fixtures/pages.js';

const mapping = compiled(`pages:
  initiative:
    url: "/wp-json/wp/v2/projet?*"
    each: "$[*]"
    key: { json: $.id }
    page: { json: $.link }
    next: { header: Link }
    properties: { title: { json: $.title, required: true } }
`);
const list = `https://${testHost}/wp-json/wp/v2/projet?per_page=2`;
const source = {
  ...testSource,
  crawl: { ...testSource.crawl, start: [`${list}&modified_after={since}`] },
};
const day = 86_400_000;
const record = (id: number, title = `Projet ${id}`) => ({
  id,
  title,
  link: `https://${testHost}/projet/${id}/`,
});
type Item = Partial<ReturnType<typeof record>>;

/** A bank, and an interface as WordPress has it: pages of two, the next one told in a header. */
function openBank() {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  let now = Date.parse('2026-03-01T00:00:00Z');
  const reports: HarvestReport[] = [];
  const asked: string[] = [];
  const shared = () => ({
    ...{ source, mapping, iris: testIris, writer: store.writer, clock: () => now },
    validate: createValidator(shapes),
    reconcile: ({ graph }: { graph: Parameters<HarvestOptions['reconcile']>[0]['graph'] }) => ({
      graph,
      diagnostics: [],
    }),
  });
  const answer = (pages: readonly (readonly Item[] | string)[], url: string): FetchOutcome => {
    asked.push(url);
    const number = Number(new URL(url).searchParams.get('page') ?? 1);
    const body = pages[number - 1];
    if (body === undefined) return { kind: 'failed', reason: `${url} answered with status 400.` };
    const next = number < pages.length ? `${list}&page=${number + 1}` : null;
    if (typeof body === 'string')
      return { kind: 'page', page: pageWith(body, { url, mediaType: 'text/html' }) };
    const page = pageWith(JSON.stringify(body), { url, mediaType: 'application/json', next });
    return { kind: 'page', page };
  };
  const harvest = async (...pages: readonly (readonly Item[] | string)[]) => {
    const lastWhole = reports.findLast(({ isWhole }) => isWhole);
    const report = await harvestSource({ ...shared(), lastWhole, fetch: async (url) => answer(pages, url) });
    reports.push(report);
    return report;
  };
  const remap = (
    captures: readonly { readonly url: string; readonly items: readonly Item[]; readonly seenAt: string }[],
    wholeSince: string | null,
    hasHoles = false,
  ) =>
    remapSource({
      ...shared(),
      captures: captures.map(
        ({ url, seenAt }): Capture => ({
          ...{ source: source.id, url, digest: '', file: '', offset: 0, record: '', isPage: true },
          ...{ fetchedAt: seenAt, seenAt, listedOn: null },
        }),
      ),
      total: captures.length,
      ...{ wholeSince, hasHoles },
      fetch: async (url) => ({ kind: 'missing', reason: url }),
      readCapture: async ({ url }) => answer([captures.find((one) => one.url === url)?.items ?? []], url),
    });
  const keys = () =>
    [...store.reader.contentGraphs({ prefix: testIris.graph('exemple', '') })].map(({ iri }) =>
      iri.split('/').at(-1),
    );
  const pass = (days: number) => {
    now += days * day;
  };
  return { harvest, remap, keys, asked, pass, store };
}

const [one, two, three, four] = [record(1), record(2), record(3), record(4)];

describe('Records of an interface with pages', () => {
  it('stay as they are when they move from one page to another', async () => {
    const { harvest, keys, store, pass } = openBank();
    await harvest([three, two], [one]);
    const before = store.reader.version();
    pass(31);
    const report = await harvest([four, three], [two, one]);
    expect(report).toMatchObject({ changed: 1, unchanged: 3, removed: 0, isWhole: true });
    expect(keys()).toEqual(['1', '2', '3', '4']);
    expect([...store.reader.changesAfter(before)].filter(({ removed }) => removed !== '')).toEqual([]);
    pass(31);
    expect(await harvest([four, two], [one])).toMatchObject({ changed: 0, removed: 1 });
    expect(keys()).toEqual(['1', '2', '4']);
  });

  it('are asked for by what has changed, and are not taken for gone then', async () => {
    const { harvest, keys, asked, pass } = openBank();
    await harvest([two, one]);
    expect(asked[0]).toContain('modified_after=1970-01-01T00%3A00%3A00Z');
    pass(3);
    asked.length = 0;
    expect(await harvest([record(2, 'Autre titre')])).toMatchObject({
      changed: 1,
      removed: 0,
      isWhole: false,
    });
    expect(asked[0]).toContain('modified_after=2026-02-28T00%3A00%3A00Z');
    expect(keys()).toEqual(['1', '2']);
  });

  it.each([
    ['a page of it fails', [[two], 'Erreur']],
    ['it is empty', [[]]],
    ['it gives an error page', ['<h1>Maintenance</h1>']],
    ['a record has no key', [[two, { title: 'Sans numéro', link: one.link }]]],
  ])('stay when %s: an outage is no deletion', async (_, pages) => {
    const { harvest, keys } = openBank();
    await harvest([two, one]);
    expect((await harvest(...(pages as Item[][]))).removed).toBe(0);
    expect(keys()).toEqual(['1', '2']);
  });

  it('are withheld one by one: what the bank has of a record with an error stays', async () => {
    const { harvest, keys, pass } = openBank();
    await harvest([two, one]);
    pass(31);
    const report = await harvest([{ ...two, title: '' }, record(1, 'Nouveau titre')]);
    expect(report).toMatchObject({ withheld: 1, changed: 1, removed: 0 });
    expect(keys()).toEqual(['1', '2']);
  });

  it('come back from the archive as the last whole harvest found them', async () => {
    const { harvest, remap, keys, asked, pass } = openBank();
    await harvest([two, one]);
    pass(31);
    await harvest([three], [one]);
    const [first = '', second = ''] = asked.slice(-2);
    const captures = [
      { url: `${list}&page=9`, items: [two], seenAt: '2026-03-01T00:00:00Z' },
      { url: first, items: [three], seenAt: '2026-04-01T00:00:00Z' },
      { url: second, items: [one], seenAt: '2026-04-01T00:00:00Z' },
    ];
    expect(await remap(captures, '2026-04-01T00:00:00Z')).toMatchObject({ changed: 0, removed: 0 });
    expect(keys()).toEqual(['1', '3']);
    // One of the pages was taken out of the archive, because it told of a record that was forgotten.
    expect(await remap(captures.slice(0, 2), '2026-04-01T00:00:00Z', true)).toMatchObject({ removed: 0 });
    expect(keys()).toEqual(['1', '3']);
  });
});
