import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BaseMap, baseMap } from '../../../../src/pages/map/base-map.js';
import { Outlines } from '../../../../src/pages/map/outlines.js';

const outlines = new Outlines();
const text = baseMap(outlines);
const { layers, mainland, overseas } = JSON.parse(text) as BaseMap;

/** Positions of a layer, read as the browser reads them. */
function positionsOf(name: string): [longitude: number, latitude: number][] {
  const layer = layers.find((candidate) => candidate.name === name);
  return (layer?.lines ?? []).flatMap((line) => {
    let [x, y] = [0, 0];
    return Array.from({ length: line.length / 2 }, (_, n): [number, number] => {
      x += line[2 * n] ?? 0;
      y += line[2 * n + 1] ?? 0;
      return [x / (layer?.parts ?? 1), y / (layer?.parts ?? 1)];
    });
  });
}

describe('The ground of the interactive map', () => {
  it('has land, borders and France, all of it on the Earth and north of Antarctica', () => {
    expect(layers.map(({ name }) => name)).toEqual([
      'coarse-land',
      'land',
      'coarse-borders',
      'borders',
      'france',
      'departements',
    ]);
    for (const { name } of layers) {
      const positions = positionsOf(name);
      expect(positions.length, name).toBeGreaterThan(100);
      const off = positions.filter(
        ([longitude, latitude]) => Math.abs(longitude) > 180 || latitude < -60 || latitude > 84,
      );
      expect(off, name).toEqual([]);
    }
  });

  it('tells positions again that are within a half of what it counts in', () => {
    const told = positionsOf('france');
    const near = (longitude: number, latitude: number) =>
      told.some(
        ([x, y]) => Math.abs(x - longitude) <= 1 / 400 + 1e-9 && Math.abs(y - latitude) <= 1 / 400 + 1e-9,
      );
    const known = outlines.mainland.flat().filter((_, n) => n % 97 === 0);
    expect(known.filter(([longitude, latitude]) => !near(longitude, latitude))).toEqual([]);
  });

  it('knows where France in Europe and each département overseas are', () => {
    const [west, south, east, north] = mainland;
    expect([west, south, east, north]).toEqual([-5.2, 41.3, 9.6, 51.1]);
    expect(overseas.map(({ name }) => name)).toEqual([
      'Guadeloupe',
      'Martinique',
      'Guyane',
      'La Réunion',
      'Mayotte',
    ]);
  });

  it('takes less than 60 kB compressed', () => {
    expect(gzipSync(text).length).toBeLessThan(60_000);
  });
});
