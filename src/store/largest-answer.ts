/** How long an answer may be: it is held whole, once where it is made and once on its way to the client. */

export const megabyte = 1 << 20;

/** In characters, or bytes where it comes as bytes. */
export const largestAnswer = 64 * megabyte;

/** What is said instead of a longer one. */
export const tooLarge = {
  kind: 'refused',
  message: `The answer is longer than ${largestAnswer / megabyte} MB. Narrow the query or page through it (ORDER BY, LIMIT, OFFSET), or export the data and query it at home.`,
} as const;
