/** Writes responses to WARC 1.1 files, each record a gzip member of its own (WARC 1.1, annex D). */

import { mkdirSync, readdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import { sha256 } from '../model/digest.js';
import { endOfWholeMembers } from './gzip-members.js';
import { type RawResponse, reconstructedHeader } from './to-page.js';

export interface ArchiveWriterOptions {
  /** The folder of the archive; each source has a folder in it. */
  readonly directory: string;
  readonly source: string;
  /** How this software names itself in the files that it makes. */
  readonly software: string;
  /** Where the last record that is known to be whole begins in a file, by the file's name in the archive. */
  readonly lastOffset: (file: string) => number;
  /** A new IRI for a record: `urn:uuid:…`. */
  readonly newRecordId: () => string;
}

/** A visit that found what was there before (WARC 1.1, 6.7). */
export interface Revisit {
  readonly url: string;
  /** When (ISO 8601, UTC). */
  readonly at: string;
  /** Whether the server said so itself (304), or the body was the same. */
  readonly isNotModified: boolean;
  /** The record that holds it: its id, when it was fetched, and the digest of its body. */
  readonly of: { readonly record: string; readonly fetchedAt: string; readonly digest: string };
}

/** Where a record stands. */
export interface ArchivedRecord {
  /** Name of the file, relative to the folder of the archive. */
  readonly file: string;
  readonly offset: number;
  readonly record: string;
}

/** A file that has grown to this size, in bytes, is followed by another one. */
const largestFile = 1024 ** 3;

interface OpenFile {
  readonly name: string;
  readonly handle: FileHandle;
  size: number;
}

/**
 * Appends records for one source. Nothing is opened or made before the first record; then a record that a crash left
 * half-written at the end of the last file is cut. One writer at a time: the journal's lock sees to it.
 */
export class ArchiveWriter {
  readonly #options: ArchiveWriterOptions;
  #open: OpenFile | null = null;
  /** The record that is being written: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ArchiveWriterOptions) {
    this.#options = options;
  }

  /** Writes a response. When it resolves the record is on disk. */
  async append(response: RawResponse): Promise<ArchivedRecord> {
    const { newRecordId } = this.#options;
    const own = response.archiveRecord;
    const record = own !== null && /^[a-z][a-z0-9+.-]*:[^\s<>]+$/i.test(own) ? own : newRecordId();
    return this.#append(toRecord(response, record), record);
  }

  /** Writes that an address gave again what a record holds. When it resolves that is on disk. */
  async appendRevisit(visit: Revisit): Promise<void> {
    const record = this.#options.newRecordId();
    await this.#append(toRevisit(visit, record), record);
  }

  async #append(content: WARCRecord, record: string): Promise<ArchivedRecord> {
    const written = Promise.all([compress(content), this.#last]).then(async ([bytes]) => {
      const file = await this.#fileFor(bytes.length);
      const offset = await write(file, bytes);
      return { file: file.name, offset, record };
    });
    this.#last = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#closeFile();
  }

  async #closeFile(): Promise<void> {
    await this.#open?.handle.close();
    this.#open = null;
  }

  async #fileFor(length: number): Promise<OpenFile> {
    const { directory, source } = this.#options;
    if (this.#open === null) {
      mkdirSync(join(directory, source), { recursive: true });
      this.#open = await this.#openLast();
    }
    if (this.#open !== null && this.#open.size + length <= largestFile) return this.#open;
    await this.#closeFile();
    this.#open = await this.#begin((lastNumber(join(directory, source)) ?? 0) + 1);
    return this.#open;
  }

  async #openLast(): Promise<OpenFile | null> {
    const { directory, source, lastOffset } = this.#options;
    const number = lastNumber(join(directory, source));
    if (number === null) return null;
    const name = fileName(source, number);
    const handle = await open(join(directory, name), 'r+');
    const size = await endOfWholeMembers(handle, lastOffset(name));
    await handle.truncate(size);
    return { name, handle, size };
  }

  async #begin(number: number): Promise<OpenFile> {
    const { directory, source, software } = this.#options;
    const name = fileName(source, number);
    const file = { name, handle: await open(join(directory, name), 'wx+'), size: 0 };
    const info = { software, format: 'WARC File Format 1.1', description: `Pages of the source ${source}` };
    await write(file, await compress(WARCRecord.createWARCInfo({ warcVersion: 'WARC/1.1' }, info)));
    return file;
  }
}

const fileName = (source: string, number: number) => `${source}/${String(number).padStart(5, '0')}.warc.gz`;

function lastNumber(folder: string): number | null {
  const numbers = readdirSync(folder)
    .map((name) => /^(\d+)\.warc\.gz$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined);
  return numbers.length === 0 ? null : Math.max(...numbers.map(Number));
}

// A write that fails leaves the size as it was, so that the next one writes over what came of it.
async function write(file: OpenFile, bytes: Uint8Array): Promise<number> {
  const offset = file.size;
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.handle.write(bytes, done, bytes.length - done, offset + done);
    done += bytesWritten;
  }
  await file.handle.datasync();
  file.size += bytes.length;
  return offset;
}

async function compress(record: WARCRecord): Promise<Buffer> {
  return gzipSync(await WARCSerializer.serialize(record));
}

// The digests that the library would compute, which starts a WebAssembly module for each.
function withDigests(record: WARCRecord, body: Uint8Array): WARCRecord {
  const { httpHeaders, warcHeaders } = record;
  const http = httpHeaders === null ? '' : `${httpHeaders}\r\n`;
  warcHeaders.headers.set('WARC-Payload-Digest', sha256(body));
  warcHeaders.headers.set('WARC-Block-Digest', sha256(Buffer.concat([Buffer.from(http), body])));
  return record;
}

/** A `response` where a server answered, a `resource` where nobody was asked (WARC 1.1, 6.3 and 6.4). */
function toRecord(response: RawResponse, id: string): WARCRecord {
  const { url, body, contentType, fetchedAt, fetchStatus, reconstructedFrom } = response;
  const warcHeaders: Record<string, string> = { 'WARC-Record-ID': `<${id}>` };
  if (reconstructedFrom !== null) warcHeaders[reconstructedHeader] = `<${reconstructedFrom}>`;
  const said = { url, date: fetchedAt, warcVersion: 'WARC/1.1' } as const;
  if (fetchStatus === null) {
    warcHeaders['Content-Type'] = contentType || 'application/octet-stream';
    return withDigests(WARCRecord.create({ ...said, type: 'resource', warcHeaders }, [body]), body);
  }
  const httpHeaders = {
    ...headersOf(response),
    ...(contentType === '' ? {} : { 'content-type': contentType }),
  };
  const statusline = `HTTP/1.1 ${fetchStatus}`;
  const record = { ...said, type: 'response', warcHeaders, httpHeaders, statusline } as const;
  return withDigests(WARCRecord.create(record, [body]), body);
}

function toRevisit({ url, at, isNotModified, of }: Revisit, id: string): WARCRecord {
  const profile = isNotModified ? 'server-not-modified' : 'identical-payload-digest';
  const warcHeaders = {
    'WARC-Record-ID': `<${id}>`,
    'WARC-Refers-To': `<${of.record}>`,
    'WARC-Refers-To-Target-URI': url,
    'WARC-Refers-To-Date': of.fetchedAt,
    'WARC-Payload-Digest': of.digest,
  };
  const said = { url, date: at, warcVersion: 'WARC/1.1', type: 'revisit', warcHeaders } as const;
  const record = WARCRecord.create(said, []);
  // The library writes a profile of its own over one that it is given.
  record.warcHeaders.headers.set('WARC-Profile', `http://netpreserve.org/warc/1.1/revisit/${profile}`);
  return record;
}

// The body is written as it was decoded, so what the response says of its coding no longer holds.
function headersOf({ headers = {} }: RawResponse): Record<string, string> {
  const isCoded = 'content-encoding' in headers || 'transfer-encoding' in headers;
  const dropped = isCoded ? ['content-encoding', 'transfer-encoding', 'content-length'] : [];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)));
}
