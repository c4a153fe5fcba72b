/** One file of a dump: compressed, counted and digested as it is written. */

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { DumpFile } from '../model/dump.js';
import type { Format } from '../rdf/media-types.js';
import type { ContentWriter } from './content-formats.js';

export interface DumpFileOptions {
  readonly folder: string;
  /** What stands before the ending: `all`, or the id of the source. */
  readonly stem: string;
  readonly source: string | null;
  readonly format: Format;
  readonly writer: ContentWriter;
}

/** Writes a file; when `close` has resolved it is on disk. No more than a piece is held in memory. */
export class DumpFileWriter {
  readonly #options: DumpFileOptions;
  readonly #name: string;
  readonly #gzip: Gzip = createGzip();
  readonly #done: Promise<void>;
  readonly #failed = new AbortController();
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #uncompressedBytes = 0;
  #items = 0;

  constructor(options: DumpFileOptions) {
    this.#options = options;
    const { folder, stem, format } = options;
    this.#name = `${stem}.${format.name}.gz`;
    const file = createWriteStream(join(folder, this.#name), { flags: 'wx', flush: true });
    this.#done = pipeline(this.#gzip, (chunks: AsyncIterable<Buffer>) => this.#digest(chunks), file);
    // Told by `add` or `close`, whichever comes next.
    this.#done.catch(() => this.#failed.abort());
  }

  async *#digest(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.#bytes += chunk.byteLength;
      yield chunk;
    }
  }

  /** Adds pieces of the document. Rejects when the file cannot be written. */
  async add(pieces: readonly string[]): Promise<void> {
    const { head, separator } = this.#options.writer;
    for (const piece of pieces) {
      await this.#write(`${this.#items === 0 ? head : separator}${piece}`);
      this.#items++;
    }
  }

  /** Ends the document, and tells what was written. */
  async close(): Promise<DumpFile> {
    const { writer, source, format } = this.#options;
    await this.#write(`${this.#items === 0 ? writer.head : ''}${writer.tail}`);
    this.#gzip.end();
    await this.#done;
    return {
      ...{ name: this.#name, source, format: format.name, mediaType: format.mediaType, items: this.#items },
      ...{ bytes: this.#bytes, uncompressedBytes: this.#uncompressedBytes, sha256: this.#hash.digest('hex') },
    };
  }

  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#uncompressedBytes += bytes.byteLength;
    if (this.#gzip.write(bytes)) return;
    // Where the file fails, nothing will be drained any more: then the failure is told.
    await once(this.#gzip, 'drain', { signal: this.#failed.signal }).catch(() => this.#done);
  }
}
