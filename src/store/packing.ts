/** Graph texts as the journal keeps them: zstd-compressed UTF-8. Empty text is null. */

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Compresses a text for storing. */
export function pack(text: string): Uint8Array | null {
  return text === '' ? null : zstdCompressSync(text);
}

/** The text of a stored value. */
export function unpack(stored: unknown): string {
  return stored instanceof Uint8Array ? zstdDecompressSync(stored).toString('utf8') : '';
}
