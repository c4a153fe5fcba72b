import { describe, expect, it } from 'vitest';
import { conditionsOfRead, isNamed, weakTag } from '../../../src/http/preconditions.js';

describe('If-None-Match', () => {
  const tag = weakTag('7-abc.json');

  it.each([
    ['W/"7-abc.json"', true],
    ['"7-abc.json"', true],
    ['"x", W/"7-abc.json" , "y"', true],
    ['*', true],
    [' * ', true],
    ['W/"7-abc"', false],
    ['"a*b"', false],
    ['7-abc.json', false],
    ['', false],
    [null, false],
  ] as const)('%j names the tag: %s', (header, expected) => {
    expect(isNamed(header, tag)).toBe(expected);
  });
});

describe('What the conditions of a read come to', () => {
  const strong = { isWeak: false, text: '7-ttl' };

  it.each([
    [{}, 'send'],
    [{ 'if-match': '"7-ttl"' }, 'send'],
    [{ 'if-match': '"6-ttl", "7-ttl"' }, 'send'],
    [{ 'if-match': '*' }, 'send'],
    [{ 'if-match': 'W/"7-ttl"' }, 'failed'],
    [{ 'if-match': '"6-ttl"' }, 'failed'],
    [{ 'if-none-match': 'W/"7-ttl"' }, 'not-modified'],
    [{ 'if-none-match': '*' }, 'not-modified'],
    [{ 'if-none-match': '"6-ttl"' }, 'send'],
    [{ 'if-match': '"6-ttl"', 'if-none-match': '"7-ttl"' }, 'failed'],
  ] as const)('with %j is: %s', (headers, verdict) => {
    expect(conditionsOfRead(new Headers(headers), strong)).toBe(verdict);
  });

  const [before, then, after] = [7, 8, 9].map((second) => `Sun, 29 Nov 2026 13:03:0${second} GMT`) as [
    string,
    string,
    string,
  ];

  it.each([
    [{ 'if-modified-since': then }, 'not-modified'],
    [{ 'if-modified-since': before }, 'send'],
    [{ 'if-modified-since': 'yesterday' }, 'send'],
    [{ 'if-modified-since': after, 'if-none-match': '"6-ttl"' }, 'send'],
    [{ 'if-unmodified-since': then }, 'send'],
    [{ 'if-unmodified-since': before }, 'failed'],
    [{ 'if-unmodified-since': 'yesterday' }, 'send'],
    [{ 'if-unmodified-since': before, 'if-match': '"7-ttl"' }, 'send'],
    [{ 'if-unmodified-since': before, 'if-none-match': '"7-ttl"' }, 'failed'],
  ] as const)('with %j and a time that is known is: %s', (headers, verdict) => {
    expect(conditionsOfRead(new Headers(headers), strong, '2026-11-29T13:03:08.700Z')).toBe(verdict);
  });

  it('leaves times alone where none is known', () => {
    const headers = new Headers({ 'if-modified-since': after, 'if-unmodified-since': before });
    expect(conditionsOfRead(headers, strong)).toBe('send');
  });

  it('with If-Match and a weak tag is never met (RFC 9110, 13.1.1)', () => {
    const headers = new Headers({ 'if-match': '"7-ttl", W/"7-ttl"' });
    expect(conditionsOfRead(headers, { ...strong, isWeak: true })).toBe('failed');
  });
});
