/** Offers words that records have for those that none has. */

import { nearestWord } from '../model/suggest.js';
import type { IndexFile } from './index-file.js';

/** Words that a misspelt one is compared with. */
const mostCandidates = 20_000;
/** Shorter words are near to too many. */
const shortest = 4;

/** Finds near words: of those that begin with the same letter. */
export class Speller {
  readonly #candidates;

  constructor({ database }: IndexFile) {
    this.#candidates = database.prepare(
      `SELECT DISTINCT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ? LIMIT ${mostCandidates}`,
    );
  }

  /** The words that were meant, where there are near ones. Words are in lower case, without accents. */
  suggest(words: readonly string[]): { readonly word: string; readonly meant: string }[] {
    return words.flatMap((word) => {
      if (word.length < shortest) return [];
      const [first = ''] = word;
      const rows = this.#candidates.all(first, `${first}\u{10FFFF}`, word.length - 2, word.length + 2);
      const meant = nearestWord(
        word,
        rows.map((row) => String(row.word)),
      );
      return meant === undefined ? [] : [{ word, meant }];
    });
  }
}
