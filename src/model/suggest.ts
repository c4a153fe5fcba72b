/** The words of "did you mean": the known word nearest to one that is not known. */

import { distance } from 'fastest-levenshtein';

/** How many letters have to be added, left out or replaced to make one word of the other (Levenshtein's distance). */
export function lettersApart(word: string, other: string): number {
  return distance(word, other);
}

/** The nearest known word, or `undefined` when none is near enough to be meant. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A third of the letters, and two from four letters on: swapped letters count as two changes.
  let bestDistance = Math.max(word.length < 4 ? 1 : 2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
