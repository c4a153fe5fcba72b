import { describe, expect, it } from 'vitest';
import { isNamed, weakTag } from '../../../src/http/preconditions.js';

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
