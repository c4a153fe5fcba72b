/** The ground of the map: land, borders, France and its départements, from the file that the server has made. */

import type { FitBoundsOptions, LatLngBoundsExpression, Map as LeafletMap } from 'leaflet';
import { leaflet } from './map-libraries.js';

/** Rings or lines, each as longitude, latitude, then steps, all in parts of a degree. */
interface BaseLayer {
  readonly name: string;
  readonly isFilled: boolean;
  readonly parts: number;
  readonly lines: readonly (readonly number[])[];
}

/** West, south, east, north, in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface BaseMap {
  readonly layers: readonly BaseLayer[];
  /** France in Europe. */
  readonly mainland: Bounds;
  readonly overseas: readonly { readonly name: string; readonly bounds: Bounds }[];
}

/** Draws it. */
export function drawBase(map: LeafletMap, { layers }: BaseMap): void {
  for (const { name, isFilled, parts, lines } of layers) {
    const positions = lines.map((line) => toPositions(line, parts));
    if (isFilled) {
      const className = name === 'france' ? 'france' : 'ground';
      leaflet.polygon(positions, { className, fillOpacity: 1, interactive: false }).addTo(map);
    } else {
      leaflet.polyline(positions, { className: 'line', interactive: false }).addTo(map);
    }
  }
}

function toPositions(steps: readonly number[], parts: number): [latitude: number, longitude: number][] {
  const positions: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let n = 0; n + 1 < steps.length; n += 2) {
    x += steps[n] ?? 0;
    y += steps[n + 1] ?? 0;
    positions.push([y / parts, x / parts]);
  }
  return positions;
}

/** Whether a position is in an area. */
export function isWithin([longitude, latitude]: readonly [number, number], bounds: Bounds): boolean {
  const [west, south, east, north] = bounds;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Shows an area as large as it goes. */
export function showArea(map: LeafletMap, bounds: Bounds, options: FitBoundsOptions): void {
  const [west, south, east, north] = bounds;
  const corners: LatLngBoundsExpression = [
    [south, west],
    [north, east],
  ];
  map.fitBounds(corners, { maxZoom: 10, ...options });
}
