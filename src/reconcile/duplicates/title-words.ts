/** Titles as they are compared: what they are about, and the places and numbers that tell one of a series from another. */

import { stopWords } from '../../model/stop-words.js';
import { foldWords } from '../fold-words.js';

/** A title taken apart. Words are folded. */
export interface TitleWords {
  /** What it is about, in the order of the title, without words that every title has. */
  readonly core: readonly string[];
  readonly places: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** Whether folded words name a place; `isLedTo`: a word such as "de" or "à" stands before them. */
export type NamesPlace = (words: string, isLedTo: boolean) => boolean;

/** Words that say nothing, as they are written without accents. */
const empty: ReadonlySet<string> = new Set([...stopWords].map(foldWords));
const leading = /^(?:a|au|aux|d|de|des|du|en|sur|dans|pour|of|in|at)$/;
const article = /^(?:l|la|le|les|the)$/;
const number = /^(?:\d+(?:e|er|ere|eme|nd|nde|th|st|rd)?|i{2,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)$/;
/** Words that the name of a place has at most. */
const longestPlace = 6;

/** Takes a title apart. */
export function readTitle(title: string, namesPlace: NamesPlace): TitleWords {
  const words = foldWords(title)
    .split(' ')
    .filter((word) => word !== '');
  const core: string[] = [];
  const places = new Set<string>();
  const numbers = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const length = placeLength(words, at, namesPlace);
    const word = words[at] ?? '';
    if (length > 0) places.add(words.slice(at, at + length).join(' '));
    else if (number.test(word)) numbers.add(word.replace(/^(\d+)\p{L}+$/u, '$1'));
    else if (!empty.has(word)) core.push(word);
    at += Math.max(1, length);
  }
  return { core, places, numbers };
}

// How many words from here on name a place: the most that do, none when they do not.
function placeLength(words: readonly string[], at: number, namesPlace: NamesPlace): number {
  const word = words[at] ?? '';
  // An article may be a part of the name ("le mans"); a preposition is not.
  if (leading.test(word) || number.test(word)) return 0;
  const before = words.slice(0, at).findLast((earlier) => !article.test(earlier));
  const isLedTo = leading.test(before ?? '');
  for (let length = Math.min(longestPlace, words.length - at); length > 0; length--) {
    const last = words[at + length - 1] ?? '';
    if (empty.has(last)) continue;
    if (namesPlace(words.slice(at, at + length).join(' '), isLedTo)) return length;
  }
  return 0;
}

/** How two titles stand to each other as members of a series, by the places and numbers that they name. */
export type SeriesRelation =
  /** They are about different things, or name the same places and numbers. */
  | 'none'
  /** Both name places, or numbers, and not the same ones; or only one of them has a number. */
  | 'rivals'
  /** Only one of them names a place. */
  | 'one-is-placed';

/** How two titles stand to each other; `isSame` says that they are about the same but for places and numbers. */
export function seriesRelation(a: TitleWords, b: TitleWords, isSame: boolean): SeriesRelation {
  if (differ(a.places, b.places) || differ(a.numbers, b.numbers)) return 'rivals';
  if (isSame && a.numbers.size !== b.numbers.size) return 'rivals';
  return isSame && a.places.size !== b.places.size ? 'one-is-placed' : 'none';
}

function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && !a.isSubsetOf(b) && !b.isSubsetOf(a);
}
