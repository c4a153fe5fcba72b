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

/** The words of a title, weighed once for all the comparisons that it takes part in. */
export class WeighedWords {
  readonly words: ReadonlySet<string>;
  /** Of all of them. */
  readonly weight: number;
  readonly #byLetter: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly string[], weights: WordWeights) {
    this.words = new Set(words);
    this.weight = [...this.words].reduce((sum, word) => sum + weights.of(word), 0);
    this.#byLetter = Map.groupBy(this.words, (word) => word.charAt(0));
  }

  /** The words that begin as the given one does: only those may be nearly the same. */
  beginningLike(word: string): readonly string[] {
    return this.#byLetter.get(word.charAt(0)) ?? [];
  }
}

/** From 0 (no word in common) to 1 (the same words, in any order). */
export function similarity(left: WeighedWords, right: WeighedWords, weights: WordWeights): number {
  const taken = new Set<string>();
  let common = 0;
  for (const word of left.words) {
    const isFree = (other: string) => !taken.has(other) && isNearly(word, other);
    const isThere = right.words.has(word) && !taken.has(word);
    const twin = isThere ? word : right.beginningLike(word).find(isFree);
    if (twin === undefined) continue;
    taken.add(twin);
    common += (weights.of(word) + weights.of(twin)) / 2;
  }
  if (common === 0) return 0;
  const dice = (2 * common) / (left.weight + right.weight);
  // A title with a subtitle: all the words of the shorter one are there.
  const contained = taken.size >= 2 ? (0.9 * common) / Math.min(left.weight, right.weight) : 0;
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
