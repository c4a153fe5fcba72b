/** Synthetic pages as a web archive: one compressed record a page, written as they are made, with flat memory. */

import { gzipSync } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import { recordId } from '../../fixtures/demo/build-archives.js';
import { type CorpusOptions, syntheticNotice } from './initiatives.js';
import { syntheticPages } from './to-pages.js';

/** When all synthetic pages were "captured": the same corpus gives the same bytes. */
const date = '2026-01-01T00:00:00Z';
/** Records are handed on about this many bytes at a time. */
const pieceSize = 1 << 20;

// Each record a gzip member of its own, by the compressor of Node: that of the library is several times slower.
async function serialize(record: WARCRecord): Promise<Uint8Array> {
  return gzipSync(await WARCSerializer.serialize(record));
}

function about({ seed, size }: CorpusOptions): Promise<Uint8Array> {
  const name = `urn:x-synthetic-corpus:${seed}:${size}`;
  const warcHeaders = { 'WARC-Record-ID': recordId(name) };
  const options = {
    filename: `corpus-${seed}-${size}.warc.gz`,
    date,
    warcVersion: 'WARC/1.1',
    warcHeaders,
  } as const;
  return serialize(
    WARCRecord.createWARCInfo(options, { description: syntheticNotice, format: 'WARC file version 1.1' }),
  );
}

function response(url: string, html: string): Promise<Uint8Array> {
  const body = Buffer.from(html);
  const httpHeaders = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': String(body.length) };
  const record = WARCRecord.create(
    {
      type: 'response',
      url,
      date,
      warcVersion: 'WARC/1.1',
      statusline: 'HTTP/1.1 200 OK',
      httpHeaders,
      warcHeaders: { 'WARC-Record-ID': recordId(url) },
    },
    [body],
  );
  return serialize(record);
}

/** The bytes of the archive, piece by piece: never more than about a megabyte in memory. */
export async function* syntheticArchive(options: CorpusOptions): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [await about(options)];
  let length = 0;
  for (const { url, html } of syntheticPages(options)) {
    const bytes = await response(url, html);
    waiting.push(bytes);
    length += bytes.length;
    if (length < pieceSize) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  yield Buffer.concat(waiting);
}
