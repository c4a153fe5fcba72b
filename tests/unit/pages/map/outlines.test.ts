import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { Outlines } from '../../../../src/pages/map/outlines.js';
import type { Line, Position } from '../../../../src/pages/map/topology.js';

const outlines = new Outlines();

/** Whether a position is inside rings, by the even-odd rule. */
function isInside([x, y]: Position, rings: readonly Line[]): boolean {
  const crossed = rings.flatMap((ring) =>
    ring.slice(1).filter(([toX, toY], n) => {
      const [fromX, fromY] = ring[n] as Position;
      return fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX;
    }),
  );
  return crossed.length % 2 === 1;
}

describe('The outlines of the départements', () => {
  it('are there for each of the 101 that INSEE lists, and no two are the same', () => {
    const file = createRequire(import.meta.url).resolve(
      '@etalab/decoupage-administratif/data/departements.json',
    );
    const listed = JSON.parse(readFileSync(file, 'utf8')) as { code: string; nom: string; zone: string }[];
    const departements = listed.filter(({ zone }) => zone !== 'com');
    expect(outlines.departements.map(({ code, name }) => [code, name])).toEqual(
      departements.map(({ code, nom }) => [code, nom]),
    );
    expect(outlines.departements.filter(({ rings }) => rings.length === 0)).toEqual([]);
    expect(new Set(outlines.departements.map(({ rings }) => JSON.stringify(rings))).size).toBe(101);
  });

  it.each<[name: string, code: string, longitude: number, latitude: number]>([
    ['Grenoble', '38', 5.7245, 45.1885],
    ['Colmar', '68', 7.3585, 48.0794],
    ['Nancy', '54', 6.1844, 48.6921],
    ['Melun', '77', 2.6608, 48.5399],
    ['Paris', '75', 2.3522, 48.8566],
    ['Ajaccio', '2A', 8.7876, 41.9624],
    ['Corte', '2B', 9.1502, 42.3064],
    ['Brest', '29', -4.4861, 48.3904],
    ['Saint-Laurent-du-Maroni', '973', -54.0289, 5.4973],
    ['La Plaine-des-Palmistes', '974', 55.6244, -21.1336],
  ])('have %s in %s only', (_, code, longitude, latitude) => {
    const found = outlines.departements.filter(({ rings }) => isInside([longitude, latitude], rings));
    expect(found.map((outline) => outline.code)).toEqual([code]);
  });

  it('make up France in Europe, in which the borders between them are not drawn', () => {
    expect(isInside([2.5, 46.6], outlines.mainland)).toBe(true);
    expect(isInside([-53, 4], outlines.mainland)).toBe(false);
    const own = outlines.departements
      .filter(({ isOverseas }) => !isOverseas)
      .reduce((sum, { rings }) => sum + rings.flat().length, 0);
    expect(outlines.mainland.flat().length).toBeLessThan(own / 2);
  });
});
