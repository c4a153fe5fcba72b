/** Where the query is written: the page's text area, or a code editor in its place. */

/** A place in the text: line and column from 1, columns in characters (Unicode code points). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface CodeField {
  text(): string;
  /** Puts another text in the place of what is there; what was there can be got back by undoing. */
  replace(text: string): void;
  /** Where the text stops being SPARQL, as far as the field understands it; null where it sees no fault. */
  fault(): Place | null;
  /** Shows where something is wrong, and puts the cursor there. */
  mark(place: Place, message: string): void;
  unmark(): void;
  focus(): void;
  /** What the query will answer, where the field understands it. */
  answerKind(): 'rows' | 'boolean' | 'graph' | null;
  /** Leaves the page as it was before; its text stays in the text area. */
  remove(): void;
}

/** The text area as it is. `onChange` is told of every change. */
export class PlainField implements CodeField {
  readonly #area: HTMLTextAreaElement;
  readonly #onChange: () => void;

  constructor(area: HTMLTextAreaElement, onChange: () => void) {
    this.#area = area;
    this.#onChange = onChange;
    area.addEventListener('input', onChange);
  }

  text(): string {
    return this.#area.value;
  }

  replace(text: string): void {
    this.#area.value = text;
    this.#onChange();
  }

  mark(place: Place): void {
    const start = offsetOf(this.#area.value, place);
    this.#area.setAttribute('aria-invalid', 'true');
    this.#area.focus();
    this.#area.setSelectionRange(start, Math.min(start + 1, this.#area.value.length));
  }

  unmark(): void {
    this.#area.removeAttribute('aria-invalid');
  }

  focus(): void {
    this.#area.focus();
  }

  fault(): null {
    return null;
  }

  answerKind(): null {
    return null;
  }

  remove(): void {
    this.unmark();
    this.#area.removeEventListener('input', this.#onChange);
  }
}

/** The place that comes first in a text. */
export function earlier(one: Place, other: Place | null): Place {
  if (other === null || other.line > one.line) return one;
  return other.line < one.line || other.column < one.column ? other : one;
}

/** The offset of a place in a text, in UTF-16 code units; the nearest one where the text has no such place. */
export function offsetOf(text: string, { line, column }: Place): number {
  const lines = text.split('\n');
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const before = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  return before + unitsBefore(lines[at] ?? '', column);
}

/** UTF-16 code units that stand in a line before a column. */
export function unitsBefore(line: string, column: number): number {
  return [...line].slice(0, Math.max(column - 1, 0)).join('').length;
}
