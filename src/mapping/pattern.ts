/** Patterns of `match`, run by an engine whose time grows with the text and no faster: the only file that names `re2js`. */

import { RE2JS } from 're2js';

/** The named groups of a match. */
export interface PatternMatch {
  readonly value: string;
  /** What a place lies in. */
  readonly within: string | null;
}

const groupNames = ['value', 'within'];

/** A compiled pattern; it has a group named `value`. */
export class Pattern {
  readonly text: string;
  readonly #expression: RE2JS;
  readonly hasWithin: boolean;

  constructor(text: string, expression: RE2JS) {
    this.text = text;
    this.#expression = expression;
    this.hasWithin = Object.hasOwn(expression.namedGroups(), 'within');
  }

  /** What the pattern finds in the text, all of which it has to match; null when it does not. */
  match(text: string): PatternMatch | null {
    const matcher = this.#expression.matcher(text);
    if (!matcher.matches()) return null;
    const within = this.hasWithin ? matcher.group('within') : null;
    return { value: matcher.group('value') ?? '', within: within ?? null };
  }
}

/** A pattern, or why the text is none. Case does not count, and `.` takes in line breaks. */
export function parsePattern(text: string): Pattern | { readonly problem: string } {
  try {
    const expression = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL);
    const groups = Object.keys(expression.namedGroups());
    const unknown = groups.find((name) => !groupNames.includes(name));
    if (unknown !== undefined)
      return { problem: `the group "${unknown}" is not known: name it value, or within` };
    return groups.includes('value')
      ? new Pattern(text, expression)
      : { problem: 'it has no group (?<value>…), which says what is kept' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
