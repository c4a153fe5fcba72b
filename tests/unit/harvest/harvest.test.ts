import { describe, expect, it } from 'vitest';
import { type HarvestOptions, harvestSource } from '../../../src/harvest/harvest.js';
import type { NamedGraph } from '../../../src/model/named-graph.js';
import type { GraphWriter, WriteOutcome } from '../../../src/model/ports.js';
import { createValidator } from '../../../src/validate/validator.js';
import { compiled, iris, recordMapping, shapes } from '../../fixtures/mappings.js';
import { pageWith, testHost, testSource } from '../../fixtures/pages.js';

const list = '  list:\n    url: "/liste"\n    follow: { each: "a@href" }\n';
const mapping = compiled(recordMapping('title: h1', 'abstract: { each: p }') + list);
const nothing: WriteOutcome = { changed: [], unchanged: [], removed: [], aliases: [], forgotten: [] };

/** Harvests pages by path, and tells what was written. */
async function harvest(pages: Readonly<Record<string, string>>, more: Partial<HarvestOptions> = {}) {
  const written: { readonly page: string; readonly graphs: readonly string[] }[] = [];
  const replaced: NamedGraph[] = [];
  const writer: GraphWriter = {
    replacePage: ({ url }, records) => {
      const graphs = records.flatMap(({ content, provenance }) => [content.iri, provenance.iri]);
      written.push({ page: url.replace(`http://${testHost}`, ''), graphs });
      return { ...nothing, changed: records.map(({ content }) => content.iri) };
    },
    addRecords: ({ url }, records) => writer.replacePage({ url, source: '' }, records),
    graphsOf: () => [],
    removeOthers: () => [],
    replaceGraph: (graph) => replaced.push(graph) > 0,
    batch: (write) => write(),
  };
  const summary = await harvestSource({
    source: testSource,
    mapping,
    iris,
    validate: createValidator(shapes),
    reconcile: ({ graph }) => ({ graph, diagnostics: [] }),
    writer,
    clock: () => 0,
    fetch: async (url) => {
      const text = pages[url.replace(`http://${testHost}`, '')];
      return text === undefined
        ? { kind: 'missing', reason: `${url} is not there.` }
        : { kind: 'page', page: pageWith(text, { url }) };
    },
    ...more,
  });
  return { summary, written, replaced };
}

const listed = '<a href="/fiche?id=1">1</a><a href="/fiche?id=2">2</a>';

describe('A harvest', () => {
  it('writes each page with its records and their provenance', async () => {
    const { summary, written, replaced } = await harvest({
      '/liste': listed,
      '/fiche?id=1': '<h1>One</h1>',
      '/fiche?id=2': '<h1>Two</h1>',
    });
    expect(written).toEqual([
      { page: '/liste', graphs: [] },
      { page: '/fiche?id=1', graphs: ['http://bank/graph/exemple/1', 'http://bank/prov/exemple/1'] },
      { page: '/fiche?id=2', graphs: ['http://bank/graph/exemple/2', 'http://bank/prov/exemple/2'] },
    ]);
    expect(replaced.map(({ iri }) => iri)).toEqual([]);
    expect(summary).toMatchObject({
      source: 'exemple',
      fetched: 3,
      changed: 2,
      withheld: 0,
      findings: [],
    });
  });

  it.each([
    ['breaks a shape', '<p>no title</p>'],
    ['has two texts where a shape allows one', '<h1>One</h1><p>a</p><p>b</p>'],
  ])('withholds a page that %s, leaves what is stored as it is, and goes on', async (_what, html) => {
    const { summary, written } = await harvest({
      '/liste': listed,
      '/fiche?id=1': html,
      '/fiche?id=2': '<h1>Two</h1>',
    });
    expect(written.map(({ page }) => page)).toEqual(['/liste', '/fiche?id=2']);
    expect(summary).toMatchObject({ fetched: 3, changed: 1, withheld: 1 });
    expect(summary.findings).toMatchObject([
      { severity: 'error', count: 1, examples: [{ page: `http://${testHost}/fiche?id=1` }] },
    ]);
  });

  it('takes pages that are missing or of no kind for an outage, and deletes nothing', async () => {
    const { summary, written } = await harvest({
      '/liste': `${listed}<a href="/maintenance">!</a>`,
      '/maintenance': '<h1>Back soon</h1>',
    });
    expect(written.map(({ page }) => page)).toEqual(['/liste']);
    expect(summary).toMatchObject({ fetched: 2, failed: 2, removed: 0 });
    expect(summary.findings).toMatchObject([
      {
        count: 2,
        examples: [{ page: `http://${testHost}/fiche?id=1` }, { page: `http://${testHost}/fiche?id=2` }],
      },
      { count: 1, examples: [{ severity: 'warning', page: `http://${testHost}/maintenance` }] },
    ]);
  });

  it('reports a record that another page gives already', async () => {
    const alias = { graph: 'http://bank/graph/exemple/1', page: `http://${testHost}/fiche?id=1&x` };
    const writer: GraphWriter = {
      replacePage: () => ({ ...nothing, aliases: [alias] }),
      addRecords: () => nothing,
      graphsOf: () => [],
      removeOthers: () => [],
      replaceGraph: () => false,
      batch: (write) => write(),
    };
    const { summary } = await harvest({ '/liste': '' }, { writer });
    expect(summary.findings).toMatchObject([
      {
        examples: [{ severity: 'warning', message: expect.stringContaining(`${alias.page} gives already`) }],
      },
    ]);
  });

  it('without a writer maps and validates, and writes nothing', async () => {
    const { summary } = await harvest({ '/liste': listed, '/fiche?id=1': '' }, { writer: null });
    expect(summary).toMatchObject({ fetched: 2, failed: 1, changed: 0, withheld: 1 });
  });

  it('counts the 150,000 bad links of a page, and keeps and tells of the first ones only', async () => {
    const told: unknown[] = [];
    const html = '<a href="javascript:x">x</a>'.repeat(150_000);
    const { summary } = await harvest({ '/liste': html }, { tell: (finding) => told.push(finding) });
    expect(summary.findings).toMatchObject([{ severity: 'warning', count: 150_000 }]);
    expect(summary.findings[0]?.examples).toEqual(told);
    expect(told).toHaveLength(10);
  });
});
