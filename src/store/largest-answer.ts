/** How long an answer may be: it is held whole, once where it is made and once on its way to the client. */

export const megabyte = 1 << 20;

/** In characters, or bytes where it comes as bytes. */
export const largestAnswer = 64 * megabyte;

/** How a longer one ends. */
export const tooLarge = { kind: 'past-cap', cap: 'bytes', most: largestAnswer } as const;
