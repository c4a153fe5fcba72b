/** How numbers become the shades of a map: few steps with round bounds, each about as many times the one before. */

/** Shades besides the one for none. */
const mostShades = 5;

/** The upper bounds of the shades, the last one being the largest number; none when all numbers are 0. */
export function boundsOfShades(largest: number): readonly number[] {
  if (largest < 1) return [];
  if (largest <= mostShades) return Array.from({ length: largest }, (_, n) => n + 1);
  const even = Array.from({ length: mostShades - 1 }, (_, n) => largest ** ((n + 1) / mostShades));
  const rounded = new Set(even.map(roundNumber).filter((bound) => bound < largest));
  return [...rounded, largest];
}

/** The shade of a number: 0 for none, then from 1 to 5. Where there are few, they are far apart. */
export function shadeOf(number: number, bounds: readonly number[]): number {
  if (number === 0) return 0;
  const step = bounds.findIndex((bound) => number <= bound) + 1;
  return Math.round((step * mostShades) / bounds.length);
}

// 1, 2, 5, 10, 20, 50 …: the nearest by proportion.
function roundNumber(number: number): number {
  const power = 10 ** Math.floor(Math.log10(number));
  const rounds = [1, 2, 5, 10].map((times) => times * power);
  return rounds.reduce((best, round) =>
    Math.abs(Math.log(round / number)) < Math.abs(Math.log(best / number)) ? round : best,
  );
}
