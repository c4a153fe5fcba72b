/** Content coding (RFC 9110, 8.4 and 12.5.3): answers compressed for clients that take it. */

import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';

/** The codings that answers have. */
export type Coding = 'gzip' | 'identity';

const compress = promisify(gzip);
/** Below so many bytes, compressing saves nothing. */
const leastBytes = 1_024;
/** The level that gives most of the saving in a third of the time. */
const level = 4;

/** Compresses a body as a whole, off the event loop; null where it is not worth it. */
export async function gzipWhole(body: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  return body.byteLength < leastBytes ? null : compress(body, { level });
}

/** Compresses a stream as it flows. A source that fails and a reader that leaves each end the other. */
export function gzipped(plain: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const compressing = createGzip({ level, flush: constants.Z_NO_FLUSH });
  // The reader is told of a failure by the stream; without this listener it would end the process.
  pipeline(Readable.fromWeb(plain as NodeReadableStream<Uint8Array>), compressing, () => undefined);
  return Readable.toWeb(compressing) as ReadableStream<Uint8Array>;
}
