import { describe, expect, it } from 'vitest';
import { drawDepartements } from '../../../../src/pages/map/drawing.js';
import { Outlines } from '../../../../src/pages/map/outlines.js';

const outlines = new Outlines();
const { shapes, insets, width, height } = drawDepartements(outlines);

/** Corners that a path goes through. */
function pointsOf(path: string): (readonly [number, number])[] {
  return path
    .split('M')
    .slice(1)
    .flatMap((ring) => {
      let [x, y] = [0, 0];
      const numbers = ring.match(/-?\d+/g)?.map(Number) ?? [];
      return Array.from({ length: numbers.length / 2 }, (_, n) => {
        x += numbers[2 * n] ?? 0;
        y += numbers[2 * n + 1] ?? 0;
        return [x, y] as const;
      });
    });
}

describe('The drawing of the départements', () => {
  it('has each of them, and the four in and around Paris twice', () => {
    const codes = shapes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(101);
    const twice = codes.filter((code, n) => codes.indexOf(code) !== n);
    expect(twice.sort()).toEqual(['75', '92', '93', '94']);
    expect(
      shapes
        .filter(({ isEnlarged }) => isEnlarged)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(twice);
    expect(shapes.filter(({ path }) => path === '')).toEqual([]);
  });

  it('stays within its size', () => {
    const outside = shapes.filter(({ path }) =>
      pointsOf(path).some(([x, y]) => x < 0 || y < 0 || x > width || y > height),
    );
    expect(outside.map(({ code }) => code)).toEqual([]);
  });

  it('has nothing else where the insets are, their names included', () => {
    const labelHeight = 16;
    const apart = new Set(
      outlines.departements.filter(({ isOverseas }) => isOverseas).map(({ code }) => code),
    );
    const mainland = shapes.filter(({ code, isEnlarged }, n) => {
      const isCopy = !isEnlarged && shapes.findIndex((shape) => shape.code === code) !== n;
      return !apart.has(code) && !isCopy;
    });
    const points = mainland.flatMap(({ path }) => pointsOf(path));
    const covered = insets.filter(({ box }) =>
      points.some(
        ([x, y]) =>
          x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height + labelHeight,
      ),
    );
    expect(covered.map(({ departement }) => departement?.name)).toEqual([]);
    expect(insets).toHaveLength(6);
  });

  it('takes less than 60 kB', () => {
    expect(shapes.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(60_000);
  });
});
