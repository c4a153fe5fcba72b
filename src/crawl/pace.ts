/** The pace at which a host is asked: never sooner after the last time than its source and its site want. */

/** Remembers when each host was last asked. */
export class Pace {
  readonly #asked = new Map<string, number>();
  readonly #clock: () => number;

  /** The clock gives milliseconds since the epoch. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** How long to wait before the host may be asked again, in milliseconds, when it wants so long between two requests. */
  wait(host: string, delay: number): number {
    const asked = this.#asked.get(host);
    return asked === undefined ? 0 : Math.max(0, asked + delay - this.#clock());
  }

  /** Notes that the host has just been asked. */
  note(host: string): void {
    this.#asked.set(host, this.#clock());
  }
}
