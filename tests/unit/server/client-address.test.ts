import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientOf, shareOf } from '../../../src/server/client-address.js';

/** Whom a server behind so many proxies believes to be asked by. */
async function clientBehind(proxies: number, forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientOf(c, proxies)));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const env = { incoming: { socket: { remoteAddress: '192.0.2.9', remotePort: 1, remoteFamily: 'IPv4' } } };
  return (await app.request('/', { headers }, env)).text();
}

describe('The client of a request', () => {
  it('is who is connected, whatever it says of itself', async () => {
    expect(await clientBehind(0, '203.0.113.1')).toBe('192.0.2.9');
  });

  it('is whom the outermost of one’s own proxies was asked by', async () => {
    expect(await clientBehind(1, '10.0.0.1, 203.0.113.1')).toBe('203.0.113.1');
    expect(await clientBehind(2, '1.1.1.1, 203.0.113.1, 198.51.100.2')).toBe('203.0.113.1');
    expect(await clientBehind(1)).toBe('192.0.2.9');
  });
});

describe('A share', () => {
  it.each([
    ['203.0.113.1', '203.0.113.1'],
    ['::ffff:203.0.113.1', '203.0.113.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is that of %s', (address, share) => {
    expect(shareOf(address)).toBe(share);
  });
});
