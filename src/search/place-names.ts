/** What places are called, to find one by what people type: without accents, case or hyphens. */

import type { TaggedText } from '../model/record.js';
import type { IndexFile } from './index-file.js';
import { fold, wordsOf } from './words.js';

/** Places of one name that are looked at: there is no name that so many places have. */
const mostOfOneName = 200;

/** Words that are written short in names of places. */
const written: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

function keyOf(name: string): string {
  return [...wordsOf(name)]
    .map(({ text }) => fold(text))
    .map((word) => written[word] ?? word)
    .join(' ');
}

/** Reads and writes the names of places. */
export class PlaceNames {
  readonly #insert;
  readonly #remove;
  readonly #find;

  constructor({ database }: IndexFile) {
    this.#insert = database.prepare('INSERT OR IGNORE INTO place_name (key, thing) VALUES (?, ?)');
    this.#remove = database.prepare('DELETE FROM place_name WHERE thing = ?');
    this.#find = database.prepare('SELECT thing FROM place_name WHERE key = ? LIMIT ?');
  }

  /** Makes the names all that a place is called. */
  replace(thing: number, names: readonly TaggedText[]): void {
    this.#remove.run(thing);
    for (const { text } of names) {
      const key = keyOf(text);
      if (key !== '') this.#insert.run(key, thing);
    }
  }

  /** Numbers of the places that are called so. */
  find(name: string): readonly number[] {
    return this.#find.all(keyOf(name), mostOfOneName).map(({ thing }) => Number(thing));
  }
}
