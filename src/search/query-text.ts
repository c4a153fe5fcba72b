/** What a person types, read: words, phrases in quotes, words left out with a hyphen. Any text can be read. */

import { wordsOf } from './words.js';

/** A word or a phrase that records have, or have not. */
export interface TextPart {
  readonly words: readonly string[];
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
  /** Whether the word is still being typed: it is completed. */
  readonly isOpen: boolean;
}

/** Longer texts are read to here (UTF-16 units). */
const longestText = 1_000;
/** Further words are left unread. */
const mostWords = 32;

const quotes = /["«»“”„]/u;

/** The parts of a text in their order. */
export function readText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let count = 0;
  for (const { isPhrase, isExcluded, start, end } of spansOf(text.slice(0, longestText))) {
    const words = [...wordsOf(text.slice(start, end))].slice(0, mostWords - count);
    count += words.length;
    const texts = words.map((word) => word.text);
    const last = words.at(-1);
    const isOpen =
      !isPhrase &&
      !isExcluded &&
      last !== undefined &&
      start + last.end === Math.min(text.length, longestText);
    if (isPhrase && texts.length > 1) parts.push({ words: texts, isPhrase, isExcluded, isOpen });
    else {
      parts.push(
        ...texts.map((word, n) => ({
          words: [word],
          isPhrase: false,
          isExcluded,
          isOpen: isOpen && n === texts.length - 1,
        })),
      );
    }
  }
  return parts;
}

interface Span {
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
  readonly start: number;
  readonly end: number;
}

// Between white space, or between quotes; a quote that is not closed reaches to the end.
function* spansOf(text: string): Generator<Span> {
  for (let at = 0; at < text.length; ) {
    if (/\s/u.test(text.charAt(at))) {
      at++;
      continue;
    }
    const isExcluded = text.charAt(at) === '-';
    if (isExcluded) at++;
    const isPhrase = quotes.test(text.charAt(at));
    if (isPhrase) at++;
    const rest = text.slice(at);
    const length = rest.search(isPhrase ? quotes : /[\s"«»“”„]/u);
    const end = length === -1 ? text.length : at + length;
    yield { isPhrase, isExcluded, start: at, end };
    at = isPhrase ? end + 1 : end;
  }
}
