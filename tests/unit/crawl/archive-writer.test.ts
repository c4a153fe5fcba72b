import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/crawl/archive.js';
import { ArchiveWriter } from '../../../src/crawl/archive-writer.js';
import type { RawResponse } from '../../../src/crawl/to-page.js';
import { sha256 } from '../../../src/model/digest.js';
import { textOf } from '../../fixtures/pages.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const home = 'http://www.example.org/';
const response = (more: Partial<RawResponse> = {}): RawResponse => ({
  url: home,
  body: Buffer.from('<p>été</p>'),
  contentType: 'text/html; charset=utf-8',
  fetchedAt: '2026-01-02T03:04:05Z',
  fetchStatus: 200,
  archiveRecord: null,
  reconstructedFrom: null,
  ...more,
});

let ids = 0;
const writerIn = (directory: string, lastOffset = 0) =>
  new ArchiveWriter({
    directory,
    source: 'exemple',
    software: 'test',
    lastOffset: () => lastOffset,
    newRecordId: () => `urn:uuid:${++ids}`,
  });
const file = (directory: string) => join(directory, 'exemple/00001.warc.gz');

describe('The writer of the page archive', () => {
  it('writes records that are given at once one after another', async () => {
    const directory = temporaryFolder();
    const writer = writerIn(directory);
    const urls = Array.from({ length: 20 }, (_, n) => `${home}${n}`);
    const written = urls.map((url) => writer.append(response({ url, body: Buffer.from(url.repeat(50)) })));
    await writer.close();
    const offsets = (await Promise.all(written)).map(({ offset }) => offset);
    expect(new Set(offsets).size).toBe(20);
    const archive = await openArchive([file(directory)]);
    expect(archive.problems).toEqual([]);
    expect(archive.addresses.toSorted()).toEqual(urls.toSorted());
    for (const url of urls) expect(textOf(await archive.fetch(url))).toBe(url.repeat(50));
  });

  it('says with each record the digests of its body and of all its block', async () => {
    const directory = temporaryFolder();
    const writer = writerIn(directory);
    const { offset } = await writer.append(response());
    await writer.close();
    const text = gunzipSync(readFileSync(file(directory)).subarray(offset)).toString('utf8');
    const block = text.slice(text.indexOf('\r\n\r\n') + 4, -4);
    expect(text).toContain(`WARC-Payload-Digest: ${sha256('<p>été</p>')}\r\n`);
    expect(text).toContain(`WARC-Block-Digest: ${sha256(block)}\r\n`);
    expect(block).toMatch(/^HTTP\/1\.1 200\s.*<p>été<\/p>$/su);
  });

  it('makes nothing before there is something to keep', async () => {
    const directory = temporaryFolder();
    await writerIn(directory).close();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('writes responses that a reader of archives gives back, each a gzip member at the offset that is told', async () => {
    const directory = temporaryFolder();
    const writer = writerIn(directory);
    const first = await writer.append(response());
    const second = await writer.append(response({ url: `${home}2`, body: Buffer.from('two') }));
    await writer.close();
    expect([first.file, second.file]).toEqual(['exemple/00001.warc.gz', 'exemple/00001.warc.gz']);
    expect([...readFileSync(file(directory)).subarray(second.offset, second.offset + 2)]).toEqual([
      0x1f, 0x8b,
    ]);
    const archive = await openArchive([file(directory)]);
    expect(archive.problems).toEqual([]);
    expect(textOf(await archive.fetch(home))).toBe('<p>été</p>');
    expect(await archive.fetch(`${home}2`)).toMatchObject({
      page: {
        text: 'two',
        fetchStatus: 200,
        fetchedAt: '2026-01-02T03:04:05Z',
        archiveRecord: second.record,
      },
    });
  });

  it('keeps that a page is a reconstruction, and the name of the record that it was read from', async () => {
    const directory = temporaryFolder();
    const writer = writerIn(directory);
    await writer.append(
      response({
        fetchStatus: null,
        reconstructedFrom: 'http://example.org/doc',
        archiveRecord: 'urn:uuid:abc',
      }),
    );
    await writer.close();
    expect(await (await openArchive([file(directory)])).fetch(home)).toMatchObject({
      page: { fetchStatus: null, reconstructedFrom: 'http://example.org/doc', archiveRecord: 'urn:uuid:abc' },
    });
  });

  it('gives a record a name of its own where the one that it had is no IRI', async () => {
    const writer = writerIn(temporaryFolder());
    const { record } = await writer.append(response({ archiveRecord: 'not an IRI>' }));
    await writer.close();
    expect(record).toBe(`urn:uuid:${ids}`);
  });

  it('writes bodies as decoded: what a header says of their coding is left out', async () => {
    const directory = temporaryFolder();
    const writer = writerIn(directory);
    const headers = { 'content-encoding': 'gzip', 'content-length': '99999', etag: '"x"' };
    await writer.append(response({ headers }));
    await writer.close();
    expect(textOf(await (await openArchive([file(directory)])).fetch(home))).toBe('<p>été</p>');
  });

  it.each([1, 9, 40])('cuts a last record that lacks %i bytes, and goes on in its place', async (lacking) => {
    const directory = temporaryFolder();
    const before = writerIn(directory);
    const { offset } = await before.append(response());
    const half = await before.append(response({ url: `${home}half` }));
    await before.close();
    truncateSync(file(directory), statSync(file(directory)).size - lacking);
    const after = writerIn(directory, offset);
    const next = await after.append(response({ url: `${home}next` }));
    await after.close();
    expect(next.offset).toBe(half.offset);
    const archive = await openArchive([file(directory)]);
    expect(archive.problems).toEqual([]);
    expect(archive.addresses).toEqual([home, `${home}next`]);
  });

  it('keeps whole records that the index does not know, and cuts what is no record', async () => {
    const directory = temporaryFolder();
    const before = writerIn(directory);
    await before.append(response());
    await before.close();
    const { size } = statSync(file(directory));
    appendFileSync(file(directory), 'garbage');
    const after = writerIn(directory);
    expect((await after.append(response({ url: `${home}next` }))).offset).toBe(size);
    await after.close();
    expect(existsSync(join(directory, 'exemple/00002.warc.gz'))).toBe(false);
  });
});
