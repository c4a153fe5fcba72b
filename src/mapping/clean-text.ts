/** Text of pages made fit to keep: one spelling, no invisible characters, single spaces, line breaks kept. */

// Soft hyphen, zero-width space, word joiner, byte order mark, and controls that reorder the text around them.
const invisible = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

// All but single spaces, which are nearly all of a text's and stay: looking is faster than writing.
const spaces = /[^\S\n ][^\S\n]*| [^\S\n]+/g;

// Anything but the letters and marks that Western Europe writes, and single spaces between them: most texts have none.
const unclean = /[^ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u20AC]|^ | $| {2}/;

/** Cleans a text (Unicode NFC). The answer may be empty: blank is absent. */
export function cleanText(text: string): string {
  if (!unclean.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(control, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(spaces, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A text that says itself twice ("Le jardin Le jardin"), said once; null for any other. Short names may repeat. */
export function withoutEcho(text: string): string | null {
  for (const join of ['', ' ', '\n', '\n\n', ' - ', ' | ']) {
    const half = (text.length - join.length) / 2;
    if (!Number.isInteger(half) || half < 12) continue;
    const once = text.slice(0, half);
    if (text === once + join + once) return once;
  }
  return null;
}

/** The words of a page in a message: one line, at most 80 characters. */
export function quoteWords(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}
