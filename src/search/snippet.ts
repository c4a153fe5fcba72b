/** The part of a text in which the words looked for stand closest. */

import type { TaggedText } from '../model/record.js';
import type { MarkedText } from '../model/search.js';
import { type IsMark, marksIn } from './match-expression.js';
import { languageOf } from './words.js';

/** Characters of a snippet, about. */
const length = 240;
/** Characters before the first mark. */
const lead = 40;
/** Longer texts are looked through to here. */
const longestText = 50_000;

/** Marks the words in the whole of a text. */
export function markText({ text, language }: TaggedText, isMark: IsMark | null): MarkedText {
  return { text, language, marks: isMark === null ? [] : marksIn(text, languageOf(language), isMark) };
}

/** Cuts the part out that holds most marks; null when there is none in the text. */
export function snippetOf({ text: whole, language }: TaggedText, isMark: IsMark): MarkedText | null {
  const text = whole.slice(0, longestText);
  const marks = marksIn(text, languageOf(language), isMark);
  const best = bestWindow(marks);
  if (best === null) return null;
  const start = wordStart(text, best[0] - lead);
  const end = wordEnd(text, Math.max(best[1], Math.min(start + length, text.length)));
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end).replace(/\s/gu, ' ')}${end < whole.length ? '…' : ''}`,
    language,
    marks: marks
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from + shift, to + shift]),
  };
}

// From the first mark of the window to its last one.
function bestWindow(marks: readonly (readonly [number, number])[]): [number, number] | null {
  let best: [number, number] | null = null;
  let bestCount = 0;
  let last = 0;
  for (const [first, [start]] of marks.entries()) {
    while (last + 1 < marks.length && (marks[last + 1]?.[1] ?? 0) - start <= length - lead) last++;
    if (last < first) last = first;
    if (last - first + 1 <= bestCount) continue;
    bestCount = last - first + 1;
    best = [start, marks[last]?.[1] ?? start];
  }
  return best;
}

function wordStart(text: string, near: number): number {
  if (near <= 0) return 0;
  const space = text.slice(near, near + lead).search(/\s/u);
  return space === -1 ? near : near + space + 1;
}

function wordEnd(text: string, near: number): number {
  if (near >= text.length) return text.length;
  const space = text.slice(near, near + lead).search(/\s/u);
  return space === -1 ? near : near + space;
}
