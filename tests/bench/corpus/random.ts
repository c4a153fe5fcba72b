/** Pseudo-random numbers from a seed, and the distributions that the corpus is drawn from. */

/** A source of numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** The generator mulberry32: the same seed gives the same numbers everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `size - 1`, the small ones far more often (Zipf's law, by inversion). */
export function zipf(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1);
}

/** A whole number from `least` to `most`. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** A length around a median, with a long tail (log-normal). */
export function lengthAround(random: Random, median: number, spread = 0.7): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(median * Math.exp(spread * normal));
}

/** One of the values, all alike. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** One of the values, the first ones far more often. */
export function pickOften<Value>(random: Random, values: readonly Value[]): Value {
  return values[zipf(random, values.length)] as Value;
}
