import { describe, expect, it } from 'vitest';
import { addressOfHost, isLoopbackAddress, isPublicAddress } from '../../../src/crawl/public-address.js';

describe('A network address', () => {
  it.each(['93.184.215.14', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07::1'])(
    'is public when the Internet routes it: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.0.1'],
    ['the network of a carrier', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['loopback, wherever', '127.99.1.2'],
    ['a link, and the metadata of clouds', '169.254.169.254'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.19.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '::1'],
    ['nothing', '::'],
    ['a unique local address', 'fd12:3456::1'],
    ['a unique local address', 'fc00::1'],
    ['a link', 'fe80::1'],
    ['a link with its zone', 'fe80::1%lo'],
    ['IPv4 in IPv6', '::ffff:8.8.8.8'],
    ['IPv4 in IPv6, private', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6 for translation', '64:ff9b::7f00:1'],
    ['a tunnel to IPv4', '2002:7f00:1::'],
    ['a Teredo tunnel', '2001:0:4136:e378::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['no address at all', 'localhost'],
    ['an IPv4 address in octal', '0177.0.0.1'],
  ])('is not public when it is %s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('may stand in the place of a host name, in brackets or without', () => {
    expect([addressOfHost('[::1]'), addressOfHost('::1'), addressOfHost('127.0.0.1')]).toEqual([
      '::1',
      '::1',
      '127.0.0.1',
    ]);
    expect(addressOfHost('localhost')).toBeNull();
  });

  it('is loopback by its own spelling', () => {
    expect(['127.0.0.1', '127.3.2.1', '::1'].every(isLoopbackAddress)).toBe(true);
    expect(['10.0.0.1', '::ffff:127.0.0.1', '127.example'].some(isLoopbackAddress)).toBe(false);
  });
});
