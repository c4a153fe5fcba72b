/** Answers `/dumps/…`: files to download, whole or in part (RFC 9110, 13 and 14). */

import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type WantedBytes, wantedBytes } from '../http/byte-range.js';
import { conditionsOfRead, writtenTag } from '../http/preconditions.js';
import { problem } from '../http/problem.js';
import { type DumpManifest, wholeDump } from '../model/dump.js';
import { contentFormats } from './content-formats.js';
import type { DumpKeeper } from './dump-keeper.js';
import { checksumsName, type DumpFolder, manifestName } from './dump-shelf.js';

export interface DumpDoorOptions {
  readonly keeper: Pick<DumpKeeper, 'want' | 'latest'>;
  readonly shelf: Pick<DumpFolder, 'path'>;
  /** Ids of the sources that may have files. */
  readonly sources: readonly string[];
}

/** Seconds until somebody who found no dump comes again. */
const retryAfter = '20';
/** A file of a version does not change; one that was forgotten leaves caches within the hour. */
const cacheControl = 'public, max-age=3600, no-transform';

interface SentFile {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly tag: string;
  /** Of the bytes that are sent whole, in hexadecimal; null: not known. */
  readonly sha256: string | null;
  readonly at: string;
}

const otherFile =
  'The file is another one than the request names. Ask for it without If-Match and If-Unmodified-Since.';

/** Gives the files of dumps. */
export class DumpDoor {
  readonly #options: DumpDoorOptions;

  constructor(options: DumpDoorOptions) {
    this.#options = options;
  }

  /** Answers for `/dumps/<version>/<name>`; `latest` leads to the version that is the latest one with a dump. */
  async answer(version: string, name: string, request: Request): Promise<Response> {
    const { keeper } = this.#options;
    if (!this.#isName(name)) return problem('not-found', `No dump has a file of this name. ${this.#names()}`);
    if (version === 'latest') {
      const latest = keeper.latest();
      return latest === null ? beingMade() : redirect(`/dumps/${latest.version}/${name}`);
    }
    if (!/^[1-9]\d{0,14}$/.test(version)) return this.#absent(version, name);
    const wanted = keeper.want(Number(version));
    if (wanted.kind === 'being-made') return beingMade();
    return wanted.kind === 'none' ? this.#absent(version, name) : this.#send(wanted.manifest, name, request);
  }

  #isName(name: string): boolean {
    if (name === manifestName || name === checksumsName) return true;
    const [, stem = '', format] = /^([^.]+)\.(\w+)\.gz$/.exec(name) ?? [];
    const isFormat = contentFormats.some((one) => one.name === format);
    return isFormat && (stem === wholeDump || this.#options.sources.includes(stem));
  }

  #names(): string {
    const endings = contentFormats.map((format) => `${format.name}.gz`).join(', ');
    return `They are called ${wholeDump} or by the id of a source, and end with ${endings}; ${manifestName} lists them.`;
  }

  #absent(version: string, name: string): Response {
    const latest = this.#options.keeper.latest();
    const where =
      latest === null
        ? 'The dump of the current version is being made'
        : `The latest one is /dumps/${latest.version}/${name}`;
    return problem(
      'not-found',
      `There is no dump of version ${version.slice(0, 20)}, or none any more. ${where}.`,
    );
  }

  async #send(manifest: DumpManifest, name: string, request: Request): Promise<Response> {
    const file = await this.#fileOf(manifest, name);
    if (file === null) return problem('not-found', 'The source tells nothing in this version.');
    const { tag, at, length, path, sha256 } = file;
    const validators = {
      length,
      etag: writtenTag({ isWeak: false, text: tag }),
      lastModified: new Date(at).toUTCString(),
    };
    const headers = new Headers({
      ...{ 'accept-ranges': 'bytes', etag: validators.etag, 'last-modified': validators.lastModified },
      ...{ 'cache-control': cacheControl, 'bis-dataset-version': String(manifest.version) },
    });
    const conditions = conditionsOfRead(request.headers, { isWeak: false, text: tag }, at);
    if (conditions === 'failed') return problem('precondition-failed', otherFile);
    if (conditions === 'not-modified') return new Response(null, { status: 304, headers });
    // Ranges are for GET alone (RFC 9110, 14.2).
    const wanted = request.method === 'GET' ? wantedBytes(request.headers, validators) : whole;
    if (wanted.kind === 'unsatisfiable') {
      return problem('range-not-satisfiable', undefined, { 'content-range': `bytes */${length}` });
    }
    const part = wanted.kind === 'part' ? wanted : { first: 0, last: length - 1 };
    describeContent(headers, file, manifest.version);
    headers.set('content-length', String(part.last - part.first + 1));
    if (wanted.kind === 'part') headers.set('content-range', `bytes ${part.first}-${part.last}/${length}`);
    else if (sha256 !== null) headers.set('repr-digest', digestOf(sha256));
    const body = request.method === 'HEAD' ? null : await bytesOf(path, part);
    if (body === undefined) return this.#absent(String(manifest.version), name);
    return new Response(body, { status: wanted.kind === 'part' ? 206 : 200, headers });
  }

  async #fileOf(manifest: DumpManifest, name: string): Promise<SentFile | null> {
    const { version, at } = manifest;
    const path = this.#options.shelf.path(version, name);
    const file = manifest.files.find((one) => one.name === name);
    if (file !== undefined) {
      const { bytes, sha256 } = file;
      return { path, name, type: 'application/gzip', length: bytes, tag: sha256.slice(0, 32), sha256, at };
    }
    if (name !== manifestName && name !== checksumsName) return null;
    const length = await lengthOf(path);
    if (length === null) return null;
    const type = name === manifestName ? 'application/json' : 'text/plain; charset=utf-8';
    // Made again, the list says another time: it tells its own version of the files.
    const tag = `${version}-${Date.parse(manifest.madeAt)}`;
    return { path, name, type, length, tag, sha256: null, at: manifest.madeAt };
  }
}

const whole: WantedBytes = { kind: 'whole' };

function describeContent(headers: Headers, { type, name }: SentFile, version: number): void {
  headers.set('content-type', type);
  headers.set('content-disposition', `attachment; filename="bis-${version}-${name}"`);
}

// RFC 9530, 3.
function digestOf(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}

async function lengthOf(path: string): Promise<number | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  const { size } = await file.stat();
  await file.close();
  return size;
}

/** The bytes of a file, both ends included; undefined: it is gone. One that goes while it is read is read to its end. */
async function bytesOf(
  path: string,
  { first: start, last: end }: { readonly first: number; readonly last: number },
): Promise<ReadableStream<Uint8Array> | undefined> {
  const stream: ReadStream = createReadStream(path, { start, end });
  const isOpen = await new Promise<boolean>((resolve) => {
    stream.once('open', () => resolve(true)).once('error', () => resolve(false));
  });
  return isOpen ? (Readable.toWeb(stream) as ReadableStream<Uint8Array>) : undefined;
}

function beingMade(): Response {
  return problem('dump-not-ready', undefined, { 'retry-after': retryAfter });
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-cache' } });
}
