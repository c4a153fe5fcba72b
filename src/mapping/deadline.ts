/** The time that the mapping of one page may take: a hostile page costs that much, and no more. */

/** The mapping of a page took too long. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** How many steps are taken between two looks at the clock. */
const stride = 64;

/** Counts steps, and throws `DeadlinePassed` at the first look at the clock past the deadline. */
export class Deadline {
  readonly #clock: () => number;
  readonly #end: number;
  #steps = 0;

  /** `clock` gives milliseconds since the epoch. */
  constructor(clock: () => number, milliseconds: number) {
    this.#clock = clock;
    this.#end = clock() + milliseconds;
  }

  /** One element looked at. */
  step(): void {
    if (++this.#steps % stride === 0 && this.#clock() > this.#end) throw new DeadlinePassed();
  }
}
