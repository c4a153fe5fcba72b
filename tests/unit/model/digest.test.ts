import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.js';

describe('A SHA-256', () => {
  it('is written with its name in lower-case hexadecimal, of the UTF-8 bytes', () => {
    expect(sha256('abc')).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('été')).toBe(sha256(new TextEncoder().encode('été')));
  });
});
