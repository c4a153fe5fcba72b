import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/compose-project.js';
import { loadReconciliation } from '../../src/compose-shared.js';
import { openArchive } from '../../src/crawl/archive.js';
import { createFetcher } from '../../src/crawl/fetcher.js';
import { pagesFrom } from '../../src/crawl/to-page.js';
import { harvestSource } from '../../src/harvest/harvest.js';
import { demoArchive } from '../../src/installed-files.js';
import type { PageFetch } from '../../src/model/page.js';
import { openTestStore, type TestStore, testIris } from '../fixtures/data-directory.js';
import { pageWith } from '../fixtures/pages.js';
import { startReplayServer } from '../fixtures/replay-server.js';

const project = loadProject();
const entryOf = (id: string) => project.catalogue.entries.find(({ source }) => source.id === id)!;
const apriles = entryOf('apriles');
const archiveFile = demoArchive('apriles')!;
const graph = testIris.graph('apriles', '1590');

function harvest(store: TestStore, fetch: PageFetch, { source, mapping } = apriles) {
  return harvestSource({
    source,
    mapping: mapping!,
    iris: testIris,
    validate: project.validate,
    reconcile: loadReconciliation(project, testIris).reconcile,
    writer: store.writer,
    clock: Date.now,
    fetch,
  });
}

const overHttp = (port: number) =>
  pagesFrom(
    createFetcher({
      resolutions: [{ host: 'www.apriles.net', address: '127.0.0.1', port }],
      userAgent: 'test',
      clock: Date.now,
    }),
  );

describe('A harvest of the demo archive', () => {
  it('commits the record with its title, holders, page, list and source', async () => {
    using store = openTestStore();
    const summary = await harvest(store, (await openArchive([archiveFile])).fetch);
    expect(summary).toMatchObject({ fetched: 2, failed: 0, changed: 1, withheld: 0, findings: [] });
    const text = store.reader.graph(graph)?.text ?? '';
    const about = `<${testIris.thing('initiative', 'apriles', '1590')}>`;
    for (const said of [
      '<http://purl.org/dc/terms/title> "Le parrainage de proximité se donne du PEPSE"@fr',
      '<http://purl.org/dc/terms/source> <http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95>',
      '<http://purl.org/dc/terms/publisher> <http://localhost:3000/id/source/apriles>',
      '<https://w3id.org/innovation-sociale/ns#holder> <http://localhost:3000/id/organization/apriles/unapp>',
      '<https://w3id.org/innovation-sociale/ns#listedOn> <http://www.apriles.net/index.php?option=com_sobi2&catid=4&Itemid=95&limit=5&limitstart=5>',
    ]) {
      expect(text).toContain(`${about} ${said} <${graph}> .`);
    }
  });

  it('says that the page is a reconstruction, and gives it no fetch status', async () => {
    using store = openTestStore();
    await harvest(store, (await openArchive([archiveFile])).fetch);
    const text = store.reader.graph(testIris.provenance(graph))?.text ?? '';
    expect(text).toContain('#reconstructed> "true"');
    expect(text).toContain('#hadPrimarySource> <https://w3id.org/innovation-sociale/ns#foundingDocument>');
    expect(text).not.toContain('#fetchStatus');
  });

  it('writes no change the second time', async () => {
    using store = openTestStore();
    const { fetch } = await openArchive([archiveFile]);
    await harvest(store, fetch);
    const version = store.reader.version();
    expect(await harvest(store, fetch)).toMatchObject({ changed: 0, unchanged: 1, removed: 0 });
    expect(store.reader.version()).toBe(version);
  });

  it('gives over HTTP the graph that it gives from the archive', async () => {
    using archived = openTestStore();
    using fetched = openTestStore();
    await using server = await startReplayServer([archiveFile]);
    await harvest(archived, (await openArchive([archiveFile])).fetch);
    const summary = await harvest(fetched, overHttp(server.port));
    expect(summary).toMatchObject({ fetched: 2, failed: 0, changed: 1 });
    expect(fetched.reader.graph(graph)?.text).toBe(archived.reader.graph(graph)?.text);
    expect(server.asked).toHaveLength(2);
  });

  it('gives from the archive that GNU wget made the graph that it gives from the demo archive', async () => {
    using ours = openTestStore();
    using theirs = openTestStore();
    await harvest(ours, (await openArchive([archiveFile])).fetch);
    await harvest(theirs, (await openArchive(['tests/fixtures/wget/apriles.warc.gz'])).fetch);
    expect(theirs.reader.graph(graph)?.text).toBe(ours.reader.graph(graph)?.text);
  });

  it('keeps a record whose page has become unreadable', async () => {
    using store = openTestStore();
    const { fetch } = await openArchive([archiveFile]);
    await harvest(store, fetch);
    const failing: PageFetch = (url) =>
      url.includes('sobi2Id') ? Promise.resolve({ kind: 'failed', reason: 'status 500' }) : fetch(url);
    expect(await harvest(store, failing)).toMatchObject({ failed: 1, removed: 0 });
    expect(store.reader.graph(graph)).toBeDefined();
  });
});

describe('A harvest of a page that stands at several addresses', () => {
  const samples = 'mappings/cerdd/samples';
  const cases = ['embed', 'index-php', 'full'];
  const read = (name: string, file: string) => readFileSync(`${samples}/${name}/${file}`, 'utf8').trim();
  const pages = new Map(cases.map((name) => [read(name, 'url.txt'), read(name, 'page.html')]));
  const canonical = read('full', 'url.txt');
  const fetch: PageFetch = async (url) => {
    const text = pages.get(url);
    return text === undefined
      ? { kind: 'missing', reason: url }
      : { kind: 'page', page: pageWith(text, { url, reconstructedFrom: 'urn:document' }) };
  };

  it.each([[[...pages.keys()]], [[...pages.keys()].reverse()]])(
    'gives one record, of the canonical address, whichever is read first: %s',
    async (start) => {
      using store = openTestStore();
      const { source, mapping } = entryOf('cerdd');
      const entry = { source: { ...source, crawl: { ...source.crawl, start } }, mapping };
      expect(await harvest(store, fetch, entry)).toMatchObject({ fetched: 3, removed: 0, withheld: 0 });
      const text =
        store.reader.graph(testIris.graph('cerdd', 'La-ressourcerie-fictive-du-canal'))?.text ?? '';
      const sources = [...text.matchAll(/terms\/source> <([^>]*)>/g)].map(([, url]) => url);
      expect(sources).toEqual([canonical]);
      expect(text).toContain('/scheme/tags/cerdd/territoires-durables>');
    },
  );
});
