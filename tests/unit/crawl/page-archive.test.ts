import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ArchiveWriter } from '../../../src/crawl/archive-writer.js';
import { keepingPages, readCapture, readKeptPage } from '../../../src/crawl/page-archive.js';
import type { RawResponse } from '../../../src/crawl/to-page.js';
import type { Page } from '../../../src/model/page.js';
import { CaptureTable } from '../../../src/store/capture-table.js';
import { openTestStore } from '../../fixtures/data-directory.js';
import { testHost, testSource, textOf } from '../../fixtures/pages.js';

const url = `http://${testHost}/fiche`;

/** An archive and its index; `say` reads the address when it gives the text (or the response). */
function openPageArchive() {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  let now = 0;
  const index = new CaptureTable({ journal: store.journal, writer: store.writer, clock: () => ++now });
  const directory = join(store.directory, 'archive');
  const archive = new ArchiveWriter({
    ...{ directory, source: testSource.id, software: 'test' },
    lastOffset: (file) => index.lastOffset(file),
    newRecordId: () => `urn:uuid:${++now}`,
  });
  onTestFinished(() => archive.close());
  const say = async (text: string, more: Partial<RawResponse> = {}, listedOn: string | null = null) => {
    const said = { url, body: Buffer.from(text), contentType: 'text/html', fetchStatus: 200, ...more };
    const read = async () => ({
      fetchedAt: '2026-01-01T00:00:00Z',
      archiveRecord: null,
      reconstructedFrom: null,
      ...said,
    });
    const outcome = await keepingPages({ source: testSource, read, archive, index, directory })(
      url,
      listedOn,
    );
    if (outcome.kind === 'page') outcome.noteKept?.();
    return outcome;
  };
  return { index, directory, say, size: () => statSync(join(directory, 'exemple/00001.warc.gz')).size };
}

const reread = async ({ index, directory }: ReturnType<typeof openPageArchive>) =>
  Promise.all(
    [...index.pagesOf(testSource.id)].map(async (capture) => textOf(await readKeptPage(directory, capture))),
  );

describe('The page archive', () => {
  it('gives back what was read, with the list that led to it', async () => {
    const archive = openPageArchive();
    const outcome = await archive.say('<h1>One</h1>', {}, `http://${testHost}/liste`);
    const [capture] = [...archive.index.pagesOf(testSource.id)];
    expect(capture).toMatchObject({ url, isPage: true, listedOn: `http://${testHost}/liste` });
    const { page } = outcome as { readonly page: Page };
    expect(await readCapture(archive.directory, capture!)).toEqual({ kind: 'page', page });
  });

  it('keeps a body once, and says that it is unchanged', async () => {
    const archive = openPageArchive();
    expect(await archive.say('same')).toMatchObject({ kind: 'page', isUnchanged: false });
    const before = archive.size();
    expect(await archive.say('same')).toMatchObject({ kind: 'page', isUnchanged: true });
    expect(archive.size()).toBe(before);
    expect(archive.index.countPages(testSource.id)).toBe(1);
  });

  it('gives the body that was read last, be it an older one again', async () => {
    const archive = openPageArchive();
    for (const text of ['first', 'second']) await archive.say(text);
    expect(await reread(archive)).toEqual(['second']);
    expect(await archive.say('first')).toMatchObject({ isUnchanged: false });
    expect(await reread(archive)).toEqual(['first']);
  });

  it('keeps errors and files of other kinds too, and takes none of them for the page', async () => {
    const archive = openPageArchive();
    await archive.say('page');
    const before = archive.size();
    expect((await archive.say('down', { fetchStatus: 500 })).kind).toBe('failed');
    expect((await archive.say('%PDF-1.7')).kind).toBe('failed');
    expect(archive.size()).toBeGreaterThan(before);
    expect(await reread(archive)).toEqual(['page']);
  });

  it('keeps nothing of another host to which the page is redirected', async () => {
    const archive = openPageArchive();
    expect((await archive.say('elsewhere', { url: 'http://elsewhere.example/' })).kind).toBe('page');
    expect([...archive.index.pagesOf(testSource.id)]).toEqual([]);
  });

  it('says which file is to be brought back when it is gone', async () => {
    const archive = openPageArchive();
    await archive.say('page');
    const [capture] = [...archive.index.pagesOf(testSource.id)];
    expect(await readCapture(archive.directory, { ...capture!, offset: 3 })).toMatchObject({
      kind: 'lost',
    });
    rmSync(join(archive.directory, capture!.file));
    expect(await readCapture(archive.directory, capture!)).toEqual({
      kind: 'lost',
      reason: expect.stringMatching(
        /00001\.warc\.gz does not hold .*\/fiche at byte \d+\. Bring the file back/,
      ),
    });
    expect(await readKeptPage(archive.directory, capture!)).toMatchObject({ kind: 'failed' });
  });
});
