/** Words of texts and their forms: accents folded, ligatures opened, endings cut, French or English. */

import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import type { SearchLanguage } from '../model/search.js';
import { stopWords } from '../model/stop-words.js';

/** A word as it stands in a text, from `start` to `end` (UTF-16 units). */
export interface Word {
  /** In lower case, composed (Unicode NFC), accents kept. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Letters, digits and their marks; everything else parts words, apostrophes and hyphens too. */
const word = /[\p{L}\p{N}\p{M}]+/gu;
/**
 * Stands before English stems (a letter of Unicode's private use), so that they are told from French ones: "care" is no
 * "car", and what is organic no "organe".
 */
export const englishMark = '\uE000';

/** The language by whose rules a text is read, from its tag: what has none is taken for French. */
export function languageOf(tag: string): SearchLanguage {
  return tag.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** What is longer is no word; it is found by its beginning. */
const longest = 40;

/** The words of a text one after another, stop words included. */
export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(word)) {
    const [found] = match;
    const short = found.length > longest ? found.slice(0, longest).toWellFormed() : found;
    yield { text: short.toLowerCase().normalize('NFC'), start: match.index, end: match.index + found.length };
  }
}

/** Whether a word tells nothing: neither indexed nor looked for. */
export function isStopWord(text: string): boolean {
  return stopWords.has(text);
}

/** A word without accents, compatibility forms and ligatures: `Œuvré` → `oeuvre`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

// The French algorithm keeps the s of "emplois" and the x of "lieux".
function cutPlural(stem: string): string {
  return /^..+[iou][sx]$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** The forms under which a word is indexed. */
export interface WordForms {
  /** Without accents. */
  readonly folded: string;
  /** Stem of the word without accents: what stands in the index where the word stood. */
  readonly stem: string;
  /** Stem that the accents lead to, where it is another one: `mobilité` → `mobil` beside `mobilit`. */
  readonly accented: string | null;
}

/** Finds forms of words, and remembers those of recent ones. */
export class Stemmer {
  readonly #known = { fr: new Map<string, WordForms>(), en: new Map<string, WordForms>() };
  readonly #capacity: number;

  constructor({ capacity = 100_000 }: { readonly capacity?: number } = {}) {
    this.#capacity = capacity;
  }

  /** Forms of a word in lower case, in a language. */
  forms(text: string, language: SearchLanguage): WordForms {
    const known = this.#known[language];
    let forms = known.get(text);
    if (forms === undefined) {
      if (known.size >= this.#capacity) known.clear();
      forms = language === 'fr' ? frenchForms(text) : englishForms(text);
      known.set(text, forms);
    }
    return forms;
  }

  /** The stems under which a word of a text in a language stands. */
  stemsIn(text: string, language: SearchLanguage): readonly string[] {
    const { stem, accented } = this.forms(text, language);
    return accented === null ? [stem] : [stem, accented];
  }

  /** The stems of a text in their order, joined by spaces: what labels and phrases are compared by. */
  key(text: string, language: SearchLanguage = 'fr'): string {
    const words = [...wordsOf(text)].filter((found) => !isStopWord(found.text));
    return words
      .map((found) => this.forms(found.text, language).stem)
      .filter((stem) => stem !== '')
      .join(' ');
  }
}

function frenchForms(text: string): WordForms {
  const folded = fold(text);
  const stem = cutPlural(stemFrench(folded));
  const accented = folded === text ? stem : cutPlural(fold(stemFrench(text)));
  return { folded, stem, accented: accented === stem || accented === '' ? null : accented };
}

function englishForms(text: string): WordForms {
  const folded = fold(text);
  const stem = stemEnglish(folded);
  return { folded, stem: stem === '' ? '' : englishMark + stem, accented: null };
}
