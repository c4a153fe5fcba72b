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
