import { describe, expect, it } from 'vitest';
import { boundsOfShades, shadeOf } from '../../../../src/pages/map/shades.js';

describe('The bounds of the shades', () => {
  it.each([
    [0, []],
    [1, [1]],
    [3, [1, 2, 3]],
    [9, [2, 5, 9]],
    [120, [2, 5, 20, 50, 120]],
    [4_000, [5, 20, 200, 1_000, 4_000]],
  ])('of numbers up to %d are few, round and growing', (largest, bounds) => {
    expect(boundsOfShades(largest)).toEqual(bounds);
  });

  it('end with the largest number and grow, whatever it is', () => {
    for (let largest = 1; largest < 50_000; largest = Math.ceil(largest * 1.1)) {
      const bounds = boundsOfShades(largest);
      expect(bounds.at(-1)).toBe(largest);
      expect(bounds.toSorted((a, b) => a - b)).toEqual(bounds);
      expect(new Set(bounds).size).toBe(bounds.length);
    }
  });
});

describe('The shade of a number', () => {
  it('is 0 for none, and grows to the darkest for the largest', () => {
    const bounds = [2, 5, 20, 50, 120];
    expect([0, 1, 2, 3, 5, 6, 50, 51, 120].map((number) => shadeOf(number, bounds))).toEqual([
      0, 1, 1, 2, 2, 3, 4, 5, 5,
    ]);
    expect([1, 2, 3].map((number) => shadeOf(number, [1, 2, 3]))).toEqual([2, 3, 5]);
    expect(shadeOf(1, [1])).toBe(5);
  });
});
