/** How long an answer may be: it is held whole, once where it is made and once on its way to the client. */

export const megabyte = 1 << 20;

/** In characters, or bytes where it comes as bytes. */
export const largestAnswer = 64 * megabyte;

/** How a longer one ends. */
export const tooLarge = { kind: 'past-cap', cap: 'bytes', most: largestAnswer } as const;

/** UTF-8 in pieces of a megabyte, each in a buffer of its own so that it can be transferred. */
export function encode(text: string): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += megabyte) pieces.push(bytes.slice(at, at + megabyte));
  return pieces;
}
