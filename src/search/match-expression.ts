/** What a person types as a full-text query (https://sqlite.org/fts5.html#full_text_query_syntax) made of stems only. */

import type { IndexFile } from './index-file.js';
import { readText, type TextPart } from './query-text.js';
import { longestLabel } from './thing-table.js';
import { fold, isStopWord, type Stemmer, wordsOf } from './words.js';

/** A text that can be looked for. */
export interface Match {
  /** FTS5 expression of what records must have; null when the text only leaves out, or says nothing. */
  readonly required: string | null;
  /** FTS5 expressions of its parts, all of which are required. */
  readonly parts: readonly string[];
  /** FTS5 expression of what they must not have. */
  readonly excluded: string | null;
  /** Whether a word of a text is one of those looked for. */
  readonly isMark: (word: string) => boolean;
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
  readonly #knows;

  constructor({ database }: IndexFile, stemmer: Stemmer) {
    this.#stemmer = stemmer;
    this.#synonyms = database.prepare(
      `SELECT DISTINCT other.key FROM label JOIN label AS other ON other.thing = label.thing
       WHERE label.key = ? LIMIT ${mostSynonyms}`,
    );
    this.#completions = database.prepare(
      `SELECT DISTINCT stem FROM word WHERE word >= ? AND word < ? AND substr(stem, 1, ?) <> ? LIMIT ${mostCompletions}`,
    );
    this.#knows = database.prepare('SELECT 1 FROM word WHERE word = ?');
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
        .filter((word) => word !== '' && this.#knows.get(word) === undefined),
    };
  }

  // Texts repeat their words.
  #marker(marks: Marks): Match['isMark'] {
    const known = new Map<string, boolean>();
    return (word) => {
      const isKnown = known.get(word) ?? this.#isMark(word, marks);
      known.set(word, isKnown);
      return isKnown;
    };
  }

  #isMark(word: string, { stems, prefixes }: Marks): boolean {
    if (isStopWord(word)) return false;
    const { folded } = this.#stemmer.forms(word, 'fr');
    return (
      this.#stemmer.stems(word).some((stem) => stems.has(stem)) ||
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
      for (const stem of own.flatMap((word) => this.#stemmer.stems(word))) marks.stems.add(stem);
      const keys = [this.#stemmer.key(own.join(' '), 'fr'), this.#stemmer.key(own.join(' '), 'en')];
      return joined([...new Set(keys)].filter((key) => key !== '').map(quoted), ' OR ');
    }
    const [word = ''] = words;
    const stems = this.#stemmer.stems(word).filter((stem) => stem !== '');
    for (const stem of stems) marks.stems.add(stem);
    const completed = isOpen ? this.#complete(fold(word), marks) : [];
    return joined([...stems.map(quoted), ...completed], ' OR ');
  }

  #complete(prefix: string, marks: Marks): string[] {
    if (prefix.length < shortestPrefix) return [];
    marks.prefixes.add(prefix);
    const stems = this.#completions.all(prefix, `${prefix}\u{10FFFF}`, prefix.length, prefix);
    return [`${quoted(prefix)} *`, ...stems.map(({ stem }) => quoted(String(stem)))];
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
export function marksIn(text: string, isMark: Match['isMark']): [number, number][] {
  const marks: [number, number][] = [];
  for (const word of wordsOf(text)) if (isMark(word.text)) marks.push([word.start, word.end]);
  return marks;
}
