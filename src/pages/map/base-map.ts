/** What the interactive map is drawn upon, as a file for browsers that the build makes: land, borders, France and its départements. */

import type { Outline, Outlines } from './outlines.js';
import { type Line, Topology } from './topology.js';

/** Name under which the file is served. */
export const baseMapFile = 'base-map.json';

/**
 * Rings or lines, each as longitude, latitude, then steps to the next position, in fractions of a degree: short to
 * write and to send.
 */
export interface BaseLayer {
  readonly name: 'land' | 'coarse-land' | 'borders' | 'coarse-borders' | 'france' | 'departements';
  readonly isFilled: boolean;
  /** Parts of a degree that numbers count. */
  readonly parts: number;
  readonly lines: readonly (readonly number[])[];
}

/** West, south, east, north, in degrees. */
type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface BaseMap {
  /** In the order in which they are drawn. */
  readonly layers: readonly BaseLayer[];
  /** France in Europe. */
  readonly mainland: Bounds;
  readonly overseas: readonly { readonly name: string; readonly bounds: Bounds }[];
}

/** France lies in these, and detail matters around it. */
const near: readonly Bounds[] = [
  [-11, 35, 17, 60],
  [-65, 12, -59, 19],
  [-56, 1, -50, 7],
  [42, -23, 60, -10],
];
const drawnBetter = 'France';
/** It would be as large as all the rest, and nobody lives there. */
const leftOut = 'Antarctica';

/** Makes the file's text. Takes about a tenth of a second. */
export function baseMap(outlines: Outlines): string {
  const fine = new Topology(import.meta.resolve('world-atlas/countries-50m.json'), 'countries');
  const coarse = new Topology(import.meta.resolve('world-atlas/countries-110m.json'), 'countries');
  const nearNames = fine.names.filter((name) => isNear(fine.rings([name])));
  const farNames = coarse.names.filter((name) => !nearNames.includes(name) && name !== leftOut);
  const { mainland, borders, departements } = outlines;
  const overseas = departements.filter(({ isOverseas }) => isOverseas);
  const map: BaseMap = {
    layers: [
      layer('coarse-land', coarse.rings(farNames), 10, true),
      layer('land', fine.rings(nearNames.filter((name) => name !== drawnBetter)), 100, true),
      layer('coarse-borders', coarse.borders(farNames), 10, false),
      layer('borders', fine.borders(nearNames), 100, false),
      layer('france', [...mainland, ...overseas.flatMap(({ rings }: Outline) => rings)], 200, true),
      layer('departements', borders, 200, false),
    ],
    mainland: boundsOf(mainland),
    overseas: overseas.map(({ name, rings }) => ({ name, bounds: boundsOf(rings) })),
  };
  return JSON.stringify(map);
}

function boundsOf(lines: readonly Line[]): Bounds {
  const [longitudes, latitudes] = [0, 1].map((axis) => lines.flat().map((position) => position[axis] ?? 0));
  const outward = (numbers: readonly number[] = []) =>
    [Math.floor(Math.min(...numbers) * 10) / 10, Math.ceil(Math.max(...numbers) * 10) / 10] as const;
  const [[west, east], [south, north]] = [outward(longitudes), outward(latitudes)];
  return [west, south, east, north];
}

function isNear(rings: readonly Line[]): boolean {
  return rings
    .flat()
    .some(([longitude, latitude]) =>
      near.some(
        ([west, south, east, north]) =>
          longitude > west && longitude < east && latitude > south && latitude < north,
      ),
    );
}

function layer(name: BaseLayer['name'], lines: readonly Line[], parts: number, isFilled: boolean): BaseLayer {
  const shortest = isFilled ? 4 : 2;
  return {
    ...{ name, isFilled, parts },
    lines: lines.map((line) => toSteps(line, parts)).filter(({ length }) => length >= 2 * shortest),
  };
}

// Rounded before the steps are taken, so that rounding does not add up.
function toSteps(line: Line, parts: number): number[] {
  const steps: number[] = [];
  let [x, y] = [0, 0];
  for (const [longitude, latitude] of line) {
    const [stepX, stepY] = [Math.round(longitude * parts) - x, Math.round(latitude * parts) - y];
    if (steps.length > 0 && stepX === 0 && stepY === 0) continue;
    steps.push(stepX, stepY);
    [x, y] = [x + stepX, y + stepY];
  }
  return steps;
}
