/** The time that the mapping of one page may take, and the text that it may read: a hostile page costs no more. */

/** The mapping of a page took too long, or read too much. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** How many steps are taken between two looks at the clock. */
const stride = 64;

/** Most characters that the rules of a page read together: text in nested elements may be read once for each. */
export const mostCharacters = 100_000_000;

/** Counts steps and characters, and throws `DeadlinePassed` when there are too many. */
export class Deadline {
  readonly #clock: () => number;
  readonly #end: number;
  #steps = 0;
  #characters = 0;

  /** `clock` gives milliseconds since the epoch. */
  constructor(clock: () => number, milliseconds: number) {
    this.#clock = clock;
    this.#end = clock() + milliseconds;
  }

  /** One element looked at. */
  step(): void {
    if (++this.#steps % stride === 0 && this.#clock() > this.#end) throw new DeadlinePassed();
  }

  /** Some text read. */
  read(characters: number): void {
    this.step();
    this.#characters += characters;
    if (this.#characters > mostCharacters) throw new DeadlinePassed();
  }
}
