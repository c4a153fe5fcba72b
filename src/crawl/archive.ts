/** Pages from web archives (WARC 1.0 and 1.1): an index by address, and records read when asked for. */

import { createReadStream } from 'node:fs';
import { LimitReader, WARCParser, type WARCRecord } from 'warcio';
import type { FetchOutcome, PageFetch } from '../model/page.js';
import { normalizeAddress } from './page-address.js';
import { type RawResponse, toPage } from './to-page.js';

interface Location {
  readonly file: string;
  readonly offset: number;
  readonly date: string;
}

/** An opened web archive. */
export interface WebArchive {
  /** Reads a page by its address: its latest capture, redirects followed. */
  readonly fetch: PageFetch;
  /** Addresses of the captures, in the order of the files. */
  readonly addresses: readonly string[];
  /** What was amiss in the files: records that are cut short or cannot be read. */
  readonly problems: readonly string[];
}

/** A file that is not a web archive. */
export class NotAnArchive extends Error {
  override readonly name = 'NotAnArchive';
}

const captures = new Set(['response', 'resource']);
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** Indexes WARC files, compressed or not. Throws `NotAnArchive` when a file holds no record at all. */
export async function openArchive(files: readonly string[]): Promise<WebArchive> {
  const locations = new Map<string, Location>();
  const problems: string[] = [];
  for (const file of files) await indexFile(file, locations, problems);
  return {
    addresses: [...locations.keys()],
    problems,
    fetch: (url) => fetchFrom(locations, url, mostRedirects),
  };
}

async function indexFile(file: string, locations: Map<string, Location>, problems: string[]): Promise<void> {
  const parser = new WARCParser(createReadStream(file));
  let count = 0;
  try {
    for await (const record of parser) {
      const offset = parser.offset;
      const length = record.warcContentLength;
      count++;
      const address = normalizeAddress(record.warcTargetURI ?? '');
      if (!captures.has(record.warcType) || address === null) continue;
      if (!(await isWhole(record))) {
        problems.push(`${file}: the record of ${address} is cut short (${length} bytes were announced).`);
        continue;
      }
      const date = record.warcDate ?? '';
      const known = locations.get(address);
      if (known === undefined || known.date <= date) locations.set(address, { file, offset, date });
    }
  } catch (error) {
    if (count > 0) problems.push(`${file}: unreadable after ${count} records (${(error as Error).message}).`);
    else
      throw new NotAnArchive(`${file} cannot be read as a web archive: ${(error as Error).message}`, {
        cause: error,
      });
  }
  if (count === 0) throw new NotAnArchive(`${file} is not a web archive: it holds no WARC record.`);
}

// A gzip member or a file that ends too soon leaves announced bytes unread.
async function isWhole(record: WARCRecord): Promise<boolean> {
  const { reader } = record;
  await record.readFully(false);
  return !(reader instanceof LimitReader) || reader.limit <= 0;
}

async function fetchFrom(
  locations: ReadonlyMap<string, Location>,
  url: string,
  hops: number,
): Promise<FetchOutcome> {
  const address = normalizeAddress(url);
  const location = address === null ? undefined : locations.get(address);
  if (address === null || location === undefined) {
    return { kind: 'missing', reason: `${url} is not in the archive.` };
  }
  const record = await readRecord(location);
  const status = record.httpHeaders === null ? null : Number(record.httpHeaders.statusCode);
  const target = record.httpHeaders?.headers.get('location');
  if (status !== null && redirects.has(status) && target != null && URL.canParse(target, address)) {
    if (hops === 0)
      return { kind: 'failed', reason: `${url} is redirected more than ${mostRedirects} times.` };
    return fetchFrom(locations, new URL(target, address).href, hops - 1);
  }
  return toPage(await toResponse(record, address, status));
}

async function readRecord({ file, offset }: Location): Promise<WARCRecord> {
  const record = await WARCParser.parse(createReadStream(file, { start: offset }));
  if (record === null) throw new Error(`${file} has changed since it was opened: no record at ${offset}`);
  return record;
}

async function toResponse(record: WARCRecord, url: string, status: number | null): Promise<RawResponse> {
  const isResource = record.warcType === 'resource';
  const contentType = isResource ? record.warcContentType : record.httpHeaders?.headers.get('content-type');
  return {
    url,
    body: await record.readFully(true),
    contentType: contentType ?? '',
    fetchedAt: record.warcDate ?? '',
    fetchStatus: status,
    archiveRecord: record.warcHeader('WARC-Record-ID')?.replace(/^<|>$/g, '') ?? null,
    reconstructedFrom: record.warcHeader('BIS-Reconstructed-From')?.replace(/^<|>$/g, '') ?? null,
  };
}
