import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/compose-project.js';
import { openArchive } from '../../src/crawl/archive.js';
import { createFetcher } from '../../src/crawl/fetcher.js';
import { pagesFrom, toPage } from '../../src/crawl/to-page.js';
import type { PageFetch } from '../../src/model/page.js';
import { startCorpusServer } from '../bench/corpus/to-http.js';
import { corpusHost, pageAt } from '../bench/corpus/to-pages.js';
import { syntheticArchive } from '../bench/corpus/to-warc.js';
import { harvestCorpus } from '../fixtures/corpus-harvest.js';
import { openTestStore } from '../fixtures/data-directory.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const corpus = { seed: 3, size: 120 };
const project = loadProject();

/** What a harvest of the corpus puts into a bank: the text of each content graph, by IRI. */
async function contentFrom(fetch: PageFetch): Promise<Record<string, string>> {
  using store = openTestStore();
  const summary = await harvestCorpus({ project, writer: store.writer, fetch });
  expect(summary).toMatchObject({ fetched: 123, failed: 0, changed: 120, withheld: 0, findings: [] });
  return Object.fromEntries([...store.reader.contentGraphs({})].map(({ iri, text }) => [iri, text]));
}

const made: PageFetch = async (url) => {
  const body = Buffer.from(pageAt(url, corpus) ?? '');
  const said = { fetchStatus: 200, archiveRecord: null, reconstructedFrom: null };
  return toPage({
    url,
    body,
    contentType: 'text/html; charset=utf-8',
    fetchedAt: '2026-01-01T00:00:00Z',
    ...said,
  });
};

describe('A harvest of a synthetic corpus', () => {
  it('gives the same content from an archive, over HTTP and from the pages as they are made', async () => {
    const file = join(temporaryFolder(), 'corpus.warc.gz');
    writeFileSync(file, await buffer(syntheticArchive(corpus)));
    await using server = await startCorpusServer(corpus);
    const resolutions = [{ host: corpusHost, address: '127.0.0.1', port: server.port }];
    const fetcher = createFetcher({ resolutions, userAgent: 'test', clock: Date.now });
    const expected = await contentFrom(made);
    expect(Object.keys(expected)).toHaveLength(120);
    const archive = await openArchive([file]);
    expect(archive.problems).toEqual([]);
    expect(await contentFrom(archive.fetch)).toEqual(expected);
    expect(await contentFrom(pagesFrom(fetcher))).toEqual(expected);
  });
});
