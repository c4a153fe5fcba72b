import { describe, expect, it } from 'vitest';
import { LittleMaps } from '../../../../src/pages/map/little-map.js';
import { Outlines } from '../../../../src/pages/map/outlines.js';

const maps = new LittleMaps(new Outlines());
const draw = (territories: readonly string[], ...positions: [number, number][]) =>
  maps.draw({ territories, positions });

describe('A little map', () => {
  it('shows a département within France, with a point where one is known', () => {
    const map = draw(['departement/38'], [5.72, 45.19]);
    expect(map?.territory).toMatch(/^M\d/);
    expect(map?.ground.length).toBeGreaterThan(map?.territory.length ?? 0);
    const [[x = 0, y = 0] = []] = map?.points ?? [];
    expect([x > 120 && x < 150, y > 90 && y < 130]).toEqual([true, true]);
  });

  it('shows a région as all its départements', () => {
    const rings = (path: string | undefined) => path?.match(/M/g)?.length;
    // The Drôme has a hole, where a part of the Vaucluse is.
    expect(rings(draw(['region/84'])?.territory)).toBe(12 + 1);
  });

  it('shows a département overseas by itself', () => {
    const map = draw(['departement/974'], [55.45, -20.88]);
    expect([map?.ground, map?.departement?.name, map?.points.length]).toEqual(['', 'La Réunion', 1]);
  });

  it('shows what is in Europe where a thing is there and overseas', () => {
    const map = draw(['departement/974', 'departement/29'], [55.45, -20.88], [-4.49, 48.39]);
    expect([map?.departement, map?.points.length]).toEqual([null, 1]);
  });

  it('is not made for what is abroad, everywhere or unknown', () => {
    expect([draw([], [-73.6, 45.5]), draw(['country/FR']), draw(['departement/999']), draw([])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('is light', () => {
    expect(draw(['region/84'])?.ground.length).toBeLessThan(6_000);
  });
});
