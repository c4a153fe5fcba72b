/** Texts as the journal keeps them: UTF-8, compressed with zstd where it is worth it. Empty text is null. */

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { damageRemedy, JournalDamaged } from './errors.js';
import { undisturbed } from './thread-ending.js';

/** Shorter texts gain little, and setting the compression up costs more than the rest of a commit. */
const worthCompressing = 2_000;
/** What a zstd frame begins with (RFC 8878, 3.1.1); no N-Quads does. */
const zstdMagic = 0x28;

/** A text as it is stored. */
export function pack(text: string): Uint8Array | null {
  if (text === '') return null;
  return text.length < worthCompressing ? Buffer.from(text) : undisturbed(() => zstdCompressSync(text));
}

/** The UTF-8 bytes of a stored text. Throws `JournalDamaged` when it does not decompress. */
export function unpackBytes(stored: unknown): Buffer {
  if (!(stored instanceof Uint8Array)) return Buffer.alloc(0);
  if (stored[0] === zstdMagic) return decompress(stored);
  return Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
}

function decompress(stored: Uint8Array): Buffer {
  try {
    return undisturbed(() => zstdDecompressSync(stored));
  } catch (cause) {
    throw new JournalDamaged(`The journal is damaged: a text does not decompress. ${damageRemedy}`, {
      cause,
    });
  }
}

/** A stored text. Throws `JournalDamaged`. */
export function unpack(stored: unknown): string {
  return unpackBytes(stored).toString('utf8');
}
