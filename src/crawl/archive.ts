/** Pages from web archives (WARC 1.0 and 1.1): an index by address, and records read when asked for. */

import { createReadStream, type ReadStream } from 'node:fs';
import { LimitReader, WARCParser, type WARCRecord } from 'warcio';
import type { FetchFailure, PageFetch } from '../model/page.js';
import { NotAnArchive } from './not-an-archive.js';
import { normalizeAddress } from './page-address.js';
import { BodyTooLarge, readCapped } from './read-capped.js';
import { pagesFrom, type RawResponse, type ResponseFetch, reconstructedHeader } from './to-page.js';
import { readWholeRecord, readWholeRecords } from './whole-records.js';

interface Location {
  readonly file: string;
  readonly offset: number;
  readonly date: string;
  readonly isPage: boolean;
}

/** An opened web archive. */
export interface WebArchive {
  /** Reads a page by its address: its latest capture, redirects followed. */
  readonly fetch: PageFetch;
  /** Reads what stands there whatever it is: the latest capture, redirects followed. */
  readonly read: ResponseFetch;
  /** Addresses of the captures, in the order of the files. */
  readonly addresses: readonly string[];
  /** What was amiss in the files: records that are cut short or cannot be read. */
  readonly problems: readonly string[];
}

const captures = new Set(['response', 'resource']);
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/**
 * Indexes WARC files, plain or compressed record by record. Throws `NotAnArchive` when a file holds no record
 * at all, or is compressed as a whole.
 */
export async function openArchive(files: readonly string[]): Promise<WebArchive> {
  const locations = new Map<string, Location>();
  const problems: string[] = [];
  for (const file of files) {
    const isDone = await indexWholeRecords(file, locations).catch(() => false);
    if (!isDone) await indexFile(file, locations, problems);
  }
  const read: ResponseFetch = (url) => readFrom(locations, url, mostRedirects);
  return { addresses: [...locations.keys()], problems, read, fetch: pagesFrom(read) };
}

// A file of whole records needs no stream, and has no problems to tell. Of any other nothing is taken.
async function indexWholeRecords(file: string, locations: Map<string, Location>): Promise<boolean> {
  const found: [string, Location][] = [];
  let isAny = false;
  for await (const placed of readWholeRecords(file)) {
    if (placed === null) return false;
    isAny = true;
    const { record, offset } = placed;
    const address = addressOf(record);
    if (address !== null) found.push([address, locationOf(record, { file, offset })]);
  }
  for (const [address, location] of found) keepBetter(locations, address, location);
  return isAny;
}

async function indexFile(file: string, locations: Map<string, Location>, problems: string[]): Promise<void> {
  const stream = createReadStream(file);
  const parser = new WARCParser(stream);
  const before = problems.length;
  let count = 0;
  try {
    for await (const record of parser) {
      checkStart(record, parser.offset, stream);
      count++;
      await indexRecord(record, { file, offset: parser.offset }, locations, problems);
    }
  } catch (error) {
    if (error instanceof NotAnArchive) throw error;
    const { message } = error as Error;
    if (count > 0) problems.push(`${file}: unreadable after ${count} records (${message}).`);
    else throw new NotAnArchive(`${file} cannot be read as a web archive: ${message}`, { cause: error });
  } finally {
    stream.destroy();
  }
  if (count === 0) throw new NotAnArchive(noRecord(file));
  // The parser ends in silence where a gzip member does not decompress. Blank lines may be left at the end.
  const rest = stream.bytesRead - parser.offset;
  if (problems.length === before && rest > 3) {
    problems.push(`${file}: its last ${rest} bytes hold no whole record; the file is cut short or damaged.`);
  }
}

// The parser takes any text for a record, and the records of a file compressed as a whole for ones at its end.
function checkStart({ warcHeaders }: WARCRecord, offset: number, { path, bytesRead }: ReadStream): void {
  if (!warcHeaders.statusline.startsWith('WARC/')) {
    throw offset === 0 ? new NotAnArchive(noRecord(path)) : new Error(`no WARC record at byte ${offset}`);
  }
  if (offset < bytesRead) return;
  throw new NotAnArchive(
    `${path} is compressed as a whole, so its records cannot be read one by one: decompress it (gunzip) first.`,
  );
}

const noRecord = (file: string | Buffer) => `${file} is not a web archive: it holds no WARC record.`;

async function indexRecord(
  record: WARCRecord,
  place: { readonly file: string; readonly offset: number },
  locations: Map<string, Location>,
  problems: string[],
): Promise<void> {
  const address = addressOf(record);
  if (address === null) return;
  if (!(await isWhole(record))) {
    problems.push(
      `${place.file}: the record of ${address} is cut short (${record.warcContentLength} bytes were announced).`,
    );
    return;
  }
  keepBetter(locations, address, locationOf(record, place));
}

/** The address that a record is a capture of; null when it is none. */
function addressOf({ warcType, warcTargetURI }: WARCRecord): string | null {
  return captures.has(warcType ?? '') ? normalizeAddress(warcTargetURI ?? '') : null;
}

function locationOf(record: WARCRecord, place: { readonly file: string; readonly offset: number }): Location {
  return { ...place, date: record.warcDate ?? '', isPage: isPage(record) };
}

function keepBetter(locations: Map<string, Location>, address: string, capture: Location): void {
  const known = locations.get(address);
  if (known === undefined || isBetter(capture, known)) locations.set(address, capture);
}

/** Whether the capture is of a page or a redirect, rather than of a fault of the day. */
function isPage({ httpHeaders }: WARCRecord): boolean {
  const status = httpHeaders === null ? 200 : Number(httpHeaders.statusCode);
  return (status >= 200 && status < 300) || redirects.has(status);
}

// The latest capture counts, but one that found the site out of order does not hide an earlier one.
function isBetter(capture: Location, known: Location): boolean {
  return capture.isPage === known.isPage ? capture.date >= known.date : capture.isPage;
}

// A gzip member or a file that ends too soon leaves announced bytes unread, or does not come to announce them.
async function isWhole(record: WARCRecord): Promise<boolean> {
  const { reader } = record;
  for await (const _chunk of reader);
  // Told for the parser: it would wait for the rest of a record that is cut short.
  record.consumed = 'skipped';
  const announced = record.warcHeader('Content-Length') != null;
  return announced && (!(reader instanceof LimitReader) || reader.limit <= 0);
}

async function readFrom(
  locations: ReadonlyMap<string, Location>,
  url: string,
  hops: number,
): Promise<RawResponse | FetchFailure> {
  const address = normalizeAddress(url);
  const location = address === null ? undefined : locations.get(address);
  if (address === null || location === undefined) {
    return { kind: 'missing', reason: `${url} is not in the archive.` };
  }
  const response = await readResponse(location, address).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return error;
    throw error;
  });
  if (response instanceof BodyTooLarge) return { kind: 'failed', reason: `${url} ${response.message}.` };
  if (response === null) {
    return {
      kind: 'failed',
      reason: `${location.file} has changed since it was opened: ${url} is not there.`,
    };
  }
  const { fetchStatus, redirectedTo } = response;
  if (fetchStatus !== null && redirects.has(fetchStatus) && redirectedTo !== null) {
    if (hops === 0)
      return { kind: 'failed', reason: `${url} is redirected more than ${mostRedirects} times.` };
    return readFrom(locations, redirectedTo, hops - 1);
  }
  return response;
}

/** A response, and where it sends its reader if it is a redirect. */
export interface ArchivedResponse extends RawResponse {
  readonly redirectedTo: string | null;
}

/** The response of the record that begins at an offset; null when the record of that address is not there. */
export async function readResponse(
  { file, offset }: { readonly file: string; readonly offset: number },
  address: string,
): Promise<ArchivedResponse | null> {
  const whole = await readWholeRecord(file, offset);
  if (whole !== null) return responseOf(whole, address);
  const stream = createReadStream(file, { start: offset });
  try {
    return await responseOf(await WARCParser.parse(stream), address);
  } finally {
    stream.destroy();
  }
}

async function responseOf(record: WARCRecord | null, address: string): Promise<ArchivedResponse | null> {
  const isThere = record !== null && normalizeAddress(record.warcTargetURI ?? '') === address;
  return isThere ? toResponse(record, address) : null;
}

async function toResponse(record: WARCRecord, url: string): Promise<ArchivedResponse> {
  const { httpHeaders } = record;
  const isResource = record.warcType === 'resource';
  const contentType = isResource ? record.warcContentType : httpHeaders?.headers.get('content-type');
  const location = httpHeaders?.headers.get('location');
  return {
    url,
    body: await readCapped(record),
    contentType: contentType ?? '',
    fetchedAt: record.warcDate ?? '',
    fetchStatus: httpHeaders === null ? null : Number(httpHeaders.statusCode),
    archiveRecord: withoutBrackets(record.warcHeader('WARC-Record-ID')),
    reconstructedFrom: withoutBrackets(
      record.warcHeader(reconstructedHeader) ?? httpHeaders?.headers.get(reconstructedHeader.toLowerCase()),
    ),
    headers: Object.fromEntries(
      [...(httpHeaders?.headers ?? [])].map(([name, value]) => [name.toLowerCase(), value]),
    ),
    redirectedTo: location == null ? null : (URL.parse(location, url)?.href ?? null),
  };
}

function withoutBrackets(text: string | null | undefined): string | null {
  return text?.replace(/^<|>$/g, '') ?? null;
}
