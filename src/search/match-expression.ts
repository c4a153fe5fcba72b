/** What a person types as a full-text query (https://sqlite.org/fts5.html#full_text_query_syntax) made of stems only. */

import type { SearchLanguage } from '../model/search.js';
import type { IndexFile } from './index-file.js';
import { readText, type TextPart } from './query-text.js';
import { longestLabel } from './thing-table.js';
import { englishMark, fold, isStopWord, type Stemmer, wordsOf } from './words.js';

/** Whether a word of a text in a language is one of those looked for. */
export type IsMark = (word: string, language: SearchLanguage) => boolean;

/** A text that can be looked for. */
export interface Match {
  /** FTS5 expression of what records must have; null when the text only leaves out, or says nothing. */
  readonly required: string | null;
  /** FTS5 expressions of its parts, all of which are required. */
  readonly parts: readonly string[];
  /** FTS5 expression of what they must not have. */
  readonly excluded: string | null;
  readonly isMark: IsMark;
  /** The words looked for that no record has, without accents. */
  readonly unknown: readonly string[];
}

/** What an expression is made of, and what is marked in texts. */
interface Marks {
  readonly stems: Set<string>;
  readonly prefixes: Set<string>;
}

/** Shorter beginnings are taken as words: they begin too many. */
const shortestPrefix = 2;
/** Stems that a beginning leads to besides those that begin with it themselves. */
const mostCompletions = 64;
const mostSynonyms = 24;

// Stems hold letters and digits only, so that nothing in them can end the string.
const quoted = (words: string) => `"${words}"`;

/** Makes expressions, with the labels and the words that the index knows. */
export class MatchBuilder {
  readonly #stemmer: Stemmer;
  readonly #synonyms;
  readonly #completions;
  readonly #stemsOfWord;

  constructor({ database }: IndexFile, stemmer: Stemmer) {
    this.#stemmer = stemmer;
    this.#synonyms = database.prepare(
      `SELECT DISTINCT other.key FROM label JOIN label AS other ON other.thing = label.thing
       WHERE label.key = ? LIMIT ${mostSynonyms}`,
    );
    this.#completions = database.prepare(
      `SELECT DISTINCT stem FROM word
       WHERE word >= ? AND word < ? AND substr(ltrim(stem, '${englishMark}'), 1, ?) <> ? LIMIT ${mostCompletions}`,
    );
    this.#stemsOfWord = database.prepare('SELECT stem FROM word WHERE word = ?');
  }

  /** Reads a text. */
  build(text: string): Match {
    const marks: Marks = { stems: new Set(), prefixes: new Set() };
    const none: Marks = { stems: new Set(), prefixes: new Set() };
    const parts = withoutStopWords(readText(text));
    const required = parts.filter(({ isExcluded }) => !isExcluded);
    const excluded = parts.filter(({ isExcluded }) => isExcluded).map((part) => this.#part(part, none));
    const groups = this.#groups(required, marks);
    return {
      required: joined(groups, ' AND '),
      parts: groups,
      excluded: joined(
        excluded.filter((part) => part !== null),
        ' OR ',
      ),
      isMark: this.#marker(marks),
      unknown: required
        .filter(({ isPhrase, isOpen }) => !isPhrase && !isOpen)
        .flatMap(({ words }) => words.map(fold))
        .filter((word) => word !== '' && this.#stemsOfWord.get(word) === undefined),
    };
  }

  // Texts repeat their words.
  #marker(marks: Marks): IsMark {
    const known = { fr: new Map<string, boolean>(), en: new Map<string, boolean>() };
    return (word, language) => {
      const isMark = known[language].get(word) ?? this.#isMark(word, language, marks);
      known[language].set(word, isMark);
      return isMark;
    };
  }

  #isMark(word: string, language: SearchLanguage, { stems, prefixes }: Marks): boolean {
    if (isStopWord(word)) return false;
    const { folded } = this.#stemmer.forms(word, 'fr');
    return (
      this.#stemmer.stemsIn(word, language).some((stem) => stems.has(stem)) ||
      [...prefixes].some((p) => folded.startsWith(p))
    );
  }

  // The longest run of words that is a label is found by the other labels of the same concept too.
  #groups(parts: readonly TextPart[], marks: Marks): string[] {
    const groups: string[] = [];
    for (let at = 0; at < parts.length; ) {
      const { length, synonyms } = this.#labelAt(parts, at);
      const own = parts.slice(at, at + length).map((part) => this.#part(part, marks));
      const all = joined(
        own.filter((part) => part !== null),
        ' AND ',
      );
      for (const stem of synonyms.flatMap((key) => key.split(' '))) marks.stems.add(stem);
      const group = joined([...(all === null ? [] : [all]), ...synonyms.map(quoted)], ' OR ');
      if (group !== null) groups.push(group);
      at += length;
    }
    return groups;
  }

  #labelAt(parts: readonly TextPart[], at: number): { readonly length: number; readonly synonyms: string[] } {
    for (let length = Math.min(longestLabel, parts.length - at); length > 0; length--) {
      const run = parts.slice(at, at + length);
      if (length > 1 && run.some(({ isPhrase }) => isPhrase)) continue;
      const words = run.flatMap((part) => part.words).join(' ');
      const keys = new Set([this.#stemmer.key(words, 'fr'), this.#stemmer.key(words, 'en')]);
      const found = [...keys].filter((key) => key !== '').flatMap((key) => this.#synonyms.all(key));
      const synonyms = [...new Set(found.map(({ key }) => String(key)))].filter((key) => !keys.has(key));
      if (synonyms.length > 0) return { length, synonyms };
    }
    return { length: 1, synonyms: [] };
  }

  #part({ words, isPhrase, isOpen }: TextPart, marks: Marks): string | null {
    const own = words.filter((word) => !isStopWord(word));
    if (isPhrase) {
      for (const stem of own.flatMap((word) => this.#stems(word))) marks.stems.add(stem);
      const keys = [this.#stemmer.key(own.join(' '), 'fr'), this.#stemmer.key(own.join(' '), 'en')];
      return joined([...new Set(keys)].filter((key) => key !== '').map(quoted), ' OR ');
    }
    const [word = ''] = words;
    const stems = this.#stems(word);
    for (const stem of stems) marks.stems.add(stem);
    const completed = isOpen ? this.#complete(fold(word), marks) : [];
    return joined([...stems.map(quoted), ...completed], ' OR ');
  }

  // A word is read in the languages of the texts that have it: who types "care" does not mean the French "car". One that
  // no text has is read in both.
  #stems(word: string): readonly string[] {
    const known = this.#stemsOfWord.all(fold(word)).map(({ stem }) => String(stem).startsWith(englishMark));
    const languages = known.length === 0 ? [false, true] : known;
    const stems = [
      ...(languages.includes(false) ? this.#stemmer.stemsIn(word, 'fr') : []),
      ...(languages.includes(true) ? this.#stemmer.stemsIn(word, 'en') : []),
    ];
    return stems.filter((stem) => stem !== '');
  }

  #complete(prefix: string, marks: Marks): string[] {
    if (prefix.length < shortestPrefix) return [];
    marks.prefixes.add(prefix);
    const stems = this.#completions.all(prefix, `${prefix}\u{10FFFF}`, prefix.length, prefix);
    const begun = [prefix, englishMark + prefix].map((beginning) => `${quoted(beginning)} *`);
    return [...begun, ...stems.map(({ stem }) => quoted(String(stem)))];
  }
}

// A text of stop words alone is a word that is still being typed.
function withoutStopWords(parts: readonly TextPart[]): readonly TextPart[] {
  const telling = parts.filter(({ words }) => words.some((word) => !isStopWord(word)));
  const last = parts.at(-1);
  return telling.length > 0 || last === undefined || last.isExcluded || last.isPhrase
    ? telling
    : [{ ...last, isOpen: true }];
}

function joined(expressions: readonly string[], operator: ' AND ' | ' OR '): string | null {
  if (expressions.length === 0) return null;
  return expressions.length === 1 ? (expressions[0] ?? null) : `(${expressions.join(operator)})`;
}

/** Marks what is looked for in a text: where each word stands. */
export function marksIn(text: string, language: SearchLanguage, isMark: IsMark): [number, number][] {
  const marks: [number, number][] = [];
  for (const word of wordsOf(text)) if (isMark(word.text, language)) marks.push([word.start, word.end]);
  return marks;
}
