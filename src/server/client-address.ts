/** Whose share a request is taken from: the address that it comes from, as far as it can be believed. */

import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The client of a request. `proxies` in front of the server have each added the address that they were asked from to
 * X-Forwarded-For, so that what stands before those may be anything.
 */
export function clientOf(c: Context, proxies: number): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',') ?? [];
  const told = proxies > 0 ? forwarded.at(-Math.min(proxies, forwarded.length)) : undefined;
  return shareOf(told?.trim() || addressOf(c));
}

function addressOf(c: Context): string {
  // Without a connection (a request made by the program itself) there is no address.
  return c.env === undefined || !('incoming' in c.env) ? 'local' : (getConnInfo(c).remote.address ?? 'gone');
}

/** What shares one share: an IPv4 address, or the network of an IPv6 one (a household has all of a /64). */
export function shareOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
