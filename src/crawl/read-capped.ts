/** Reads bodies that may not be what they say, without letting them fill the memory. */

/** The largest page that is read, in bytes after decompression. */
export const largestBody = 10 * 1024 * 1024;

/** A body of more than the cap, after decompression. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  constructor(most: number) {
    super(`is larger than ${most >> 20} MiB: it is not read`);
  }
}

/** All of a stream. Throws `BodyTooLarge` as soon as it is too much. */
export async function readCapped(
  stream: AsyncIterable<Uint8Array>,
  most: number = largestBody,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > most) throw new BodyTooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The beginning of a stream, of so many bytes at most; the rest is not read. */
export async function readBeginning(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}
