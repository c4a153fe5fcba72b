/** Graph texts as the journal keeps them: zstd-compressed UTF-8. Empty text is null. */

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Compresses a text for storing. */
export function pack(text: string): Uint8Array | null {
  return text === '' ? null : zstdCompressSync(text);
}

/** The UTF-8 bytes of a stored text. */
export function unpackBytes(stored: unknown): Buffer {
  return stored instanceof Uint8Array ? zstdDecompressSync(stored) : Buffer.alloc(0);
}

/** A stored text. */
export function unpack(stored: unknown): string {
  return unpackBytes(stored).toString('utf8');
}
