import { describe, expect, it } from 'vitest';
import { kilometresBetween } from '../../../../src/model/distance.js';
import { Frame } from '../../../../src/pages/map/frame.js';
import { Outlines } from '../../../../src/pages/map/outlines.js';

const outlines = new Outlines();
const box = { x: 10, y: 20, width: 10_000, height: 9_000 };
const france = new Frame(outlines.mainland, box);

describe('A drawing of France', () => {
  it('fills its box in one direction and passes it in none', () => {
    const points = outlines.mainland.flat().map((position) => france.point(position));
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    expect(left >= 10 && right <= 10_010 && top >= 20 && bottom <= 9_020).toBe(true);
    expect(bottom - top === 9_000 || right - left === 10_000).toBe(true);
  });

  it('keeps proportions in Brittany, Corsica and the north, and north above', () => {
    const scales = [
      [-4, 48.2],
      [9, 42.2],
      [2.5, 50.6],
    ].flatMap(([longitude = 0, latitude = 0]) => {
      const from = france.point([longitude, latitude]);
      return [
        [longitude + 0.5, latitude],
        [longitude, latitude + 0.4],
      ].map(([east = 0, north = 0]) => {
        const [x, y] = france.point([east, north]);
        return Math.hypot(x - from[0], y - from[1]) / kilometresBetween(latitude, longitude, north, east);
      });
    });
    expect(Math.max(...scales) / Math.min(...scales)).toBeLessThan(1.01);
    expect(france.point([2, 50])[1]).toBeLessThan(france.point([2, 44])[1]);
  });

  it('is drawn south of the equator as well, north above and east on the right', () => {
    const island = outlines.find('974')?.rings ?? [];
    const frame = new Frame(island, box);
    const [[westX], [eastX]] = [frame.point([55.3, -21.1]), frame.point([55.7, -21.1])];
    const [[, northY], [, southY]] = [frame.point([55.5, -20.9]), frame.point([55.5, -21.3])];
    expect([westX < eastX, northY < southY]).toEqual([true, true]);
  });
});

describe('The path of a ring', () => {
  const frame = new Frame(
    [
      [
        [0, 45],
        [1, 46],
      ],
    ],
    { x: 0, y: 0, width: 100, height: 100 },
  );

  it('is closed and tells steps in whole units', () => {
    const ring = [
      [0, 45],
      [1, 45],
      [1, 46],
      [0, 46],
      [0, 45],
    ] as const;
    expect(frame.path([ring])).toMatch(/^M\d+ \d+l(-?\d+[ -]\d+ ?)+z$/);
  });

  it('leaves out what is smaller than a unit', () => {
    const speck = [
      [0.5, 45.5],
      [0.501, 45.5],
      [0.501, 45.501],
      [0.5, 45.5],
    ] as const;
    expect(frame.path([speck])).toBe('');
  });
});
