/** Words as they are compared: case, accents, apostrophes, hyphens and the spellings of "saint" make no difference. */

/** Longest words that are looked up; what is longer is a text, not a name. */
export const longestName = 200;

/** Lower-case words of letters and digits with single spaces; empty when there are none. */
export function foldWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\bs\/ ?/g, ' sur ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bst (?=\p{L})/gu, 'saint ')
    .replace(/\bste (?=\p{L})/gu, 'sainte ');
}

/** Words as a message quotes them: short enough to read, on one line. */
export function quoteWords(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}
