/** Reads bodies that may not be what they say, without letting them fill the memory. */

/** The largest body that is read, in bytes after decompression. */
export const largestBody = 10 * 1024 * 1024;

/** A body of more than the cap, after decompression. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  constructor() {
    super(`is larger than ${largestBody >> 20} MiB, which no page needs: it is not read`);
  }
}

/** All of a stream. Throws `BodyTooLarge` as soon as it is too much. */
export async function readCapped(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > largestBody) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
