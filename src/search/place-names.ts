/** What places are called, to find one by what people type: without accents, case or hyphens. */

import type { TaggedText } from '../model/record.js';
import { nearestWord } from '../model/suggest.js';
import type { IndexFile } from './index-file.js';
import { fold, wordsOf } from './words.js';

/** Places of one name that are looked at: there is no name that so many places have. */
const mostOfOneName = 200;

/** Names that begin alike and are looked at: more than there are places. */
const mostAlike = 100_000;

/** Shorter names are near to too many. */
const shortestMisspelt = 4;

/** Words that are written short in names of places. */
const written: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/** What a name is looked for by. */
export function placeKey(name: string): string {
  return keyWords(name)
    .map((word) => written[word] ?? word)
    .join(' ');
}

// Who has typed "st" may go on to "Strasbourg".
function keysBegun(name: string): ReadonlySet<string> {
  const last = keyWords(name).at(-1) ?? '';
  const key = placeKey(name);
  const short = written[last];
  return new Set(short === undefined ? [key] : [key, key.slice(0, key.length - short.length) + last]);
}

function keyWords(name: string): string[] {
  return [...wordsOf(name)].map(({ text }) => fold(text));
}

/** Reads and writes the names of places. */
export class PlaceNames {
  readonly #insert;
  readonly #remove;
  readonly #find;
  readonly #beginning;
  readonly #near;

  constructor({ database }: IndexFile) {
    this.#insert = database.prepare('INSERT OR IGNORE INTO place_name (key, thing) VALUES (?, ?)');
    this.#remove = database.prepare('DELETE FROM place_name WHERE thing = ?');
    this.#find = database.prepare('SELECT thing FROM place_name WHERE key = ? LIMIT ?');
    this.#beginning = database.prepare(
      'SELECT key, thing FROM place_name WHERE key >= ? AND key < ? LIMIT ?',
    );
    this.#near = database.prepare(
      'SELECT DISTINCT key FROM place_name WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?',
    );
  }

  /** Makes the names all that a place is called. */
  replace(thing: number, names: readonly TaggedText[]): void {
    this.#remove.run(thing);
    for (const { text } of names) {
      const key = placeKey(text);
      if (key !== '') this.#insert.run(key, thing);
    }
  }

  /** Numbers of the places that are called so. */
  find(name: string): readonly number[] {
    return this.#find.all(placeKey(name), mostOfOneName).map(({ thing }) => Number(thing));
  }

  /** Numbers of the places that are called something that begins so, by what they are called. */
  beginningWith(text: string): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    const rows = [...keysBegun(text)].flatMap((key) =>
      this.#beginning.all(key, `${key}\u{10FFFF}`, mostAlike),
    );
    for (const row of rows) {
      const things = found.get(String(row.key)) ?? [];
      things.push(Number(row.thing));
      found.set(String(row.key), things);
    }
    return found;
  }

  /** The nearest name to one that no place has: of those that begin with the same letter. */
  nearest(name: string): string | undefined {
    const key = placeKey(name);
    const [first] = key;
    // A number is no misspelt word.
    if (first === undefined || key.length < shortestMisspelt || /\d/.test(key)) return undefined;
    const rows = this.#near.all(first, `${first}\u{10FFFF}`, key.length - 2, key.length + 2);
    return nearestWord(
      key,
      rows.map((row) => String(row.key)),
    );
  }
}
