/** How far the positions of a record are. */

import { kilometresBetween } from '../model/distance.js';

/** Kilometres from a centre to the nearest of some positions (latitude and longitude, one after the other). */
export function kilometresToNearest(
  centre: { readonly latitude: number; readonly longitude: number },
  positions: Float64Array,
): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let n = 0; n + 1 < positions.length; n += 2) {
    const [latitude = 0, longitude = 0] = [positions[n], positions[n + 1]];
    nearest = Math.min(nearest, kilometresBetween(centre.latitude, centre.longitude, latitude, longitude));
  }
  return nearest;
}
