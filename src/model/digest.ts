/** Digests of bodies, graphs and mappings. */

import { hash } from 'node:crypto';

/** The SHA-256 of a text (as UTF-8) or of bytes, as `sha256:` and lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return `sha256:${hash('sha256', data, 'hex')}`;
}

/** The 32 bytes of the SHA-256 of a text (as UTF-8). */
export function sha256Bytes(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
