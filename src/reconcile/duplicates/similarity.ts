/** How alike two titles are, by their words: rare words count for more, and a letter more or less makes no difference. */

import { lettersApart } from '../../model/suggest.js';

/** Words and how much each tells. */
export class WordWeights {
  readonly #documents = new Map<string, number>();
  #count = 0;

  /** Takes note of the words of one title. */
  add(words: readonly string[]): void {
    this.#count++;
    for (const word of new Set(words)) this.#documents.set(word, (this.#documents.get(word) ?? 0) + 1);
  }

  /** Above 0; the rarer the word, the more. */
  of(word: string): number {
    return Math.log(1 + (this.#count + 1) / ((this.#documents.get(word) ?? 0) + 1));
  }
}

/** From 0 (no word in common) to 1 (the same words, in any order). */
export function similarity(a: readonly string[], b: readonly string[], weights: WordWeights): number {
  const [left, right] = [[...new Set(a)], new Set(b)];
  const weigh = (words: Iterable<string>) => {
    let sum = 0;
    for (const word of words) sum += weights.of(word);
    return sum;
  };
  const [heavy, heavyOther] = [weigh(left), weigh(right)];
  let common = 0;
  let pairs = 0;
  for (const word of left) {
    const twin = right.has(word) ? word : [...right].find((other) => isNearly(word, other));
    if (twin === undefined) continue;
    right.delete(twin);
    common += (weights.of(word) + weights.of(twin)) / 2;
    pairs++;
  }
  if (common === 0) return 0;
  const dice = (2 * common) / (heavy + heavyOther);
  // A title with a subtitle: all the words of the shorter one are there.
  const contained = pairs >= 2 ? (0.9 * common) / Math.min(heavy, heavyOther) : 0;
  return Math.min(1, Math.max(dice, contained));
}

/** Whether two titles have the same words, but for plurals and slips of the pen. */
export function areNearlySame(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a), new Set(b)];
  const others = [...right.difference(left)];
  const lone = [...left.difference(right)];
  return (
    lone.length === others.length &&
    lone.every((word) => others.some((other) => isNearly(word, other))) &&
    others.every((word) => lone.some((other) => isNearly(word, other)))
  );
}

/** Whether two words may be one: a plural, a slip of the pen. */
function isNearly(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false;
  return lettersApart(a, b) <= (shorter < 9 ? 1 : 2);
}
