/** How long a server wants to be left alone: `Retry-After` (RFC 9110, 10.2.3). */

/** Nobody is believed who asks for more than a day, in milliseconds. */
const longest = 24 * 60 * 60_000;

/** The time until which it wants to rest (milliseconds since the epoch); null: it does not say, or not so that it can be read. */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  const until = /^\d+$/.test(text) ? now + Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(until) || until <= now) return null;
  return Math.min(until, now + longest);
}
