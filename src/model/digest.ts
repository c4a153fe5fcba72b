/** Digests of bodies, graphs and mappings. */

import { createHash } from 'node:crypto';

/** The SHA-256 of a text (as UTF-8) or of bytes, as `sha256:` and lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}
