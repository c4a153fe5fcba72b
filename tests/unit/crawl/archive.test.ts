import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/crawl/archive.js';
import { NotAnArchive } from '../../../src/crawl/not-an-archive.js';
import { textOf } from '../../fixtures/pages.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { warcRecord } from '../../fixtures/warc.js';

const home = 'http://www.example.org/';
const other = `${home}other`;
const write = (...parts: readonly Uint8Array[]) =>
  join(temporaryFolder({ 'pages.warc': Buffer.concat(parts) }), 'pages.warc');
const open = (...parts: readonly Uint8Array[]) => openArchive([write(...parts)]);
/** A text of the given length that does not compress to nothing. */
const noise = (length: number) =>
  Array.from({ length }, (_, n) => String.fromCharCode(97 + ((n * n) % 23))).join('');

describe('A web archive', () => {
  it.each([
    ['plain', false],
    ['compressed record by record', true],
  ])('that is %s gives its pages by their addresses', async (_how, gzip) => {
    const archive = await open(
      await warcRecord({ gzip, body: 'first' }),
      await warcRecord({ gzip, body: noise(100_000), url: other }),
      await warcRecord({ gzip, body: 'third', url: `${home}third` }),
    );
    expect(archive.addresses).toEqual([home, other, `${home}third`]);
    expect(archive.problems).toEqual([]);
    expect(textOf(await archive.fetch(`${home}third#top`))).toBe('third');
    expect(textOf(await archive.fetch(other))).toBe(noise(100_000));
    expect(textOf(await archive.fetch(home))).toBe('first');
  });

  it('gives a response with its status, date and record', async () => {
    const archive = await open(await warcRecord({ warcHeaders: { 'WARC-Record-ID': '<urn:uuid:1>' } }));
    expect(await archive.fetch(home)).toMatchObject({
      page: {
        url: home,
        fetchStatus: 200,
        fetchedAt: '2020-01-01T00:00:00Z',
        archiveRecord: 'urn:uuid:1',
        reconstructedFrom: null,
      },
    });
  });

  it('gives a resource without a status, and what it was reconstructed from', async () => {
    const warcHeaders = { 'Content-Type': 'text/html', 'BIS-Reconstructed-From': '<http://example.org/doc>' };
    const archive = await open(await warcRecord({ type: 'resource', warcHeaders }));
    expect(await archive.fetch(home)).toMatchObject({
      page: { fetchStatus: null, mediaType: 'text/html', reconstructedFrom: 'http://example.org/doc' },
    });
  });

  it('decodes the body of a response: chunks, compression, character set', async () => {
    const compressed = gzipSync(Buffer.from('été', 'latin1'));
    const body = Buffer.concat([
      Buffer.from(`${compressed.length.toString(16)}\r\n`),
      compressed,
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    const httpHeaders = {
      'content-type': 'text/html; charset=iso-8859-1',
      'content-encoding': 'gzip',
      'transfer-encoding': 'chunked',
    };
    const archive = await open(await warcRecord({ body, httpHeaders }));
    expect(textOf(await archive.fetch(home))).toBe('été');
  });

  it('reads target addresses in angle brackets, as older tools write them', async () => {
    const bytes = (await warcRecord()).toString('latin1');
    const bracketed = bytes.replace(`WARC-Target-URI: ${home}`, `WARC-Target-URI: <${home}>`);
    expect(bracketed).not.toBe(bytes);
    const archive = await open(Buffer.from(bracketed, 'latin1'));
    expect(textOf(await archive.fetch(home))).toBe('<p>page</p>');
  });

  it('gives the latest capture of a page, in whatever order and file they stand', async () => {
    const newer = write(await warcRecord({ body: 'newer', date: '2021-01-01T00:00:00Z' }));
    const older = write(await warcRecord({ body: 'older', date: '2020-06-01T00:00:00Z' }));
    for (const files of [
      [newer, older],
      [older, newer],
    ]) {
      const archive = await openArchive(files);
      expect(textOf(await archive.fetch(home))).toBe('newer');
      expect(archive.addresses).toEqual([home]);
    }
  });

  it('passes over records that hold no page', async () => {
    const archive = await open(
      await warcRecord({ type: 'metadata', url: other, date: '2022-01-01T00:00:00Z' }),
      await warcRecord(),
    );
    expect(archive.addresses).toEqual([home]);
  });

  it('follows redirects, and gives the page its last address', async () => {
    const archive = await open(
      await warcRecord({ status: '302 Found', httpHeaders: { location: '/other' }, body: '' }),
      await warcRecord({ url: other }),
    );
    expect(await archive.fetch(home)).toMatchObject({ kind: 'page', page: { url: other } });
  });

  it('fails on redirects without end, and misses pages that it does not hold', async () => {
    const archive = await open(
      await warcRecord({ status: '301 Moved', httpHeaders: { location: '/' }, body: '' }),
    );
    expect(await archive.fetch(home)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('redirected'),
    });
    expect(await archive.fetch(other)).toMatchObject({ kind: 'missing' });
  });

  it('fails on a page whose file has changed since it was opened', async () => {
    const file = write(await warcRecord(), await warcRecord({ url: other }));
    const archive = await openArchive([file]);
    writeFileSync(file, await warcRecord({ url: `${home}new` }));
    expect((await archive.fetch(home)).kind).toBe('failed');
    expect((await archive.fetch(other)).kind).toBe('failed');
  });

  it.skipIf(process.platform !== 'linux')('leaves no file open behind it', async () => {
    const file = write(await warcRecord({ body: noise(300_000) }), await warcRecord({ url: other }));
    const openFiles = () => readdirSync('/proc/self/fd').length;
    const before = openFiles();
    const archive = await openArchive([file]);
    for (let n = 0; n < 20; n++) await archive.fetch(home);
    expect(openFiles() - before).toBeLessThan(10);
  });
});

describe('A damaged web archive', () => {
  const last = (gzip: boolean) => warcRecord({ url: other, body: noise(5000), gzip });

  it.each([
    ['in the body of its last record', false, 1000],
    ['just before the end of a body', false, 5],
    ['in the headers of its last record', false, 5150],
    ['in its last gzip member', true, 100],
    ['in the trailer of its last gzip member', true, 4],
  ])('that is cut %s keeps its whole records, and says so', async (_where, gzip, cut) => {
    const archive = await open(await warcRecord({ gzip }), (await last(gzip)).subarray(0, -cut));
    expect(textOf(await archive.fetch(home))).toBe('<p>page</p>');
    expect((await archive.fetch(other)).kind).toBe('missing');
    expect(archive.problems).toEqual([expect.stringMatching(/pages\.warc: .*cut short/)]);
  });

  it('keeps the records before garbage, and says where they end', async () => {
    const file = write(await warcRecord());
    appendFileSync(file, 'not a record\r\nat all: no\r\n\r\n');
    const archive = await openArchive([file]);
    expect((await archive.fetch(home)).kind).toBe('page');
    expect(archive.problems).toEqual([expect.stringContaining('unreadable after 1 records')]);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('hello\r\n\r\nworld\n')],
    ['a web page', Buffer.from('<!DOCTYPE html>\n<title>x</title>\n')],
    ['a compressed text', gzipSync('hello')],
    ['an image', Buffer.from('\u0089PNG\r\n\u001A\n\u0000\u0000', 'latin1')],
  ])('is none when the file is %s', async (_what, bytes) => {
    await expect(open(bytes)).rejects.toThrow(NotAnArchive);
    await expect(open(bytes)).rejects.toThrow(/pages\.warc is not a web archive/);
  });

  it('that is not there, or is a folder, cannot be read as one', async () => {
    const folder = temporaryFolder();
    await expect(openArchive([join(folder, 'none.warc')])).rejects.toThrow(NotAnArchive);
    await expect(openArchive([folder])).rejects.toThrow(NotAnArchive);
  });

  it('compressed as a whole is refused, with the remedy', async () => {
    const whole = gzipSync(Buffer.concat([await warcRecord(), await warcRecord({ url: other })]));
    await expect(open(whole)).rejects.toThrow(/gunzip/);
  });
});
