/** Distances on the Earth. */

const earthRadius = 6371.0088;
const radians = Math.PI / 180;

/** Kilometres along the great circle between two positions in degrees (WGS 84), by the haversine formula. */
export function kilometresBetween(latA: number, longA: number, latB: number, longB: number): number {
  const [a, b] = [latA * radians, latB * radians];
  const half = Math.sin((b - a) / 2) ** 2;
  const h = half + Math.cos(a) * Math.cos(b) * Math.sin(((longB - longA) * radians) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}
